import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Amounts, GrossOfCoverage } from './cession.js';
import { cede } from './cession.js';
import type { TreatyTerms } from './treaty.js';
import { CUSTOMARY_ORDER, treatyYear } from './treaty.js';

const DOLLAR = 100;

function treaty(more: Partial<TreatyTerms>): TreatyTerms {
  const kind = more.kind ?? 'quota_share';
  return {
    id: `treaty ${more.number ?? 'A'}`,
    number: 'A',
    version: 1,
    kind,
    reinsurers: [],
    placedBps: 10_000,
    cededBps: null,
    retention: null,
    limit: null,
    annualLimit: null,
    expenses: 'excluded',
    inuringOrder: CUSTOMARY_ORDER[kind],
    productTypes: [],
    states: [],
    coverages: [],
    effectiveDate: '2026-01-01',
    expirationDate: '2027-01-01',
    noticeBps: null,
    noticeDays: null,
    ...more,
  };
}

const quotaShare = (more: Partial<TreatyTerms> = {}): TreatyTerms =>
  treaty({ number: 'QS', cededBps: 4_000, ...more });
const excess = (retention: number, limit: number, more: Partial<TreatyTerms> = {}): TreatyTerms =>
  treaty({
    number: 'XL',
    kind: 'excess_per_risk',
    retention: retention * DOLLAR,
    limit: limit * DOLLAR,
    ...more,
  });
const catastrophe = (retention: number, limit: number, more: Partial<TreatyTerms> = {}): TreatyTerms =>
  excess(retention, limit, { number: 'CAT', kind: 'excess_per_occurrence', ...more });

/** Of whole dollars. */
function claim(n: number, amounts: Partial<Amounts>, more: Partial<GrossOfCoverage> = {}): GrossOfCoverage {
  const { paidLoss = 0, paidExpense = 0, reserveLoss = 0, reserveExpense = 0 } = amounts;
  return {
    claimId: `claim ${n}`,
    claimNumber: `CLM-${n}`,
    productType: 'home',
    state: 'OH',
    lossOn: '2026-07-10',
    catastropheCode: null,
    coverage: 'dwelling',
    paidLoss: paidLoss * DOLLAR,
    paidExpense: paidExpense * DOLLAR,
    reserveLoss: reserveLoss * DOLLAR,
    reserveExpense: reserveExpense * DOLLAR,
    ...more,
  };
}

/** In dollars: what is paid and what is reserved of loss and expense, by claim and treaty. */
function ceded(treaties: readonly TreatyTerms[], claims: readonly GrossOfCoverage[]): unknown {
  return Object.fromEntries(
    cede(treaties, claims).cessions.map((each) => [
      `${each.claimId}, ${each.treatyId}`,
      [each.paidLoss, each.paidExpense, each.reserveLoss, each.reserveExpense].map((cents) => cents / DOLLAR),
    ]),
  );
}

