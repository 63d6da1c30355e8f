import { describe, expect, it } from '@jest/globals';
import { heldOn, heldWithin, holdsFor } from './dated.js';

const MARCH = { effectiveDate: '2027-03-01', expirationDate: '2027-04-01' };
const OPEN = { effectiveDate: '2027-03-01', expirationDate: null };
const NEVER = { effectiveDate: '2027-03-01', expirationDate: '2027-03-01' };

describe('what is set with a first and a last day', () => {
  it.each([
    ['before its first day', MARCH, '2027-02-28', false],
    ['on its first day', MARCH, '2027-03-01', true],
    ['on its last day', MARCH, '2027-03-31', true],
    ['on its end', MARCH, '2027-04-01', false],
    ['long after, without an end', OPEN, '2099-12-31', true],
    ['that was ended on its first day, on that day', NEVER, '2027-03-01', false],
  ])('%s: %j on %s: %s', (_case, dated, day, holds) => {
    expect(heldOn(dated, day)).toBe(holds);
  });

  it.each([
    ['ends before it', MARCH, '2027-02-01', '2027-02-28', false],
    ['ends on its first day', MARCH, '2027-02-01', '2027-03-01', true],
    ['lies in it', MARCH, '2027-03-10', '2027-03-11', true],
    ['is one day of it', MARCH, '2027-03-31', '2027-03-31', true],
    ['goes around it', MARCH, '2027-01-01', '2027-12-31', true],
    ['begins on its end', MARCH, '2027-04-01', '2027-04-30', false],
    ['lies in what has no end', OPEN, '2030-01-01', '2030-01-02', true],
    ['goes around what was ended on its first day', NEVER, '2027-01-01', '2027-12-31', false],
    ['ends before it begins', OPEN, '2027-05-02', '2027-05-01', false],
  ])('within a period that %s', (_case, dated, first, last, holds) => {
    expect(heldWithin(dated, first, last)).toBe(holds);
  });

  it.each([
    [null, 'home', true],
    ['home', 'home', true],
    ['auto', 'home', false],
    [null, null, true],
    ['home', null, false],
  ])('for the product %s, asked about %s: %s', (setting, asked, holds) => {
    expect(holdsFor(setting, asked)).toBe(holds);
  });
});
