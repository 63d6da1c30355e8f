import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../../../shared/calendar-date.js';
import { addBusinessDays, federalHolidays, isBusinessDay } from '../../../../shared/business-days.js';
import { deadlinesFrom } from './deadlines.js';

describe('deadlines of claims', () => {
  // As the U.S. Office of Personnel Management publishes them.
  it.each([
    [2026, '01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25'],
    [2027, '01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24'],
  ])('know the holidays of %d', (year, days) => {
    expect(federalHolidays(year)).toEqual(days.split(' ').map((day) => `${year}-${day}`));
  });

  it.each([
    ['2026-07-01', 1, '2026-07-02'],
    ['2026-07-01', 2, '2026-07-06'],
    ['2026-11-25', 1, '2026-11-27'],
    ['2026-12-24', 10, '2027-01-11'],
    // New Year's Day of 2028 is a Saturday and kept on the Friday before.
    ['2027-12-30', 1, '2028-01-03'],
  ])('count from %s %d business days to %s', (from, count, to) => {
    expect(addBusinessDays(from, count)).toBe(to);
  });

  it('are on a business day, with as many of them in between', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 1, max: 60 }), (shift, count) => {
        const from = addDays('2024-01-01', shift);
        const to = addBusinessDays(from, count);
        let found = 0;
        for (let day = addDays(from, 1); day <= to; day = addDays(day, 1))
          found += isBusinessDay(day) ? 1 : 0;
        return isBusinessDay(to) && found === count;
      }),
    );
  });

  it('follow the law of the state, by the days that it counts', () => {
    const rules = [
      { key: 'acknowledgment', value: { days: 15 }, citation: 'OAC 3901-1-54(F)(2)' },
      { key: 'decision', value: { days: 10, counts: 'business' }, citation: 'Example' },
      // A Saturday before Labor Day.
      { key: 'follow_up', value: { days: 66, endsOn: 'business' }, citation: 'OAC 3901-1-54(C)(5)' },
    ];
    expect(deadlinesFrom(rules, ['acknowledgment', 'decision', 'follow_up'], '2026-07-01')).toEqual([
      expect.objectContaining({ kind: 'acknowledgment', dueOn: '2026-07-16' }),
      expect.objectContaining({ kind: 'decision', dueOn: '2026-07-16' }),
      expect.objectContaining({ kind: 'follow_up', dueOn: '2026-09-08' }),
    ]);
  });
});
