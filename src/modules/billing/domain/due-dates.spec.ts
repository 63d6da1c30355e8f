import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addMonths } from '../../../shared/calendar-date.js';
import { dueDates, monthsBeforeLastYear, monthsOf, notBefore } from './due-dates.js';
import type { PlanTerms } from './payment-plan.js';

const MONTHLY: PlanTerms = {
  code: 'monthly',
  title: 'Monthly',
  instalments: 12,
  everyMonths: 1,
  downPaymentPercent: null,
  anchorDay: null,
  leadDays: 20,
  fee: '3.00',
};
const year = (effective: string, expiration: string) => ({ effective, expiration });
const dates = (plan: Partial<PlanTerms>, term: { effective: string; expiration: string }) =>
  dueDates({ ...MONTHLY, ...plan }, term).map(({ dueOn }) => dueOn);

describe('due dates', () => {
  it.each<[string, Partial<PlanTerms>, string, string, readonly string[]]>([
    ['in full', { instalments: 1 }, '2026-03-10', '2027-03-10', ['2026-03-10']],
    [
      'in halves',
      { instalments: 2, everyMonths: 6 },
      '2026-03-10',
      '2027-03-10',
      ['2026-03-10', '2026-09-10'],
    ],
    [
      'in quarters from the end of a month',
      { instalments: 4, everyMonths: 3 },
      '2026-08-31',
      '2027-08-31',
      ['2026-08-31', '2026-11-30', '2027-02-28', '2027-05-31'],
    ],
    [
      'every two months',
      { instalments: null, everyMonths: 2 },
      '2026-01-15',
      '2026-07-15',
      ['2026-01-15', '2026-03-15', '2026-05-15'],
    ],
    [
      'on an anchor day that months lack',
      { instalments: 4, anchorDay: 31 },
      '2026-01-10',
      '2027-01-10',
      ['2026-01-10', '2026-02-28', '2026-03-31', '2026-04-30'],
    ],
    [
      'on an anchor day before that of the term',
      { instalments: 3, anchorDay: 5 },
      '2026-01-20',
      '2027-01-20',
      ['2026-01-20', '2026-02-05', '2026-03-05'],
    ],
    [
      'of a term shorter than the plan',
      {},
      '2026-01-01',
      '2026-04-01',
      ['2026-01-01', '2026-02-01', '2026-03-01'],
    ],
  ])('%s', (_case, plan, effective, expiration, expected) => {
    expect(dates(plan, year(effective, expiration))).toEqual(expected);
  });

  it('come back to the 31st after a short month', () => {
    expect(dates({}, year('2026-01-31', '2027-01-31')).slice(0, 4)).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ]);
  });

  it('from a leap day fall on the last of February in other years', () => {
    expect(dates({ instalments: null, everyMonths: 12 }, year('2028-02-29', '2033-02-28'))).toEqual([
      '2028-02-29',
      '2029-02-28',
      '2030-02-28',
      '2031-02-28',
      '2032-02-29',
    ]);
  });

  it('give the first installment its down payment and the others equal shares', () => {
    const plan = { ...MONTHLY, instalments: 10, downPaymentPercent: '20' };
    const weights = dueDates(plan, year('2026-01-01', '2027-01-01')).map(({ weight }) => weight);
    const sum = weights.reduce((total, weight) => total + weight, 0);
    expect((weights[0] ?? 0) / sum).toBeCloseTo(0.2, 12);
    expect(new Set(weights.slice(1)).size).toBe(1);
  });

  it('that have passed come together on the day itself', () => {
    const all = dueDates(MONTHLY, year('2026-01-01', '2027-01-01'));
    expect(notBefore(all, '2026-03-15').slice(0, 2)).toEqual([
      { dueOn: '2026-03-15', weight: 3 },
      { dueOn: '2026-04-01', weight: 1 },
    ]);
    expect(notBefore(all, '2025-12-31')).toEqual(all);
  });

  it('rise, begin with the term and lie within it, whatever the plan', () => {
    fc.assert(
      fc.property(
        fc.record({
          instalments: fc.option(fc.integer({ min: 1, max: 24 })),
          everyMonths: fc.integer({ min: 1, max: 12 }),
          anchorDay: fc.option(fc.integer({ min: 1, max: 31 })),
        }),
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 30, max: 1500 }),
        (plan, offset, days) => {
          const effective = addDays('2024-01-01', offset);
          const term = year(effective, addDays(effective, days));
          const due = dates(plan, term);
          expect(due[0]).toBe(effective);
          expect(due).toEqual([...new Set(due)].sort());
          expect(due.every((each) => each < term.expiration)).toBe(true);
        },
      ),
    );
  });
});

describe('the months of a term', () => {
  it.each([
    ['2026-01-01', '2027-01-01', 12],
    ['2028-02-29', '2029-02-28', 12],
    ['2026-01-31', '2026-07-31', 6],
    ['2026-01-31', '2026-07-30', 5],
  ])('from %s to %s are %i', (effective, expiration, expected) => {
    expect(monthsOf({ effective, expiration })).toBe(expected);
  });
});

describe('the last year of a term', () => {
  it.each([
    ['2026-03-01', '2026-09-01', '2026-03-01'],
    ['2026-03-01', '2027-03-01', '2026-03-01'],
    ['2026-03-01', '2027-09-01', '2027-03-01'],
    ['2026-03-01', '2028-03-01', '2027-03-01'],
    ['2028-02-29', '2029-02-28', '2028-02-29'],
    ['2028-02-29', '2030-02-28', '2029-02-28'],
  ])('of %s to %s begins on %s', (effective, expiration, begins) => {
    const term = { effective, expiration };
    expect(dueDates(MONTHLY, term, monthsBeforeLastYear(term))[0]?.dueOn).toBe(begins);
  });
});

describe('the due dates of every year of a long term', () => {
  const QUARTERLY = { ...MONTHLY, instalments: 4, everyMonths: 3 };
  const inYear = (effective: string, years: number): readonly string[] => {
    const expiration = addMonths(effective, years * 12);
    const term = { effective, expiration };
    return dueDates(QUARTERLY, term, monthsBeforeLastYear(term)).map(({ dueOn }) => dueOn);
  };

  it.each([
    ['2028-02-29', 2, ['2029-02-28', '2029-05-29', '2029-08-29', '2029-11-29']],
    ['2028-02-29', 5, ['2032-02-29', '2032-05-29', '2032-08-29', '2032-11-29']],
    ['2028-02-29', 20, ['2047-02-28', '2047-05-29', '2047-08-29', '2047-11-29']],
    ['2026-11-30', 3, ['2028-11-30', '2029-02-28', '2029-05-30', '2029-08-30']],
    ['2026-08-31', 2, ['2027-08-31', '2027-11-30', '2028-02-29', '2028-05-31']],
  ])('from %s on, in year %i, follow the first day of the term', (effective, years, expected) => {
    expect(inYear(effective, years)).toEqual(expected);
  });

  it('never drift, whatever the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 1, max: 30 }), (day, years) => {
        const first = addDays('2024-01-01', day);
        const months = [0, 3, 6, 9].map((month) => addMonths(first, (years - 1) * 12 + month));
        expect(inYear(first, years)).toEqual(months);
      }),
    );
  });
});