describe('what is ceded', () => {
  it('of a quota share of 40 percent is 40 percent of what is paid and of what is set aside', () => {
    expect(
      ceded([quotaShare()], [claim(1, { paidLoss: 150_000, paidExpense: 20_000, reserveLoss: 50_000 })]),
    ).toEqual({ 'claim 1, treaty QS': [60_000, 0, 20_000, 0] });
    expect(
      ceded([quotaShare({ expenses: 'pro_rata' })], [claim(1, { paidLoss: 150_000, paidExpense: 20_000 })]),
    ).toEqual({ 'claim 1, treaty QS': [60_000, 8_000, 0, 0] });
    expect(ceded([quotaShare({ expenses: 'pro_rata' })], [claim(1, { paidExpense: 20_000 })])).toEqual({
      'claim 1, treaty QS': [0, 8_000, 0, 0],
    });
  });

  it.each([
    [90_000, 0],
    [100_000, 0],
    [100_001, 1],
    [275_000, 175_000],
    [500_000, 400_000],
    [900_000, 400_000],
  ])('of 400,000 excess of 100,000 from a loss of %i is %i', (paidLoss, expected) => {
    expect(ceded([excess(100_000, 400_000)], [claim(1, { paidLoss })])).toEqual(
      expected === 0 ? {} : { 'claim 1, treaty XL': [expected, 0, 0, 0] },
    );
  });

  it('of an excess counts what is paid against the retention first, and what is set aside above it', () => {
    expect(ceded([excess(100_000, 400_000)], [claim(1, { paidLoss: 60_000, reserveLoss: 200_000 })])).toEqual(
      { 'claim 1, treaty XL': [0, 0, 160_000, 0] },
    );
    expect(
      ceded([excess(100_000, 400_000)], [claim(1, { paidLoss: 300_000, reserveLoss: 400_000 })]),
    ).toEqual({ 'claim 1, treaty XL': [200_000, 0, 200_000, 0] });
  });

  it.each([
    ['excluded', [200_000, 0, 0, 0]],
    ['included', [200_000, 60_000, 0, 0]],
    // Two thirds of the loss are ceded, and so are two thirds of the expense.
    ['pro_rata', [200_000, 40_000, 0, 0]],
  ] as const)('of 300,000 with expense of 60,000, where expense is %s, is %j', (expenses, expected) => {
    const loss = claim(1, { paidLoss: 300_000, paidExpense: 60_000 });
    expect(ceded([excess(100_000, 400_000, { expenses })], [loss])).toEqual({
      'claim 1, treaty XL': expected,
    });
  });

  it('of expense in proportion stands beside the limit, and included expense takes from it', () => {
    const loss = claim(1, { paidLoss: 500_000, paidExpense: 50_000 });
    expect(ceded([excess(100_000, 400_000, { expenses: 'pro_rata' })], [loss])).toEqual({
      'claim 1, treaty XL': [400_000, 40_000, 0, 0],
    });
    expect(ceded([excess(100_000, 400_000, { expenses: 'included' })], [loss])).toEqual({
      'claim 1, treaty XL': [400_000, 0, 0, 0],
    });
  });

  it('of layers is taken of the same loss, one above the other', () => {
    const first = excess(100_000, 400_000, { number: 'XL 1' });
    const second = excess(500_000, 500_000, { number: 'XL 2' });
    expect(ceded([second, first], [claim(1, { paidLoss: 800_000 })])).toEqual({
      'claim 1, treaty XL 1': [400_000, 0, 0, 0],
      'claim 1, treaty XL 2': [300_000, 0, 0, 0],
    });
  });

  it('of a quota share inures to the benefit of the excess, unless the treaty says otherwise', () => {
    const loss = claim(1, { paidLoss: 300_000 });
    expect(ceded([excess(100_000, 400_000), quotaShare()], [loss])).toEqual({
      'claim 1, treaty QS': [120_000, 0, 0, 0],
      'claim 1, treaty XL': [80_000, 0, 0, 0],
    });
    expect(ceded([excess(100_000, 400_000, { inuringOrder: 5 }), quotaShare()], [loss])).toEqual({
      'claim 1, treaty XL': [200_000, 0, 0, 0],
      'claim 1, treaty QS': [40_000, 0, 0, 0],
    });
  });

  it('of two quota shares of one order is never more than the loss', () => {
    const both = [
      quotaShare({ cededBps: 6_000 }),
      quotaShare({ number: 'QS 2', cededBps: 7_000, inuringOrder: CUSTOMARY_ORDER.quota_share }),
    ];
    expect(ceded(both, [claim(1, { paidLoss: 1_000 })])).toEqual({
      'claim 1, treaty QS': [600, 0, 0, 0],
      'claim 1, treaty QS 2': [400, 0, 0, 0],
    });
  });

  it('of an event is what all its claims together have cost above the retention, up to the limit', () => {
    const of = { catastropheCode: 'PCS-2647' };
    const claims = [
      claim(1, { paidLoss: 60_000 }, of),
      claim(2, { paidLoss: 90_000 }, { ...of, lossOn: '2026-07-11' }),
      claim(3, { paidLoss: 80_000, reserveLoss: 50_000 }, { ...of, lossOn: '2026-07-12' }),
      claim(4, { paidLoss: 500_000 }),
      claim(5, { paidLoss: 500_000 }, { catastropheCode: 'PCS-2650' }),
    ];
    expect(ceded([catastrophe(100_000, 150_000)], claims)).toEqual({
      'claim 2, treaty CAT': [50_000, 0, 0, 0],
      'claim 3, treaty CAT': [80_000, 0, 20_000, 0],
      'claim 5, treaty CAT': [150_000, 0, 0, 0],
    });
  });

  it('of a year is never above its aggregate limit; another year has its own', () => {
    const limited = quotaShare({ annualLimit: 50_000 * DOLLAR, expirationDate: '2028-01-01' });
    const claims = [
      claim(1, { paidLoss: 100_000, reserveLoss: 100_000 }),
      claim(2, { paidLoss: 10_000 }),
      claim(3, { paidLoss: 100_000 }, { lossOn: '2027-01-01' }),
    ];
    expect(ceded([limited], claims)).toEqual({
      'claim 1, treaty QS': [40_000, 0, 6_000, 0],
      'claim 2, treaty QS': [4_000, 0, 0, 0],
      'claim 3, treaty QS': [40_000, 0, 0, 0],
    });
  });

  it.each<[string, Partial<TreatyTerms>, boolean]>([
    ['on its first day', { effectiveDate: '2026-07-10' }, true],
    ['on the day of its end', { expirationDate: '2026-07-10' }, false],
    ['on the day before its end', { expirationDate: '2026-07-11' }, true],
    ['of another product', { productTypes: ['auto'] }, false],
    ['of another state', { states: ['IN'] }, false],
    ['of another coverage', { coverages: ['liability'] }, false],
    [
      'of a named product, state and coverage',
      { productTypes: ['home'], states: ['OH'], coverages: ['dwelling'] },
      true,
    ],
  ])('of a loss %s', (_, terms, isCeded) => {
    const { cessions } = cede([quotaShare(terms)], [claim(1, { paidLoss: 100 })]);
    expect(cessions.length).toBe(isCeded ? 1 : 0);
  });

  it('of a treaty that is not all placed is the share that is', () => {
    const placed = excess(100_000, 400_000, { placedBps: 9_000 });
    expect(ceded([placed], [claim(1, { paidLoss: 900_000 })])).toEqual({
      'claim 1, treaty XL': [360_000, 0, 0, 0],
    });
  });

  it('tells the reinsurers of a claim that has reached half of the retention', () => {
    const told = excess(100_000, 400_000, { noticeBps: 5_000, noticeDays: 14 });
    const claims = [
      claim(1, { paidLoss: 10_000, reserveLoss: 39_999 }),
      claim(2, { paidLoss: 10_000, reserveLoss: 40_000 }),
    ];
    expect(cede([told], claims).notices.map(({ claimId }) => claimId)).toEqual(['claim 2']);
  });

  it('begins a year of a treaty of February 29 on the last day of February', () => {
    const leap = { effectiveDate: '2024-02-29', expirationDate: '2030-01-01' };
    expect(treatyYear(leap, '2025-02-27')).toEqual({ from: '2024-02-29', until: '2025-02-28' });
    expect(treatyYear(leap, '2025-02-28')).toEqual({ from: '2025-02-28', until: '2026-02-28' });
    expect(treatyYear(leap, '2029-12-31')).toEqual({ from: '2029-02-28', until: '2030-01-01' });
  });
});

