import { describe, expect, it } from '@jest/globals';
import type { RatedRisk, UnderwritingReason } from '../../rating/index.js';
import type { OfferInput } from './offer.js';
import { isWithinReach, offerOf, reachFrom, statusAfterRating } from './offer.js';

const asked: OfferInput = {
  customerId: 'c',
  agencyId: null,
  productType: 'home',
  state: 'OH',
  zipCode: '43004',
  effectiveDate: '2028-02-29',
  termMonths: 12,
  vehicleInfo: null,
  propertyInfo: {},
  lifeInfo: null,
  drivers: null,
  coverageSelections: null,
};

const reason = (
  outcome: UnderwritingReason['outcome'],
  blocks: UnderwritingReason['blocks'] = null,
): UnderwritingReason => ({
  code: 'r',
  outcome,
  title: 'Because',
  blocks,
  authority: null,
});

const rated = (more: Partial<RatedRisk> = {}): RatedRisk =>
  ({
    total: '501.00',
    basePremium: '500.00',
    charges: [],
    discounts: [],
    surcharges: [],
    payments: [],
    decision: { outcome: 'accept', reasons: [] },
    worksheet: {
      steps: [
        { coverage: 'dwelling', step: 'base', title: 'Base', kind: 'base', operand: '500', value: '500.00' },
      ],
    },
    editionId: 'e',
    companyCode: 'BND',
    ...more,
  }) as RatedRisk;

const quotedAt = new Date('2026-11-23T15:00:00Z');
const offer = (more: Partial<RatedRisk> = {}) =>
  offerOf({ id: 'q', worksheetId: 'w' }, asked, rated(more), { by: null, at: quotedAt, validDays: 30 });

describe('an offer', () => {
  it('holds its price for as many days as it was told', () => {
    expect(offer().expiresAt).toBe('2026-12-23T15:00:00.000Z');
  });

  it('ends a term from a leap day on the last day of February', () => {
    expect(offer().expirationDate).toBe('2029-02-28');
  });

  it('has no monthly part that is smaller than its share, so that twelve of the kind reach the premium', () => {
    expect(offer({ total: '501.01' }).monthlyPremium).toBe('41.76');
  });

  it('takes the monthly installment that the manual files', () => {
    const payments = [{ code: 'monthly', title: 'Monthly', instalments: 12, amount: '55.76' }];
    expect(offer({ total: '413.00', payments }).monthlyPremium).toBe('55.76');
  });

  it('shows base rate and factors in the order in which they were applied', () => {
    expect(offer().ratingFactors).toEqual([
      { coverage: 'dwelling', step: 'base', title: 'Base', factor: '500' },
    ]);
  });

  it('names the reasons of a decline', () => {
    const declined = offer({
      decision: { outcome: 'decline', reasons: [reason('decline'), reason('refer', 'bind')] },
    });
    expect(declined).toMatchObject({ status: 'declined', declinedReasons: ['Because'] });
  });
});

describe('the status after rating', () => {
  it.each([
    ['accepted', { outcome: 'accept', reasons: [] }, 'quoted'],
    [
      'referred before the price may be shown',
      { outcome: 'refer', reasons: [reason('refer', 'quote')] },
      'draft',
    ],
    ['referred before binding', { outcome: 'refer', reasons: [reason('refer', 'bind')] }, 'quoted'],
    ['declined', { outcome: 'decline', reasons: [reason('decline')] }, 'declined'],
  ] as const)('of what is %s', (_what, decision, status) => expect(statusAfterRating(decision)).toBe(status));
});

describe('the reach of effective dates', () => {
  it.each([
    ['2026-10-24', true],
    ['2026-10-23', false],
    ['2027-05-22', true],
    ['2027-05-23', false],
  ])('on 2026-11-23: %s %p', (date, within) => expect(isWithinReach(date, '2026-11-23')).toBe(within));

  it('is told in words', () => expect(reachFrom('2026-11-23')).toBe('from October 24, 2026 to May 22, 2027'));
});
