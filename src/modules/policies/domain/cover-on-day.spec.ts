import { expect, it } from '@jest/globals';
import { whyNotCovered } from './cover-on-day.js';

const TERM = { effectiveDate: '2026-06-01', expirationDate: '2027-06-01', endsOn: null, resumesOn: null };
const ENDED = { ...TERM, endsOn: '2026-09-01' };
const FLAT = { ...TERM, endsOn: '2026-06-01' };
const LAPSED = { ...ENDED, resumesOn: '2026-09-10' };

it.each([
  ['the day before inception', TERM, '2026-05-31', 'before_inception'],
  ['the first day', TERM, '2026-06-01', null],
  ['the last day', TERM, '2027-05-31', null],
  ['the expiration date', TERM, '2027-06-01', 'after_expiration'],
  ['decades later', TERM, '2050-01-01', 'after_expiration'],
  ['the last day before a cancellation', ENDED, '2026-08-31', null],
  ['the day of a cancellation', ENDED, '2026-09-01', 'canceled'],
  ['the first day of what was canceled flat', FLAT, '2026-06-01', 'flat_canceled'],
  ['a day before what was canceled flat', FLAT, '2026-05-31', 'before_inception'],
  ['a day of a lapse', LAPSED, '2026-09-09', 'lapse'],
  ['long after a cancellation', ENDED, '2030-01-01', 'after_expiration'],
] as const)('on %s', (_case, term, on, reason) => {
  expect(whyNotCovered(term, on)).toBe(reason);
});
