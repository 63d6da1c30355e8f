import { describe, expect, it } from '@jest/globals';
import type { UsState } from './us-states.js';
import { US_STATES } from './us-states.js';
import { zipFaults } from './us-zip-codes.js';

const lies = (state: UsState, zipCode: string): boolean => zipFaults(state, zipCode, '/zipCode').length === 0;

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
  ] as const)('of %s is not %s', (state, zipCode) => expect(lies(state, zipCode)).toBe(false));

  it('lies in one state by its prefix, and every state has some', () => {
    const states = (zipCode: string): readonly UsState[] => US_STATES.filter((state) => lies(state, zipCode));
    const found = Array.from({ length: 1000 }, (_, prefix) => states(`${String(prefix).padStart(3, '0')}99`));
    expect(found.filter(({ length }) => length > 1)).toEqual([]);
    expect(new Set(found.flat())).toEqual(new Set(US_STATES));
  });

  it('is told where those of the state begin', () => {
    expect(zipFaults('TX', '43004', '/zipCode')).toEqual([
      { pointer: '/zipCode', detail: 'does not lie in TX, where ZIP codes begin with 733, 750 to 799, 885' },
    ]);
    expect(zipFaults('OH', '430', '/zipCode')).toEqual([]);
  });
});
