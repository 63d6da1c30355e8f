import { describe, expect, it } from '@jest/globals';
import type { ManualDocument } from '../manual/manual.js';
import { triggersOf } from './trigger.js';

const risk = {
  inputs: {
    propertyInfo: { amountOfInsurance: 1_200_000, protectionClass: 10, construction: 'frame' },
    drivers: [{ age: 44 }, { age: 17 }, { age: 16 }],
    vehicleInfo: { vehicles: [{}, {}, {}, {}, {}, {}] },
    coverageSelections: { art: 70_000, jewelry: 40_000.5 },
  },
  derived: {
    'drivers[0].ratingFactor': '1.20',
    'drivers[1].ratingFactor': '5.40',
    'drivers[2].ratingFactor': '2',
  },
};

function trigger(when: string): object {
  const manual = { underwriting: [{ code: 'r', title: 'R', outcome: 'decline', when }] };
  const [{ code: _, ...found } = { code: '' }] = triggersOf(
    manual as unknown as ManualDocument,
    [{ code: 'r' }],
    risk,
  );
  return found;
}

describe('what made a rule hold', () => {
  it.each<[string, string, object]>([
    [
      'a number above a limit',
      'propertyInfo.amountOfInsurance > 1000000',
      { facts: { 'propertyInfo.amountOfInsurance': 1_200_000 }, value: '1200000', worse: 'higher' },
    ],
    [
      'a limit written first',
      '1000000 < propertyInfo.amountOfInsurance',
      { facts: { 'propertyInfo.amountOfInsurance': 1_200_000 }, value: '1200000', worse: 'higher' },
    ],
    [
      'several conditions, which are no single number',
      'propertyInfo.protectionClass == 10 && propertyInfo.construction == "frame"',
      {
        facts: { 'propertyInfo.protectionClass': 10, 'propertyInfo.construction': 'frame' },
        value: null,
        worse: null,
      },
    ],
    [
      'the youngest of the drivers that are too young',
      'drivers.exists(driver, driver.age < 18)',
      { facts: { 'drivers[].age': [44, 17, 16] }, value: '16', worse: 'lower' },
    ],
    [
      'a fact that was computed',
      'drivers.exists(driver, driver.ratingFactor > 5.0)',
      { facts: { 'drivers[].ratingFactor': ['1.20', '5.40', '2'] }, value: '5.40', worse: 'higher' },
    ],
    [
      'two lists of different length',
      'vehicleInfo.vehicles.size() >= drivers.size() + 3',
      { facts: { 'vehicleInfo.vehicles': 6, drivers: 3 }, value: '0', worse: 'higher' },
    ],
    [
      'a sum',
      'coverageSelections.art + coverageSelections.jewelry > 100000',
      {
        facts: { 'coverageSelections.art': 70_000, 'coverageSelections.jewelry': 40_000.5 },
        value: '110000.5',
        worse: 'higher',
      },
    ],
    [
      'a field that was not given',
      'has(propertyInfo.pool) && propertyInfo.pool',
      { facts: { 'propertyInfo.pool': null }, value: null, worse: null },
    ],
  ])('%s', (_case, when, expected) => {
    expect(trigger(when)).toEqual(expected);
  });

  it('is nothing where the manual knows no such rule', () => {
    const manual = { underwriting: [] } as unknown as ManualDocument;
    expect(triggersOf(manual, [{ code: 'gone' }], risk)).toEqual([
      { code: 'gone', facts: {}, value: null, worse: null },
    ]);
  });
});
