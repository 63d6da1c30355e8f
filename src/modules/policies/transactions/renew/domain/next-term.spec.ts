import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addMonths } from '../../../../../shared/calendar-date.js';
import { nextTerm } from './next-term.js';

describe('the next term', () => {
  it.each([
    ['an ordinary year', '2026-03-01', '2027-03-01', 12, '2028-03-01'],
    ['from February 29', '2028-02-29', '2029-02-28', 12, '2030-02-28'],
    ['back to February 29', '2028-02-29', '2031-02-28', 12, '2032-02-29'],
    ['half a year from the end of August', '2026-08-31', '2027-02-28', 6, '2027-08-31'],
    ['a month from January 31', '2027-01-31', '2027-02-28', 1, '2027-03-31'],
    ['after a term that ended on no anniversary', '2026-03-01', '2027-03-15', 12, '2028-03-15'],
    ['over the end of daylight saving', '2026-05-01', '2026-11-01', 6, '2027-05-01'],
  ])('%s', (_case, began, expirationDate, termMonths, expected) => {
    expect(nextTerm(began, { expirationDate, termMonths })).toEqual({
      effectiveDate: expirationDate,
      expirationDate: expected,
      termMonths,
    });
  });

  it('never drifts: the n-th renewal ends where so many months from the first day end', () => {
    const days = fc.integer({ min: 0, max: 20_000 });
    fc.assert(
      fc.property(
        days,
        fc.constantFrom(1, 3, 6, 12, 24),
        fc.integer({ min: 1, max: 12 }),
        (day, months, n) => {
          const began = addDays('2000-01-01', day);
          let expirationDate = addMonths(began, months);
          for (let term = 1; term <= n; term += 1)
            ({ expirationDate } = nextTerm(began, { expirationDate, termMonths: months }));
          expect(expirationDate).toBe(addMonths(began, months * (n + 1)));
        },
      ),
    );
  });
});