describe('whatever claims have cost', () => {
  const cents = fc.integer({ min: 0, max: 2_000_000_00 });
  const anyClaims = fc.array(
    fc.record({
      claim: fc.integer({ min: 1, max: 8 }),
      coverage: fc.constantFrom('dwelling', 'liability'),
      paidLoss: cents,
      paidExpense: cents,
      reserveLoss: cents,
      reserveExpense: cents,
    }),
    { maxLength: 12 },
  );
  /** Day, event and number belong to the claim, and its coverages share them. */
  const grossOf = (rows: typeof anyClaims extends fc.Arbitrary<infer T> ? T : never): GrossOfCoverage[] => {
    const seen = new Map(rows.map((row) => [`${row.claim} ${row.coverage}`, row]));
    return [...seen.values()].map(({ claim: n, coverage, ...amounts }) => ({
      ...claim(n, {}),
      ...amounts,
      coverage,
      lossOn: n % 3 === 0 ? '2026-12-31' : '2026-07-10',
      catastropheCode: n % 4 === 0 ? null : `PCS-${n % 2}`,
    }));
  };
  const optional = (max: number): fc.Arbitrary<number | null> => fc.option(fc.integer({ min: 1, max }));
  const anyTreaties = fc.array(
    fc.record({
      kind: fc.constantFrom('quota_share', 'excess_per_risk', 'excess_per_occurrence'),
      placedBps: fc.integer({ min: 1, max: 10_000 }),
      cededBps: fc.integer({ min: 1, max: 10_000 }),
      retention: fc.integer({ min: 0, max: 1_000_000_00 }),
      limit: fc.integer({ min: 1, max: 1_000_000_00 }),
      annualLimit: optional(1_000_000_00),
      expenses: fc.constantFrom('excluded', 'included', 'pro_rata'),
      inuringOrder: fc.integer({ min: 1, max: 3 }),
      coverages: fc.constantFrom([], ['dwelling']),
    }),
    { maxLength: 4 },
  );
  /** As the table has them: a quota share has a percentage, an excess a retention and a limit. */
  const treatiesOf = (rows: typeof anyTreaties extends fc.Arbitrary<infer T> ? T : never): TreatyTerms[] =>
    rows.map(({ cededBps, retention, limit, ...row }, index) => {
      const share = row.kind === 'quota_share' ? { cededBps } : { retention, limit };
      return treaty({ ...row, ...share, number: `T${index}` } as Partial<TreatyTerms>);
    });
  const total = (of: Amounts): number => of.paidLoss + of.paidExpense + of.reserveLoss + of.reserveExpense;
  const PARTS = ['paidLoss', 'paidExpense', 'reserveLoss', 'reserveExpense'] as const;

  it('what is ceded and what is kept add up to it, part by part, and nothing is negative', () => {
    fc.assert(
      fc.property(anyClaims, anyTreaties, (rows, terms) => {
        const gross = grossOf(rows);
        const { cessions } = cede(treatiesOf(terms), gross);
        for (const claimId of new Set(gross.map((each) => each.claimId)))
          for (const part of PARTS) {
            const whole = gross.filter((g) => g.claimId === claimId).reduce((sum, g) => sum + g[part], 0);
            const given = cessions.filter((c) => c.claimId === claimId);
            const ceding = given.reduce((sum, c) => sum + c[part], 0);
            expect(given.every((c) => Number.isSafeInteger(c[part]) && c[part] >= 0)).toBe(true);
            expect(whole - ceding).toBeGreaterThanOrEqual(0);
          }
      }),
    );
  });

  it('no limit of a claim, an event or a year is exceeded', () => {
    fc.assert(
      fc.property(anyClaims, anyTreaties, (rows, terms) => {
        const gross = grossOf(rows);
        const byId = new Map(gross.map((each) => [each.claimId, each]));
        const treaties = treatiesOf(terms);
        const { cessions } = cede(treaties, gross);
        for (const each of treaties) {
          // Expense in proportion stands beside the limits.
          const counted = (of: Amounts): number =>
            each.expenses === 'pro_rata' ? of.paidLoss + of.reserveLoss : total(of);
          const own = cessions.filter(({ treatyId }) => treatyId === each.id);
          const most = (limit: number): number => Math.floor((limit * each.placedBps) / 10_000);
          const sum = (rowsOf: readonly Amounts[]): number =>
            rowsOf.reduce((all, row) => all + counted(row), 0);
          if (each.annualLimit !== null) expect(sum(own)).toBeLessThanOrEqual(most(each.annualLimit));
          if (each.kind === 'excess_per_risk')
            for (const row of own) expect(counted(row)).toBeLessThanOrEqual(most(each.limit ?? 0));
          if (each.kind === 'excess_per_occurrence')
            for (const [code, ofEvent] of Map.groupBy(own, (c) => byId.get(c.claimId)?.catastropheCode)) {
              expect(code).not.toBeNull();
              expect(sum(ofEvent)).toBeLessThanOrEqual(most(each.limit ?? 0));
            }
        }
      }),
    );
  });

  it('the order in which claims are handed over changes nothing', () => {
    fc.assert(
      fc.property(anyClaims, anyTreaties, (rows, terms) => {
        const gross = grossOf(rows);
        const inWords = (of: readonly GrossOfCoverage[]): readonly string[] =>
          cede(treatiesOf(terms), of)
            .cessions.map((each) => JSON.stringify(each))
            .toSorted();
        expect(inWords(gross.toReversed())).toEqual(inWords(gross));
      }),
    );
  });

  it('of an event that is all placed, exactly what is above the retention and within the limit is ceded', () => {
    fc.assert(
      fc.property(anyClaims, (rows) => {
        const gross = grossOf(rows);
        const { cessions } = cede([catastrophe(1_000_000, 2_000_000)], gross);
        for (const code of ['PCS-0', 'PCS-1']) {
          const ofEvent = gross.filter(({ catastropheCode }) => catastropheCode === code);
          const ids = new Set(ofEvent.map(({ claimId }) => claimId));
          const layer = (sum: number): number =>
            Math.min(Math.max(sum - 1_000_000 * DOLLAR, 0), 2_000_000 * DOLLAR);
          const paid = ofEvent.reduce((sum, each) => sum + each.paidLoss, 0);
          const incurred = ofEvent.reduce((sum, each) => sum + each.paidLoss + each.reserveLoss, 0);
          const own = cessions.filter(({ claimId }) => ids.has(claimId));
          expect(own.reduce((sum, each) => sum + each.paidLoss, 0)).toBe(layer(paid));
          expect(own.reduce((sum, each) => sum + each.paidLoss + each.reserveLoss, 0)).toBe(layer(incurred));
        }
      }),
    );
  });
});
