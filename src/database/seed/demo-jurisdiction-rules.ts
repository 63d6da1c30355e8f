import type { AddJurisdictionRuleRequest } from '../../modules/jurisdictions/index.js';
import type { ProductType } from '../../shared/product-types.js';
import { PRODUCT_TYPES } from '../../shared/product-types.js';

/**
 * Examples of state facts with their citations. They show the form of such facts; nobody has reviewed them, and they are far from complete.
 */
export const demoJurisdictionRules: readonly AddJurisdictionRuleRequest[] = [
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
  ...(['cancellation', 'non-renewal'] as const).map((key) =>
    ohio(
      'auto',
      'specific_reason',
      key,
      {},
      'Ohio R.C. 3937.28 and 3937.32, reasons for ending automobile insurance',
    ),
  ),
  ohio(
    'auto',
    'notice_text',
    'cancellation',
    {
      text:
        'You may ask the Ohio Superintendent of Insurance to review this cancellation. Your request must reach the ' +
        'Department of Insurance before the effective date of the cancellation.',
    },
    'Ohio R.C. 3937.32, review by the superintendent before the effective date',
  ),
  ...PRODUCT_TYPES.map((product) =>
    ohio(
      product,
      'notice_text',
      'complaint',
      {
        text:
          'If you disagree with our decision or have a complaint, please contact us or your agent first. You may also ' +
          'contact the Ohio Department of Insurance, Consumer Services Division, 50 W. Town Street, Suite 300, Columbus, ' +
          'OH 43215, telephone 1-800-686-1526, insurance.ohio.gov.',
      },
      'the address that the Ohio Department of Insurance publishes for consumers',
    ),
  ),
  // The rule is for property and casualty insurance (paragraph (A)). Its days are calendar days; a period that would end on a weekend or a
  // holiday ends on the next working day (paragraph (C)(5)).
  ...(['auto', 'home', 'renters'] as const).flatMap((productType) =>
    (
      [
        ['acknowledgment', 15, '(F)(2)'],
        ['decision', 21, '(G)(1), twenty-one days from the proof of loss; counted from the notice'],
        ['follow_up', 45, '(G)(1)'],
      ] as const
    ).map(([key, days, place]) =>
      ohio(
        productType,
        'claim_deadline',
        key,
        { days, endsOn: 'business' },
        `Ohio Adm.Code 3901-1-54${place}, days by (C)(5)`,
      ),
    ),
  ),
  ...(['auto', 'home', 'renters'] as const).map((product) =>
    ohio(
      product,
      'no_loss_statement',
      'lapse',
      {},
      'a signed statement of no loss before coverage goes on after a lapse, a customary rule of manuals; no filing',
    ),
  ),
  ohio(
    'life',
    'life_period',
    'contestability',
    { months: 24 },
    'Ohio R.C. 3915.05, incontestable after not more than two years from its date',
  ),
  ohio(
    'life',
    'life_period',
    'suicide',
    { months: 24 },
    'two years, as the policy form says; the state may ask for less, not checked for Ohio',
  ),
  ohio(
    'life',
    'death_interest',
    'proceeds',
    { from: 'death' },
    'Ohio R.C. 3915.052(B), from the death to the payment, at the greater of the short-term applicable federal rate of the ' +
      'month of the death and the rate on proceeds left on deposit',
  ),
  deathInterest(
    'NY',
    '2014-09-22',
    { from: 'death' },
    'N.Y. Ins. Law 3214(c), at the rate on proceeds left on deposit; text of this day',
  ),
  deathInterest(
    'CA',
    '1976-01-01',
    { from: 'death', graceDays: 30 },
    'Cal. Ins. Code 10172.5(a), where it is not paid within 30 days of the death, at no less than the rate on deposit',
  ),
  ...(['auto', 'home', 'renters'] as const).flatMap((productType) => [
    sharing(
      'CA',
      productType,
      '2003-01-01',
      { method: 'pro_rata' },
      '10 CCR 2695.7(q), recoveries are shared in proportion with whoever has borne a deductible; date not checked',
    ),
    sharing(
      'WA',
      productType,
      '2019-07-03',
      { method: 'insured_first' },
      'Daniels v. State Farm Mut. Auto. Ins. Co., Wash. No. 96185-9 (July 3, 2019), of an insured without fault, with WAC 284-30-393',
    ),
  ]),
  ohio('auto', 'notice_days', 'cancellation', { days: 30 }, 'Ohio R.C. 3937.32, thirty days from mailing'),
  ohio(
    'auto',
    'notice_days',
    'cancellation-non-payment',
    { days: 10 },
    'Ohio R.C. 3937.32, ten days from mailing',
  ),
  ohio(
    'auto',
    'notice_days',
    'cancellation-underwriting-period',
    { days: 10 },
    'ten days while a new policy is looked at, as several states have it; not checked for Ohio',
  ),
  ohio(
    'auto',
    'underwriting_period',
    'new-business',
    { days: 60 },
    'sixty days, as most states have it; not checked for Ohio',
  ),
  ...(['home', 'renters'] as const).flatMap((product) => [
    ohio(
      product,
      'notice_days',
      'cancellation',
      { days: 30 },
      'thirty days, as comparison lists have it for Ohio; not checked',
    ),
    ohio(
      product,
      'notice_days',
      'cancellation-non-payment',
      { days: 10 },
      'Ohio R.C. 3937.47, ten days from mailing',
    ),
    ohio(
      product,
      'underwriting_period',
      'new-business',
      { days: 60 },
      'sixty days, as most states have it; not checked for Ohio',
    ),
  ]),
  ohio(
    'life',
    'free_look',
    'new-business',
    { days: 10 },
    'ten days, as most states have it for life insurance; not checked for Ohio',
  ),
  ...(['auto', 'home', 'renters'] as const).map((product) =>
    ohio(
      product,
      'notice_days',
      'non-renewal',
      { days: 30 },
      'thirty days before the term ends, as comparison lists have it for Ohio; not checked',
    ),
  ),
  ohio(
    'home',
    'cancellation_refund',
    'insured',
    { method: 'ninety_percent' },
    'nine tenths of the unearned premium at the wish of the insured, a customary rule of manuals; no filing',
  ),
  ohio(
    'home',
    'cancellation_refund',
    'rewrite',
    { method: 'pro_rata' },
    'pro rata when the policy is rewritten with the same company, a customary rule of manuals; no filing',
  ),
  ohio(
    'renters',
    'cancellation_refund',
    'insured',
    { method: 'day_table' },
    'the customary short-rate table at the wish of the insured; no filing',
  ),
];

