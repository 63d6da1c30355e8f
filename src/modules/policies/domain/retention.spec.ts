import { describe, expect, it } from '@jest/globals';
import { retainedCents, tableEarned } from './retention.js';
import { shortRatePercent } from './short-rate-table.js';
import type { TermCharge } from './term-charge.js';

const YEAR = { effective: '2026-01-01', expiration: '2027-01-01', dayCount: 'actual' } as const;
const line = (cents: number, kind: TermCharge['kind'] = 'premium'): TermCharge => ({
  coverage: 'auto',
  itemId: null,
  kind,
  code: kind,
  cents,
});

describe('the customary short-rate table', () => {
  it.each([
    [0, 0],
    [1, 5],
    [2, 6],
    [4, 7],
    [5, 8],
    [25, 17],
    [26, 18],
    [91, 35],
    [182, 60],
    [183, 61],
    [219, 69],
    [220, 69],
    [360, 99],
    [361, 100],
    [366, 100],
  ])('after %i days %i%% of the annual premium are earned', (day, percent) => {
    expect(shortRatePercent(day)).toBe(percent);
  });

  it('never earns less on a later day, and never less than day by day', () => {
    for (let day = 1; day <= 365; day += 1) {
      expect(shortRatePercent(day)).toBeGreaterThanOrEqual(shortRatePercent(day - 1));
      expect(shortRatePercent(day)).toBeGreaterThanOrEqual((100 * day) / 365);
    }
  });
});

describe('earned by the table', () => {
  it.each([
    ['scales the day of a shorter term to a year and rounds it up', 100_000, 46, 184, 36_000],
    ['takes day 366 of a leap term for the last one', 100_000, 366, 366, 100_000],
    ['takes the last day of a shorter term for the last one', 100_000, 181, 181, 100_000],
  ])('%s', (_case, premium, day, termDays, earned) => {
    expect(tableEarned(premium, day, termDays)).toBe(earned);
  });
});

describe('what is kept beyond pro rata', () => {
  it('is figured on premium and discounts, not on taxes and fees', () => {
    const layers = [{ from: YEAR.effective, charges: [line(100_000), line(-20_000, 'discount')] }];
    const withMore = [
      {
        from: YEAR.effective,
        charges: [line(100_000), line(-20_000, 'discount'), line(9_000, 'tax'), line(5_000, 'fee')],
      },
    ];
    const kept = retainedCents(YEAR, layers, '2026-07-02', 'ninety_percent');
    expect(kept).toBe(4_011);
    expect(retainedCents(YEAR, withMore, '2026-07-02', 'ninety_percent')).toBe(kept);
  });

  it('is nothing for flat and pro rata', () => {
    const layers = [{ from: YEAR.effective, charges: [line(100_000)] }];
    expect(retainedCents(YEAR, layers, '2026-07-02', 'pro_rata')).toBe(0);
    expect(retainedCents(YEAR, layers, '2026-01-01', 'flat')).toBe(0);
  });
});
