import { describe, expect, it } from '@jest/globals';
import { daysIn } from './day-count.js';
import { prorated } from './proration.js';
import { totalCents } from './term-charge.js';

describe('counting the days of a term', () => {
  it.each([
    ['a common year', '2026-01-01', '2027-01-01', 365, 365],
    ['a leap year', '2028-01-01', '2029-01-01', 366, 365],
    ['a term that begins on February 29', '2028-02-29', '2029-02-28', 365, 364],
    ['February 29 alone', '2028-02-29', '2028-03-01', 1, 0],
    ['up to February 29, which is not counted', '2028-02-01', '2028-02-29', 28, 28],
    ['a century that is no leap year', '2100-02-01', '2100-03-01', 28, 28],
    ['six years with two leap days', '2027-07-01', '2033-07-01', 2192, 2190],
    ['across the days on which clocks change', '2026-03-01', '2026-12-01', 275, 275],
  ] as const)('%s', (_case, from, to, actual, withoutLeapDays) => {
    expect([daysIn(from, to, 'actual'), daysIn(from, to, 'no-leap-day')]).toEqual([actual, withoutLeapDays]);
  });

  it('costs nothing for a February 29 that the convention passes over', () => {
    const charge = { coverage: 'auto', itemId: null, kind: 'premium', code: 'x', cents: 36_500 } as const;
    const layers = [
      { from: '2028-01-01', charges: [charge] },
      { from: '2028-02-29', charges: [] },
    ];
    const over = (dayCount: 'actual' | 'no-leap-day'): number =>
      totalCents(prorated({ effective: '2028-01-01', expiration: '2029-01-01', dayCount }, layers));
    expect(over('no-leap-day')).toBe(5_900);
    expect(over('actual')).toBe(5_884);
  });
});
