import { describe, expect, it } from '@jest/globals';
import { autoManual, autoRisk, driver, vehicle } from '../../../../../../test/support/auto-manual.js';
import {
  compiled,
  coverage,
  rated,
  refusals,
  smallManual,
  smallRisk,
} from '../../../../../../test/support/small-manual.js';
import { rate } from '../../engine/rate.js';

type Json = Readonly<Record<string, unknown>>;

const HOME = { line1: '7 Elm Street', line2: 'Apt. 4', city: 'Dublin', state: 'OH', zipCode: '43004' };
const home = (address: unknown, more: Json = {}): Json => smallRisk({ propertyInfo: { address }, ...more });
const refused = (work: () => unknown): readonly string[] =>
  refusals(work).map((each) => each.replace('rating.invalid-risk ', ''));
const garaged = (...vehicles: readonly Json[]): Json =>
  autoRisk({ vehicleInfo: { vehicles: vehicles.map(vehicle) }, drivers: [driver()] });

describe('the insured location', () => {
  it.each<[string, unknown]>([
    ['is a whole address', HOME],
    ['has no unit', { ...HOME, line2: undefined }],
    ['may be left out, where the manual rates without it', undefined],
    ['is null on the wire where it is not known', null],
    ['has four more digits than the ZIP code that rates', { ...HOME, zipCode: '43004-1234' }],
  ])('%s', (_case, address) => {
    expect(rated(smallManual(), home(address)).total).toBe('1000.00');
  });

  it.each<[string, unknown, readonly string[]]>([
    ['a street is not enough', { line1: '7 Elm Street' }, ['city', 'state', 'zipCode']],
    ['nor is nothing of it', {}, ['line1', 'city', 'state', 'zipCode']],
  ])('is given whole or not at all: %s', (_case, address, lacking) => {
    expect(refused(() => rated(smallManual(), home(address)))).toEqual(
      lacking.map((name) => `/propertyInfo/address/${name} is required`),
    );
  });

  it.each<[string, Json, string]>([
    ['in another state', { state: 'IN' }, '/state must be OH, the state of the risk'],
    ['in another ZIP code', { zipCode: '43016' }, '/zipCode must lie in 43004, the ZIP code of the risk'],
    ['in no ZIP code', { zipCode: '4300' }, '/zipCode must be a ZIP code, 12345 or 12345-6789'],
    ['of a blank street', { line1: ' ' }, '/line1 must be a text of 1 to 100 characters'],
    ['with a county', { county: 'Union' }, '/county is not a field of this product'],
  ])('is the place that is rated, and refused %s', (_case, change, fault) => {
    expect(refused(() => rated(smallManual(), home({ ...HOME, ...change })))).toEqual([
      `/propertyInfo/address${fault}`,
    ]);
  });

  it('is rated by five digits of the ZIP code, whichever of the two has nine', () => {
    expect(rated(smallManual(), home(HOME, { zipCode: '43004-9999' })).total).toBe('1000.00');
  });

  it('is no part of a worksheet, unless the manual rates by it', () => {
    expect(rated(smallManual(), home(HOME)).worksheet?.inputs).toEqual(smallRisk({ propertyInfo: {} }));
    const when = 'has(propertyInfo.address.city) && propertyInfo.address.city == "Dublin"';
    const byCity = smallManual({ coverages: [coverage({ when })] });
    expect(rated(byCity, home(HOME)).worksheet?.inputs).toEqual(home(HOME));
    expect(rated(byCity, home({ ...HOME, city: 'Powell' })).total).toBe('0.00');
  });

  it('changes no worksheet: rated again without it, it is the same', () => {
    const manual = compiled(smallManual());
    const options = { today: '2026-03-01', worksheet: true } as const;
    const { worksheet } = rate(manual, home(HOME), options);
    expect(rate(manual, worksheet?.inputs, options).worksheet).toEqual(worksheet);
  });

  it('leaves a manual alone that has something else of that name', () => {
    const own = { path: 'propertyInfo.address', type: 'text', title: 'Address', required: false };
    const manual = smallManual({ inputs: [own] });
    expect(rated(manual, home('7 Elm Street')).total).toBe('1000.00');
  });
});

describe('the garage of a vehicle', () => {
  it('is in the ZIP code of the policy, or in that of the vehicle itself', () => {
    const elsewhere = { garagingZipCode: '43016', garagingAddress: { ...HOME, zipCode: '43016' } };
    expect(refused(() => rated(autoManual(), garaged({ garagingAddress: HOME }, elsewhere)))).toEqual([]);
  });

  it('is told at each vehicle where it does not fit', () => {
    const columbus = { ...HOME, zipCode: '43215' };
    const indiana = { ...HOME, state: 'IN', zipCode: '46201' };
    const risk = garaged(
      { garagingAddress: HOME },
      { garagingAddress: columbus },
      { garagingAddress: columbus, garagingZipCode: '43016' },
      { garagingAddress: indiana, garagingZipCode: '46201' },
      {},
    );
    const at = (index: number, fault: string): string =>
      `/vehicleInfo/vehicles/${index}/garagingAddress/${fault}`;
    expect(refused(() => rated(autoManual(), risk))).toEqual([
      at(3, 'state must be OH, the state of the risk'),
      at(1, 'zipCode must lie in 43004, the ZIP code of the risk'),
      at(2, 'zipCode must lie in 43016, the ZIP code where it is kept'),
      at(3, 'zipCode does not lie in OH, where ZIP codes begin with 430 to 459'),
    ]);
  });

  it('is no part of a worksheet', () => {
    const { worksheet } = rated(autoManual(), garaged({ garagingAddress: HOME }, {}));
    expect(JSON.stringify(worksheet)).not.toContain('Elm');
    expect(worksheet?.inputs).toEqual(garaged({}, {}));
  });
});
