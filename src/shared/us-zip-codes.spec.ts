import { describe, expect, it } from '@jest/globals';
import type { MailState } from './us-zip-codes.js';
import { MAIL_STATES, zipFaults, zipPattern } from './us-zip-codes.js';

const lies = (state: MailState, zipCode: string): boolean =>
  zipFaults(state, zipCode, '/zipCode').length === 0;

describe('a ZIP code', () => {
  // Of the capitals: facts that were not copied from the table.
  it.each([
    ['AL', '36104'],
    ['AK', '99801'],
    ['CA', '95814'],
    ['DC', '20500'],
    ['GA', '30334'],
    ['MA', '02133'],
    ['MD', '21401'],
    ['NJ', '08608'],
    ['NY', '12207'],
    ['OH', '43215'],
    ['OH', '45999'],
    ['TX', '78701'],
    ['TX', '88510'],
    ['VA', '20101'],
    ['VT', '05602'],
    ['WA', '98501'],
    ['WY', '83414'],
    ['NY', '06390'],
    ['HI', '96813'],
    ['PR', '00901'],
    ['VI', '00802'],
    ['GU', '96910'],
    ['MP', '96950'],
    ['AS', '96799'],
    ['PW', '96940'],
    ['FM', '96941'],
    ['MH', '96960'],
    ['AA', '34002'],
    ['AE', '09012'],
    ['AP', '96205'],
  ] as const)('of %s may be %s', (state, zipCode) => expect(lies(state, zipCode)).toBe(true));

  it.each([
    ['OH', '90210'],
    ['OH', '00000'],
    ['OH', '42999'],
    ['OH', '46000'],
    ['ID', '84101'],
    ['VT', '05501'],
    ['DC', '20101'],
    ['WY', '83415'],
    ['HI', '96799'],
    ['FL', '34002'],
    ['AE', '09912'],
    ['GU', '96950'],
  ] as const)('of %s is not %s', (state, zipCode) => expect(lies(state, zipCode)).toBe(false));

  it('lies in one state but for two that lie beyond their prefix, and every state has some', () => {
    const states = (zipCode: string): readonly MailState[] =>
      MAIL_STATES.filter((state) => lies(state, zipCode));
    // Whole codes stand in the table only among the islands of the Pacific and for the two.
    const codes = Array.from({ length: 100_000 }, (_, n) => String(n).padStart(5, '0'));
    const told = codes.filter((code) => /99$|^96[789]|^06390$|^83414$/.test(code));
    const found = told.map(states);
    expect(found.filter(({ length }) => length > 1)).toEqual([
      ['CT', 'NY'],
      ['ID', 'WY'],
    ]);
    expect(new Set(found.flat())).toEqual(new Set(MAIL_STATES));
  });

  it.each(MAIL_STATES)('has the pattern of its state: %s', (state) => {
    const pattern = new RegExp(zipPattern(state));
    const codes = Array.from({ length: 100_000 }, (_, n) => String(n).padStart(5, '0'));
    const told = codes.filter((code) => /[07]$|^96[789]/.test(code));
    expect(told.filter((code) => pattern.test(code) !== lies(state, code))).toEqual([]);
  });

  it('is told where those of the state begin', () => {
    expect(zipFaults('TX', '43004', '/zipCode')).toEqual([
      { pointer: '/zipCode', detail: 'does not lie in TX, where ZIP codes begin with 733, 750 to 799, 885' },
    ]);
    expect(zipFaults('OH', '430', '/zipCode')).toEqual([]);
  });
});