function deathInterest(
  state: 'CA' | 'NY',
  effectiveDate: string,
  value: Readonly<Record<string, unknown>>,
  citation: string,
): AddJurisdictionRuleRequest {
  return {
    state,
    productType: 'life',
    kind: 'death_interest',
    key: 'proceeds',
    value,
    effectiveDate,
    citation: `Example: ${citation}`,
  };
}

function sharing(
  state: 'CA' | 'WA',
  productType: ProductType,
  effectiveDate: string,
  value: { readonly method: 'pro_rata' | 'insured_first' },
  citation: string,
): AddJurisdictionRuleRequest {
  const kind = 'subrogation_sharing';
  return {
    state,
    productType,
    kind,
    key: 'deductible',
    value,
    effectiveDate,
    citation: `Example: ${citation}`,
  };
}

/** A fact of Ohio, in force from the first day of the demo manuals. */
function ohio(
  productType: ProductType | null,
  kind: AddJurisdictionRuleRequest['kind'],
  key: string,
  value: Readonly<Record<string, unknown>>,
  citation: string,
): AddJurisdictionRuleRequest {
  return {
    state: 'OH',
    productType,
    kind,
    key,
    value,
    effectiveDate: '2024-01-01',
    citation: `Example: ${citation}`,
  };
}
