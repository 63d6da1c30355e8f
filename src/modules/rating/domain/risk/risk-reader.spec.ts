import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { compileManual } from '../engine/compile-manual.js';
import { rate } from '../engine/rate.js';
import { readManual } from '../manual/read-manual.js';
import { compiled, refusals, smallManual } from '../../../../../test/support/small-manual.js';

type Json = Record<string, unknown>;
const file = new URL('../../../../../data/manuals/auto-oh.json', import.meta.url);
const auto = compileManual(readManual(JSON.parse(readFileSync(file, 'utf8'))));
const sound = auto.manual.tests[0]?.risk as Json;

/** The published risk with one thing changed, rated on its effective day. */
function refused(change: Json): readonly string[] {
  return refusals(() => rate(auto, { ...sound, ...change }, { today: '2026-01-01' })).map((each) =>
    each.replace('rating.invalid-risk ', ''),
  );
}

const driver = { birthDate: '1990-05-17', ratingFactor: '2.20' };
const vehicle = { ageGroup: 'A', ratingGroup: 13 };

describe('a risk', () => {
  it('is accepted as published', () => {
    expect(refused({})).toEqual([]);
  });

  it.each<[string, Json, string]>([
    [
      'a driver born tomorrow',
      { drivers: [{ ...driver, birthDate: '2026-01-02' }] },
      '/drivers/0/birthDate must not lie after today',
    ],
    [
      'a driver born on a day that never was',
      { drivers: [{ ...driver, birthDate: '1990-02-30' }] },
      '/drivers/0/birthDate must be a date, YYYY-MM-DD',
    ],
    ['no drivers', { drivers: [] }, '/drivers must have from 1 to 20 entries and has 0'],
    [
      'ten thousand drivers',
      { drivers: Array.from({ length: 10_000 }, () => driver) },
      '/drivers must have from 1 to 20 entries and has 10000',
    ],
    ['drivers that are no list', { drivers: { length: 1 } }, '/drivers must be a list'],
    ['a list where a driver belongs', { drivers: [[]] }, '/drivers/0 must be an object'],
    ['a driver that is null', { drivers: [null] }, '/drivers/0 must be an object'],
    [
      'a driver without a factor',
      { drivers: [{ birthDate: '1990-05-17' }] },
      '/drivers/0/ratingFactor is required',
    ],
    [
      'a factor as a binary double',
      { drivers: [{ ...driver, ratingFactor: 2.2 }] },
      '/drivers/0/ratingFactor must be a decimal as text, such as "0.01", with at most 2 decimals',
    ],
    [
      'a factor with three decimals',
      { drivers: [{ ...driver, ratingFactor: '2.200' }] },
      '/drivers/0/ratingFactor must be a decimal as text, such as "0.01", with at most 2 decimals',
    ],
    [
      'a factor out of bounds',
      { drivers: [{ ...driver, ratingFactor: '6.01' }] },
      '/drivers/0/ratingFactor must be from 0.50 to 6.00',
    ],
    [
      'a factor that is no number',
      { drivers: [{ ...driver, ratingFactor: 'NaN' }] },
      '/drivers/0/ratingFactor must be a decimal as text, such as "0.01", with at most 2 decimals',
    ],
    [
      'an unknown field',
      { vehicleInfo: { vehicles: [vehicle], color: 'red' } },
      '/vehicleInfo/color is not a field of this product',
    ],
    [
      'an unknown section',
      { propertyInfo: { territory: '1' } },
      '/propertyInfo is not a field of this product',
    ],
    [
      'a group beyond the table',
      { vehicleInfo: { vehicles: [{ ...vehicle, ratingGroup: 16 }] } },
      '/vehicleInfo/vehicles/0/ratingGroup must be from 10 to 15',
    ],
    [
      'a group that is not whole',
      { vehicleInfo: { vehicles: [{ ...vehicle, ratingGroup: 13.5 }] } },
      '/vehicleInfo/vehicles/0/ratingGroup must be a whole number',
    ],
    [
      'a group that is NaN',
      { vehicleInfo: { vehicles: [{ ...vehicle, ratingGroup: NaN }] } },
      '/vehicleInfo/vehicles/0/ratingGroup must be a whole number',
    ],
    [
      'a group beyond every number',
      { vehicleInfo: { vehicles: [{ ...vehicle, ratingGroup: 1e300 }] } },
      '/vehicleInfo/vehicles/0/ratingGroup must be a whole number',
    ],
    [
      'a name of a method as a value',
      { vehicleInfo: { vehicles: [{ ...vehicle, ageGroup: 'toString' }] } },
      '/vehicleInfo/vehicles/0/ageGroup must be one of A, B, C, D',
    ],
    [
      'an endless text',
      { drivers: [{ ...driver, name: 'x'.repeat(1_000_000) }] },
      '/drivers/0/name must be a text of 1 to 120 characters',
    ],
    [
      'half a surrogate pair',
      { drivers: [{ ...driver, name: 'a\ud800' }] },
      '/drivers/0/name must be a text of 1 to 120 characters',
    ],
    [
      'a NUL',
      { drivers: [{ ...driver, name: 'a\u0000b' }] },
      '/drivers/0/name must be a text of 1 to 120 characters',
    ],
    ['another product', { productType: 'home' }, '/productType must be one of auto'],
    ['another state', { state: 'CA' }, '/state must be one of OH'],
    ['no ZIP code', { zipCode: '4300' }, '/zipCode must be a ZIP code, 12345 or 12345-6789'],
    ['a term that the manual has no premium for', { termMonths: 6 }, '/termMonths must be one of 12'],
    ['an impossible date', { effectiveDate: '2026-13-01' }, '/effectiveDate must be a date, YYYY-MM-DD'],
  ])('with %s is refused in its place', (_name, change, fault) => {
    expect(refused(change)).toEqual([fault]);
  });

  it('is not read through the prototype', () => {
    const fields = Object.fromEntries([...Object.entries(sound).filter(([name]) => name !== 'drivers')]);
    expect(refused(JSON.parse('{"__proto__":{"polluted":true}}') as Json)).toEqual([
      '/__proto__ is not a field of this product',
    ]);
    const smuggled = JSON.parse(
      JSON.stringify(fields).replace(/^\{/, '{"__proto__":{"drivers":[]},"constructor":1,"toString":2,'),
    ) as Json;
    expect(
      refusals(() => rate(auto, smuggled, { today: '2026-01-01' })).map((each) => each.split(' ')[1]),
    ).toEqual(['/__proto__', '/constructor', '/toString', '/drivers']);
  });

  it.each([null, undefined, [], 'risk', 7, true])('is an object and not %j', (risk) => {
    expect(refusals(() => rate(auto, risk, { today: '2026-01-01' }))).toEqual([
      'rating.invalid-risk  must be an object',
    ]);
  });

  it('names everything that is missing, and no more than fifty faults', () => {
    const missing = refusals(() => rate(auto, {}, { today: '2026-01-01' }));
    expect(missing.map((each) => each.split(' ')[1])).toEqual([
      '/vehicleInfo/vehicles',
      '/drivers',
      '/productType',
      '/state',
      '/zipCode',
      '/effectiveDate',
      '/termMonths',
      '/coverageSelections/bodilyInjuryLimit',
      '/coverageSelections/propertyDamageLimit',
    ]);
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`field${index}`, index]));
    expect(refused(many)).toHaveLength(50);
  });

  it('cannot be declared with names that objects have already', () => {
    const declaring = (path: string): readonly string[] =>
      refusals(() => compiled(smallManual({ inputs: [{ path, type: 'text', title: 'Trap' }] })));
    for (const path of [
      '__proto__',
      'a.constructor',
      'toString',
      'a..b',
      'a.b.c.d.e',
      'drivers[].x',
      'state',
    ]) {
      expect(declaring(path)).toHaveLength(1);
    }
  });

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    [
      'a section and a field',
      { inputs: [text('a'), text('a.b')] },
      '/inputs/1/path a is a field and a section at once',
    ],
    [
      'a list and a section',
      { lists: [{ path: 'a', title: 'A', min: 0, max: 1 }], inputs: [text('a.b')] },
      '/inputs/0/path a is a list and a section at once',
    ],
    [
      'given and computed',
      { inputs: [text('a.b')], derived: [{ path: 'a', title: 'A', kind: 'count', list: 'x', as: 'y' }] },
      '/derived/0/path a is a section and a field at once',
    ],
    [
      'a list of a list of a list',
      { lists: [{ path: 'a[].b[].c', title: 'C', min: 0, max: 1 }] },
      '/lists/0/path lies in a list within a list within a list',
    ],
  ])('cannot be declared as %s at once', (_, parts, fault) => {
    expect(refusals(() => compiled(smallManual(parts)))).toEqual([`rating.manual-invalid ${fault}`]);
  });
});

function text(path: string): Readonly<Record<string, unknown>> {
  return { path, type: 'text', title: 'T' };
}
