import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { PROJECT_ROOT } from '../../../../platform/project-root.js';
import type { ManualDocument } from '../manual/manual.js';
import { readManual } from '../manual/read-manual.js';
import { RiskWording, productTitle } from './risk-wording.js';

const [auto, home] = ['auto-oh', 'homeowners-oh'].map((name) => {
  const file = join(PROJECT_ROOT, 'data', 'manuals', `${name}.json`);
  return readManual(JSON.parse(readFileSync(file, 'utf8')));
}) as [ManualDocument, ManualDocument];

const words = new RiskWording(auto, {
  vehicleInfo: {
    vehicles: [
      { make: 'Honda', model: 'Civic', ageGroup: 'A' },
      { make: 'Ford', model: '#1 "Fox"' },
    ],
  },
  drivers: [{ name: 'Ann', birthDate: '1990-01-01' }],
  coverageSelections: { propertyDamageLimit: 25_000, collision: true, collisionDeductible: 500 },
});

describe('a risk in the words of its manual', () => {
  it('has a part for each thing and person, with what was said of it and nothing else', () => {
    const parts = words.parts().map(({ item, title }) => [item, title]);
    expect(parts).toEqual([
      [null, 'Limits, deductibles and options'],
      ['/vehicleInfo/vehicles/0', 'Vehicle 1 (Honda Civic)'],
      ['/vehicleInfo/vehicles/1', 'Vehicle 2 (Ford #1 "Fox")'],
      ['/drivers/0', expect.stringContaining('Ann')],
    ]);
    expect(words.parts()[1]?.facts).toContainEqual({
      pointer: '/vehicleInfo/vehicles/0/ageGroup',
      label: 'Age group of the car, A (newest) to D',
      value: 'A',
    });
  });

  it('tells where something is in one line, with the thing that is there', () => {
    const address = { line1: '7 Elm Street', city: 'Dublin', state: 'OH', zipCode: '43016' };
    const garaged = { line1: '1 Oak Lane', line2: 'Unit 2', city: 'Powell', state: 'OH', zipCode: '43065' };
    const vehicles = [{ make: 'Honda', garagingAddress: address }, { garagingAddress: garaged }];
    const parts = new RiskWording(auto, { vehicleInfo: { vehicles } }).parts();
    expect(parts.map(({ facts }) => facts.find(({ label }) => label === 'Garaging address'))).toEqual([
      {
        pointer: '/vehicleInfo/vehicles/0/garagingAddress',
        label: 'Garaging address',
        value: '7 Elm Street, Dublin, OH 43016',
      },
      {
        pointer: '/vehicleInfo/vehicles/1/garagingAddress',
        label: 'Garaging address',
        value: '1 Oak Lane, Unit 2, Powell, OH 43065',
      },
    ]);
  });

  it('tells by what others know a vehicle or a home', () => {
    const vehicles = [{ vin: '1HGCM82633A004352', make: 'Honda', model: 'Civic' }, { make: 'Ford' }];
    expect(new RiskWording(auto, { vehicleInfo: { vehicles } }).identity()).toEqual([
      {
        pointer: '/vehicleInfo/vehicles/0',
        label: 'Vehicle 1 (Honda Civic)',
        value: 'VIN 1HGCM82633A004352',
      },
    ]);
    const address = { line1: '7 Elm Street', city: 'Dublin', state: 'OH', zipCode: '43016' };
    expect(new RiskWording(home, { propertyInfo: { address } }).identity()).toEqual([
      {
        pointer: '/propertyInfo/address',
        label: 'Insured location',
        value: '7 Elm Street, Dublin, OH 43016',
      },
    ]);
    expect(new RiskWording(home, { propertyInfo: {} }).identity()).toEqual([]);
  });

  it('puts what was chosen with the coverages, and what is insured apart', () => {
    const charge = { coverage: 'collision', kind: 'premium', title: 'Collision', amount: '86.00' } as const;
    const coverages = words.coverages([
      { ...charge, code: 'collision', item: '/vehicleInfo/vehicles/1' },
      { ...charge, code: 'a-discount', item: null },
    ]);
    expect(coverages[0]).toMatchObject({
      item: 'Vehicle 2 (Ford #1 "Fox")',
      title: 'Collision',
      premium: '86.00',
    });
    expect(coverages).toContainEqual({
      item: 'Limits, deductibles and options',
      title: 'Property damage limit',
      limit: '$25,000',
      deductible: null,
      premium: null,
    });
    expect(words.sections().map(({ title }) => title)).not.toContain('Limits, deductibles and options');
  });

  it('names charges by their codes, and products as people do', () => {
    expect(words.chargeTitle('collision')).toBe('Collision, $50 deductible');
    expect(words.chargeTitle('policy-fee')).toBe('Policy fee');
    expect(productTitle('home')).toBe('Homeowners');
    expect(productTitle('umbrella')).toBe('Umbrella');
  });
});
