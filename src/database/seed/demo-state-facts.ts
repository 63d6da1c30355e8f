import type { AddStateFactInput } from '../../modules/rating/index.js';

/**
 * Examples of what a state's law says, each with where it is written. They show what such a fact looks like; nobody has
 * reviewed them, and they are far from complete.
 */
export const demoStateFacts: readonly AddStateFactInput[] = [
  {
    state: 'CA',
    productType: 'auto',
    kind: 'banned_rating_variable',
    key: 'credit',
    effectiveDate: '1989-11-08',
    citation:
      'Example: Cal. Ins. Code 1861.02 (Proposition 103) with 10 CCR 2632.5, which lists the factors allowed',
  },
  {
    state: 'CA',
    productType: 'auto',
    kind: 'banned_rating_variable',
    key: 'gender',
    effectiveDate: '2019-01-01',
    citation: 'Example: 10 CCR 2632.5 as amended with effect from 2019-01-01',
  },
  {
    state: 'OH',
    productType: 'auto',
    kind: 'notice_days',
    key: 'cancellation-non-payment',
    value: { days: 10 },
    effectiveDate: '2024-01-01',
    citation:
      'Example: Ohio R.C. 3937.32, ten days from mailing; recorded from the first day of the example manuals',
  },
];
