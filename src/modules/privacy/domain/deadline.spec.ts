import { describe, expect, it } from '@jest/globals';
import { answerDueOn } from './deadline.js';

describe('the last day for an answer to a privacy request', () => {
  it.each([
    ['2026-03-02', 45, false, '2026-04-16'],
    ['2026-12-20', 45, false, '2027-02-03'],
    ['2026-03-02', 30, true, '2026-04-13'],
    ['2026-03-06', 1, true, '2026-03-09'],
    ['2026-03-07', 1, true, '2026-03-09'],
  ])('of one received on %s, within %i days (business days: %s), is %s', (on, days, businessDays, due) => {
    expect(answerDueOn(on, { days, businessDays })).toBe(due);
  });
});
