import { describe, expect, it } from '@jest/globals';
import type { Known } from './risk-differences.js';
import { differences } from './risk-differences.js';

type Parts = ReturnType<Known['words']['parts']>;

function known(parts: Parts, itemIds: Known['itemIds'] = {}, applying = parts): Known {
  const words = {
    parts: () => parts,
    applying: () => applying,
    itemName: (pointer: string) => pointer,
    chargeTitle: (code: string) => code,
  };
  return { words, itemIds };
}

const property = (territory: string): Parts => [
  {
    item: null,
    title: 'Property',
    facts: [{ pointer: '/propertyInfo/territory', label: 'Territory', value: territory }],
  },
];

/** Vehicles in their places, each with its make. */
const vehicles = (...makes: readonly string[]): Parts =>
  makes.map((make, index) => ({
    item: `/vehicleInfo/vehicles/${index}`,
    title: `Vehicle ${index + 1}`,
    facts: [{ pointer: `/vehicleInfo/vehicles/${index}/make`, label: 'Make', value: make }],
  }));
const ids = (...of: readonly string[]): Known['itemIds'] =>
  Object.fromEntries(of.map((id, index) => [`/vehicleInfo/vehicles/${index}`, id]));

describe('what an endorsement changes', () => {
  it('is nothing between a risk and itself', () => {
    expect(differences(known(property('4')), known(property('4')))).toEqual([]);
  });

  it('is told with the value before and after', () => {
    expect(differences(known(property('4')), known(property('5')))).toEqual([
      { subject: 'Property', label: 'Territory', before: '4', after: '5' },
    ]);
  });

  it('has nothing before for what is new, and nothing after for what is gone', () => {
    expect(differences(known([]), known(property('4')))).toMatchObject([{ before: null, after: '4' }]);
    expect(differences(known(property('4')), known([]))).toMatchObject([{ before: '4', after: null }]);
  });

  it('has the default of the manual where nothing is said, and nothing to tell where that was said before', () => {
    const unsaid = known([], {}, property('4'));
    expect(differences(known(property('5')), unsaid)).toEqual([
      { subject: 'Property', label: 'Territory', before: '5', after: '4' },
    ]);
    expect(differences(unsaid, known(property('5')))).toMatchObject([{ before: '4', after: '5' }]);
    expect(differences(known(property('4')), unsaid)).toEqual([]);
  });

  it('follows an item by its id when another one before it is taken out', () => {
    const before = known(vehicles('Honda', 'Ford'), ids('a', 'b'));
    const after = known(vehicles('Ford'), ids('b'));
    expect(differences(before, after)).toEqual([
      { subject: 'Vehicle 1', label: 'Make', before: 'Honda', after: null },
    ]);
  });
});
