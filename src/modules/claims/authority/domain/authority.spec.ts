import { describe, expect, it } from '@jest/globals';
import type { HeldClaimAuthority, Measure } from './authority.js';
import { authorityVerdict } from './authority.js';

const held = (more: Partial<HeldClaimAuthority>): HeldClaimAuthority => ({
  isPersonal: false,
  kind: 'reserve',
  basis: 'transaction',
  coverage: null,
  costType: null,
  productType: null,
  state: null,
  amount: '15000.00',
  fourEyes: true,
  ...more,
});

const measure = (transaction: string, more: Partial<Measure> & { total?: string } = {}): Measure => ({
  coverage: 'dwelling',
  costType: 'loss',
  amounts: { transaction, coverage: more.total ?? transaction, claim: more.total ?? transaction },
  ...more,
});

const shortOf = (grants: readonly HeldClaimAuthority[], ...measures: readonly Measure[]): readonly string[] =>
  authorityVerdict(grants, 'reserve', measures).shortfalls.map(
    ({ basis, needed, held: limit }) => `${basis} ${needed} of ${limit}`,
  );

describe('an authority on claims', () => {
  // The worked example of BriteCore's help: a loss limit of 15,000 and an expense limit of 5,000.
  const worked = (basis: HeldClaimAuthority['basis']): readonly HeldClaimAuthority[] => [
    held({ basis, costType: 'loss', amount: '15000.00' }),
    held({ basis, costType: 'adjusting', amount: '5000.00' }),
  ];

  it('by transaction passes a loss of 12,000 with adjusting costs of 5,000, and 5,000 of loss after it', () => {
    const first = [measure('12000.00'), measure('5000.00', { costType: 'adjusting' })];
    expect(shortOf(worked('transaction'), ...first)).toEqual([]);
    expect(shortOf(worked('transaction'), measure('5000.00', { total: '17000.00' }))).toEqual([]);
  });

  it('by coverage fails when the loss is raised by 5,000 to 17,000', () => {
    expect(shortOf(worked('coverage'), measure('12000.00'))).toEqual([]);
    expect(shortOf(worked('coverage'), measure('5000.00', { total: '17000.00' }))).toEqual([
      'coverage 17000.00 of 15000.00',
    ]);
  });

  it.each<[string, readonly HeldClaimAuthority[], readonly string[]]>([
    ['that nobody has granted', [], ['transaction 20000.00 of null']],
    ['for payments only', [held({ kind: 'payment', amount: null })], ['transaction 20000.00 of null']],
    [
      'of another coverage',
      [held({ coverage: 'liability', amount: null })],
      ['transaction 20000.00 of null'],
    ],
    ['without a limit', [held({ amount: null })], []],
    ['of exactly as much', [held({ amount: '20000.00' })], []],
    ['a cent too small', [held({ amount: '19999.99' })], ['transaction 20000.00 of 19999.99']],
    [
      'of the role, above a smaller one of the person',
      [held({ amount: null }), held({ isPersonal: true })],
      ['transaction 20000.00 of 15000.00'],
    ],
    [
      'for the coverage, below one for all',
      [held({ amount: null }), held({ coverage: 'dwelling' })],
      ['transaction 20000.00 of 15000.00'],
    ],
    ['of two alike, the larger', [held({}), held({ amount: '25000.00' })], []],
    [
      'large enough at once, and not for the claim',
      [held({ amount: null }), held({ basis: 'claim' })],
      ['claim 20000.00 of 15000.00'],
    ],
  ])('%s', (_case, grants, expected) => {
    expect(shortOf(grants, measure('20000.00'))).toEqual(expected);
  });

  it('asks for a second pair of eyes unless every grant that it rests on does without', () => {
    const verdict = (...grants: readonly HeldClaimAuthority[]): boolean =>
      authorityVerdict(grants, 'reserve', [measure('1.00')]).fourEyes;
    expect(verdict(held({}))).toBe(true);
    expect(verdict(held({ fourEyes: false }))).toBe(false);
    expect(verdict(held({ fourEyes: false }), held({ basis: 'claim' }))).toBe(true);
  });
});
