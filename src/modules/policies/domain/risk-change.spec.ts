import { describe, expect, it } from '@jest/globals';
import { DomainError } from '../../../shared/errors.js';
import type { RiskChange } from './risk-change.js';
import { assertSetOnce, changed, collide } from './risk-change.js';
import { withItemIds, withoutItemIds } from './risk-items.js';

const RISK = {
  zipCode: '43004',
  drivers: null,
  vehicleInfo: {
    garaging: { county: 'Franklin' },
    vehicles: [{ ratingGroup: 13, drivers: [{ name: 'Ada' }] }, { ratingGroup: 10 }],
  },
};
const IDS = {
  '/vehicleInfo/vehicles/0': 'a',
  '/vehicleInfo/vehicles/1': 'b',
  '/vehicleInfo/vehicles/0/drivers/0': 'd',
};
const identified = withItemIds(RISK, IDS, () => 'new');

function after(...changes: RiskChange[]): unknown {
  return withoutItemIds(changed(identified, changes));
}

function faultOf(...changes: RiskChange[]): string | undefined {
  try {
    changed(identified, changes);
    return undefined;
  } catch (error) {
    return (error as DomainError).details.errors?.[0]?.pointer;
  }
}

describe('the ids of items', () => {
  it('are kept apart from the risk, and come back where they were', () => {
    expect(withoutItemIds(identified)).toEqual({ snapshot: RISK, itemIds: IDS });
  });

  it('move with their items when one before them goes', () => {
    expect(after({ op: 'remove', path: '/vehicleInfo/vehicles/a' })).toMatchObject({
      snapshot: { vehicleInfo: { vehicles: [{ ratingGroup: 10 }] } },
      itemIds: { '/vehicleInfo/vehicles/0': 'b' },
    });
  });
});

describe('a change of a risk', () => {
  it.each<[string, RiskChange, object]>([
    [
      'sets a field',
      { op: 'set', path: '/vehicleInfo/garaging/county', value: 'Union' },
      { vehicleInfo: { garaging: { county: 'Union' } } },
    ],
    [
      'sets a field of an item',
      { op: 'set', path: '/vehicleInfo/vehicles/b/ratingGroup', value: 11 },
      { vehicleInfo: { vehicles: [{}, { ratingGroup: 11 }] } },
    ],
    [
      'sets a field of an item within an item',
      { op: 'set', path: '/vehicleInfo/vehicles/a/drivers/d/name', value: 'Bo' },
      { vehicleInfo: { vehicles: [{ drivers: [{ name: 'Bo' }] }, {}] } },
    ],
    [
      'sets a section that has one value',
      { op: 'set', path: '/zipCode', value: '43016' },
      { zipCode: '43016' },
    ],
    [
      'makes a section that was not given',
      { op: 'set', path: '/propertyInfo/territory', value: '1' },
      { propertyInfo: { territory: '1' } },
    ],
    [
      'begins a list',
      { op: 'add', path: '/drivers', value: { name: 'Cy' }, itemId: 'c' },
      { drivers: [{ name: 'Cy' }] },
    ],
  ])('%s', (_case, change, expected) => {
    expect(after(change)).toMatchObject({ snapshot: expected });
  });

  it('takes an optional value away with null', () => {
    expect(after({ op: 'set', path: '/vehicleInfo/garaging/county', value: null })).toMatchObject({
      snapshot: { vehicleInfo: { garaging: {} } },
    });
  });

  it('leaves the risk it came from as it was', () => {
    after({ op: 'set', path: '/vehicleInfo/vehicles/a/ratingGroup', value: 15 });
    expect(withoutItemIds(identified).snapshot).toEqual(RISK);
  });

  it.each<[string, RiskChange, string]>([
    ['no section', { op: 'set', path: '/claims/count', value: 1 }, 'path'],
    ['no leading slash', { op: 'set', path: 'zipCode', value: '1' }, 'path'],
    ['an item by its place', { op: 'set', path: '/vehicleInfo/vehicles/0/ratingGroup', value: 1 }, 'path'],
    ['a whole item', { op: 'set', path: '/vehicleInfo/vehicles/a', value: 1 }, 'path'],
    ['a whole list', { op: 'set', path: '/vehicleInfo/vehicles', value: [] }, 'path'],
    ['a whole section', { op: 'set', path: '/vehicleInfo', value: {} }, 'value'],
    ['a field below a single value', { op: 'set', path: '/zipCode/x', value: 1 }, 'path'],
    ['no value', { op: 'set', path: '/zipCode' }, 'value'],
    ['a field to remove', { op: 'remove', path: '/zipCode' }, 'path'],
    [
      'an object that is no list',
      { op: 'add', path: '/vehicleInfo/garaging', value: {}, itemId: 'x' },
      'path',
    ],
    ['an added text', { op: 'add', path: '/drivers', value: 'Bo', itemId: 'x' }, 'value'],
    ['a prototype', { op: 'set', path: '/vehicleInfo/constructor/x', value: 1 }, 'path'],
    ['an id of its own making', { op: 'set', path: '/vehicleInfo/vehicles/a/$itemId', value: 'z' }, 'path'],
  ])('is refused with a pointer when it names %s', (_case, change, where) => {
    expect(faultOf({ op: 'set', path: '/zipCode', value: '1' }, change)).toBe(`/changes/1/${where}`);
  });
});

describe('changes that are entered together', () => {
  const county = '/vehicleInfo/garaging/county';

  it('set a field once', () => {
    const twice = [
      { op: 'set', path: county },
      { op: 'set', path: '/zipCode' },
      { op: 'set', path: county },
    ] as const;
    expect(() => assertSetOnce(twice)).toThrow(
      expect.objectContaining({
        details: { errors: [{ pointer: '/changes/2/path', detail: 'is set twice' }] },
      }),
    );
    expect(() => assertSetOnce(twice.slice(1))).not.toThrow();
  });

  it('add to one list as often as they like', () => {
    const add = { op: 'add', path: '/drivers' } as const;
    expect(() => assertSetOnce([add, add])).not.toThrow();
  });
});

describe('two changes collide', () => {
  const set = (path: string): RiskChange => ({ op: 'set', path, value: 1 });
  const remove = (path: string): RiskChange => ({ op: 'remove', path });
  const add = (itemId: string): RiskChange => ({ op: 'add', path: '/drivers', value: {}, itemId });

  it.each([
    ['when they set the same field', set('/zipCode'), set('/zipCode'), true],
    ['when one removes what the other changes', remove('/drivers/a'), set('/drivers/a/name'), true],
    ['when one changes what the other adds', add('a'), set('/drivers/a/name'), true],
    ['not for two fields', set('/drivers/a/name'), set('/drivers/a/age'), false],
    ['not for fields whose names begin alike', set('/drivers/a/name'), set('/drivers/a/nameSuffix'), false],
    ['not for two additions to one list', add('a'), add('b'), false],
    ['not when an item is added beside the one that changes', add('a'), set('/drivers/b/name'), false],
  ])('%s', (_case, one, other, expected) => {
    expect([collide(one, other), collide(other, one)]).toEqual([expected, expected]);
  });
});
