import { describe, expect, it } from '@jest/globals';
import { autoManual, autoRisk, vehicle } from '../../../../../test/support/auto-manual.js';
import { compiled, refusals, smallManual } from '../../../../../test/support/small-manual.js';
import { bindingGaps } from './binding-gaps.js';

type Json = Readonly<Record<string, unknown>>;

const AUTO = [
  'vehicleInfo.vehicles[].vin',
  'vehicleInfo.vehicles[].garagingAddress',
  'drivers',
  'drivers[].name',
];
const gaps = (paths: readonly string[], risk: Json): readonly string[] =>
  bindingGaps(compiled(autoManual({ requiredToBind: paths })).neededToBind, risk).map(
    ({ pointer, title }) => `${pointer} ${title}`,
  );

describe('what a manual asks for before it binds', () => {
  it('is missed in every vehicle and of every driver', () => {
    const address = { line1: '7 Elm Street', city: 'Dublin', state: 'OH', zipCode: '43004' };
    const risk = autoRisk({
      vehicleInfo: { vehicles: [vehicle({ vin: '1HGCM82633A004352' }), { garagingAddress: address }] },
      drivers: [{ name: 'Ada Lake' }, { name: ' ' }, {}],
    });
    expect(gaps(AUTO, risk)).toEqual([
      '/vehicleInfo/vehicles/1/vin Vehicle identification number',
      '/vehicleInfo/vehicles/0/garagingAddress Garaging address',
      '/drivers/1/name Name',
      '/drivers/2/name Name',
    ]);
  });

  it('may be a list that must not be empty', () => {
    expect(gaps(AUTO, { vehicleInfo: null, drivers: [] })).toEqual(['/drivers Drivers']);
  });

  it('is nothing where the manual says nothing', () => {
    expect(gaps([], {})).toEqual([]);
    expect(bindingGaps(compiled(smallManual()).neededToBind, {})).toEqual([]);
  });

  it('is refused in the manual where no risk can have it', () => {
    const paths = [
      'drivers[].name',
      'drivers[].nickname',
      'propertyInfo.address',
      'drivers[].age',
      'drivers[].name',
    ];
    const fault = 'is no field, list or address that a risk of this manual has';
    expect(refusals(() => compiled(autoManual({ requiredToBind: paths })))).toEqual(
      [
        `/1 drivers[].nickname ${fault}`,
        `/2 propertyInfo.address ${fault}`,
        `/3 drivers[].age ${fault}`,
        '/4 is named twice',
      ].map((each) => `rating.manual-invalid /requiredToBind${each}`),
    );
  });
});
