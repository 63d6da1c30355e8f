import { describe, expect, it } from '@jest/globals';
import {
  INCIDENTS,
  autoManual,
  autoRisk,
  driver,
  incident,
  vehicle,
} from '../../../../../../test/support/auto-manual.js';
import {
  compiled,
  rated,
  refusals,
  smallManual,
  smallRisk,
} from '../../../../../../test/support/small-manual.js';
import { inOneGo } from '../../../../../shared/slices.js';
import { assertingTyped } from '../../manual/assert-typed.js';
import { checkManual } from '../../manual/check-manual.js';
import type { ManualDocument } from '../../manual/manual.js';
import { readManual } from '../../manual/read-manual.js';
import { listsOf, PRODUCT_SCHEMAS } from './product-schemas.js';
import { PRODUCT_TYPES } from '../../../../../shared/product-types.js';

type Json = Readonly<Record<string, unknown>>;

const manualOf = (product: string, more: Json = {}): Json =>
  smallManual({
    plan: { code: 'small', name: 'Small', productType: product, state: 'OH', companyCode: 'BND' },
    ...more,
  });

const refused = (risk: Json): readonly string[] =>
  refusals(() => rated(autoManual(), risk)).map((each) => each.replace('rating.invalid-risk ', ''));

describe('the schema of a product', () => {
  it.each(PRODUCT_TYPES)('%s stands without any manual, each field in a list that it has', (product) => {
    const { lists, fields } = PRODUCT_SCHEMAS[product];
    const paths = new Set(lists.map(({ path }) => path));
    for (const { path } of fields)
      for (const list of listsOf(path)) expect([path, paths.has(list)]).toEqual([path, true]);
    expect(new Set(fields.map(({ path }) => path)).size).toBe(fields.length);
    // A manual that asks for nothing takes the fields of its product.
    expect(compiled(manualOf(product)).schema.lists.size).toBe(lists.length);
    expect(checkManual(readManual(manualOf(product)))).toEqual([]);
  });

  it.each<[string, Json]>([
    [
      'auto',
      {
        vehicleInfo: { vehicles: [{ vin: '1M8GDM9AXKP042788', use: 'commute' }] },
        drivers: [{ birthDate: '1990-01-31' }],
      },
    ],
    ['home', { propertyInfo: { yearBuilt: 1990, losses: [{ occurredOn: '2024-02-01', cause: 'hail' }] } }],
    [
      'renters',
      { propertyInfo: { unitsInBuilding: 12, articles: [{ category: 'jewelry', value: '1200.00' }] } },
    ],
    [
      'life',
      { lifeInfo: { birthDate: '1990-01-31', familyHistory: [{ relation: 'mother', condition: 'stroke' }] } },
    ],
  ])('%s describes a risk that the manual need not have declared', (product, parts) => {
    expect(rated(manualOf(product), smallRisk({ productType: product, ...parts })).total).toBe('1000.00');
  });

  it('is refused in its place where what was given is wrong', () => {
    expect(
      refused(
        autoRisk({
          vehicleInfo: {
            vehicles: [vehicle({ vin: '1M8GDM9A1KP042788', modelYear: 1800, garagingZipCode: '4300' })],
          },
          drivers: [
            driver({
              incidents: [
                incident('2026-03-02'),
                { kind: 'accident' },
                { kind: 'parking', occurredOn: '2020-01-01' },
              ],
            }),
          ],
        }),
      ),
    ).toEqual([
      '/vehicleInfo/vehicles/0/vin is no vehicle identification number: its check digit, the ninth character, does not fit the others',
      '/vehicleInfo/vehicles/0/modelYear must be from 1900 to 2100',
      '/vehicleInfo/vehicles/0/garagingZipCode must be a ZIP code, 12345 or 12345-6789',
      '/drivers/0/incidents/1/occurredOn is required',
      '/drivers/0/incidents/2/kind must be one of violation, accident, claim',
    ]);
  });

  it.each<[string, Json, string]>([
    [
      'a violation tomorrow',
      { drivers: [driver(), driver({ incidents: [incident('2025-01-01'), incident('2026-03-02')] })] },
      '/drivers/1/incidents/1/occurredOn must not lie after today',
    ],
    [
      'an accident before the driver was born',
      { drivers: [driver({ incidents: [] }), driver({ incidents: [incident('1985-03-31')] })] },
      '/drivers/1/incidents/0/occurredOn must not lie before the date of birth',
    ],
    [
      'a license before birth',
      { drivers: [driver({ licensedOn: '1985-03-31' })] },
      '/drivers/0/licensedOn must not lie before the date of birth',
    ],
    [
      'a conviction before the violation',
      { drivers: [driver({ incidents: [incident('2025-05-01', { convictedOn: '2025-04-30' })] })] },
      '/drivers/0/incidents/0/convictedOn must not lie before the date',
    ],
    [
      'two vehicles of one number',
      {
        vehicleInfo: {
          vehicles: [vehicle({ vin: '1M8GDM9AXKP042788' }), vehicle({ vin: '1M8GDM9AXKP042788' })],
        },
      },
      '/vehicleInfo/vehicles/1/vin is the same as that of another entry',
    ],
    [
      'a principal driver who is none',
      { vehicleInfo: { vehicles: [vehicle({ principalDriver: 'd9' })] }, drivers: [driver({ id: 'd1' })] },
      '/vehicleInfo/vehicles/0/principalDriver is not the id of the driver of any of the drivers',
    ],
    [
      'too many incidents',
      { drivers: [driver({ incidents: new Array(51).fill(incident('2020-01-01')) })] },
      '/drivers/0/incidents must have from 0 to 50 entries and has 51',
    ],
    [
      'incidents that are no list',
      { drivers: [driver({ incidents: {} })] },
      '/drivers/0/incidents must be a list',
    ],
    [
      'a list where an incident belongs',
      { drivers: [driver(), driver({ incidents: [[]] })] },
      '/drivers/1/incidents/0 must be an object',
    ],
    [
      'an unknown field of an incident',
      { drivers: [driver({ incidents: [incident('2020-01-01', { speed: 1 })] })] },
      '/drivers/0/incidents/0/speed is not a field of this product',
    ],
  ])('does not take %s', (_, parts, fault) => {
    expect(refused(autoRisk(parts))).toEqual([fault]);
  });

  it('does not have what the law may forbid to rate by, unless a manual asks for it', () => {
    const risk = autoRisk({ drivers: [driver({ gender: 'x' })] });
    expect(refused(risk)).toEqual(['/drivers/0/gender is not a field of this product']);
    const inputs = [
      ...(autoManual()['inputs'] as readonly Json[]),
      { path: 'drivers[].gender', type: 'text', title: 'Gender', allowed: ['x'], required: false },
    ];
    expect(rated(autoManual({ inputs }), risk).total).toBe('400.00');
  });
});

describe('what happened to the drivers', () => {
  it('is counted and summed up for each driver by itself, as far as it is recent', () => {
    const drivers = [
      driver({
        incidents: [incident('2023-03-01'), incident('2024-07-01', { atFault: false, paidAmount: '812.50' })],
      }),
      driver({
        incidents: [
          incident('2023-03-02', { paidAmount: '100.00' }),
          incident('2025-01-01', { kind: 'violation', severity: 'major' }),
          incident('2025-02-01', { kind: 'violation' }),
          incident('2026-03-01', { kind: 'claim' }),
        ],
      }),
      driver(),
    ];
    const { worksheet, total, decision } = rated(autoManual(), autoRisk({ drivers }));
    expect(worksheet?.derived).toMatchObject({
      // Three years to the day are over.
      'drivers[0].atFaultAccidents': '0',
      'drivers[0].points': '3',
      'drivers[0].largestPayment': '812.50',
      'drivers[1].atFaultAccidents': '1',
      'drivers[1].points': '8',
      'drivers[1].largestPayment': '100.00',
      'drivers[2].points': '0',
      'drivers[2].largestPayment': '0.00',
      'drivers[2].yearsLicensed': '22',
      'household.incidents': '6',
    });
    // 400 × (1.10 + 7 × 0.10): each further point adds as much.
    expect(total).toBe('720.00');
    expect(decision).toEqual({
      outcome: 'refer',
      reasons: [
        {
          code: 'major-violation',
          outcome: 'refer',
          title: 'A driver has a major violation of the last five years',
          blocks: 'bind',
          authority: 'senior-underwriter',
        },
      ],
    });
  });

  it('counts until five years are over, and for the driver whose it is', () => {
    const major = (on: string): Json => incident(on, { kind: 'violation', severity: 'major' });
    const outcome = (...drivers: readonly Json[]): string =>
      rated(autoManual(), autoRisk({ drivers })).decision.outcome;
    expect(outcome(driver({ incidents: [major('2021-03-02')] }))).toBe('refer');
    expect(outcome(driver({ incidents: [major('2021-03-01')] }))).toBe('accept');
    const young = { birthDate: '2006-01-01', licensedOn: '2022-05-10' };
    expect(outcome(driver(young), driver({ incidents: [incident('2025-01-01')] }))).toBe('accept');
    expect(outcome(driver({ incidents: [incident('2025-01-01')] }), driver(young))).toBe('accept');
    expect(outcome(driver(), driver({ ...young, incidents: [incident('2025-01-01')] }))).toBe('decline');
  });
});

describe('a manual on the schema of its product', () => {
  const faultsOf = (parts: Json, manual = autoManual()): readonly string[] =>
    refusals(() => inOneGo(assertingTyped(readManual({ ...manual, ...parts })))).map((each) =>
      each.replace('rating.manual-invalid ', ''),
    );
  const rule = (when: string): Json => ({
    underwriting: [{ code: 'rule', title: 'Rule', outcome: 'decline', when }],
  });
  const input = (path: string, type: string): Json => ({
    inputs: [{ path, type, title: 'T', required: false }],
    derived: [],
  });

  it.each([
    ['drivers.exists(d, d.incident.size() > 0)', 'No such key: incident (character 21)'],
    ['drivers.exists(d, d.incidents.exists(i, i.speed > 1))', 'No such key: speed (character 43)'],
    [
      'drivers.exists(d, d.incidents.exists(i, i.atFault == "yes"))',
      'no such overload: bool == string (character 41)',
    ],
    ['drivers.exists(d, d.incidents)', 'must be a bool'],
    [
      'vehicleInfo.vehicles.all(v, v.modelYear > 1990)',
      'may be absent: give vehicleInfo.vehicles[].modelYear a default or ask has(v.modelYear) in the same condition (character 29)',
    ],
  ])('is saved with conditions of known fields and right types: not %s', (when, detail) => {
    const [fault, ...others] = faultsOf(rule(when));
    expect(others).toEqual([]);
    expect(fault).toContain('/underwriting/0/when');
    if (detail !== 'must be a bool') expect(fault).toBe(`/underwriting/0/when ${detail}`);
  });

  it.each<[string, Json, string]>([
    [
      'another type',
      input('drivers[].birthDate', 'text'),
      '/inputs/0/type must be date: drivers[].birthDate is so in the auto schema',
    ],
    [
      'a section for a list',
      input('drivers.name', 'text'),
      '/inputs/0/path drivers is a list in the auto schema',
    ],
    [
      'a field for a section',
      input('vehicleInfo', 'text'),
      '/inputs/0/path vehicleInfo is a section in the auto schema',
    ],
    [
      'a computed value for a given one',
      {
        derived: [{ path: 'drivers[].licensedOn', title: 'L', kind: 'count', list: 'drivers', as: 'd' }],
        inputs: [],
      },
      '/derived/0/path is given and not computed in the auto schema',
    ],
  ])('does not contradict it with %s', (_, parts, fault) => {
    const own = autoManual({ coverages: [], underwriting: [] });
    expect(faultsOf(parts, own)).toEqual([fault]);
    expect(
      checkManual(readManual({ ...own, ...parts })).map(({ pointer, detail }) => `${pointer} ${detail}`),
    ).toContain(fault);
  });

  it.each<[string, Json, string]>([
    [
      'of a list that is none',
      { kind: 'sum', list: 'claims', of: 'x' },
      '/derived/0/list claims is not a declared list',
    ],
    [
      'of a text',
      { kind: 'sum', list: INCIDENTS, of: `${INCIDENTS}[].code` },
      `/derived/0/of ${INCIDENTS}[].code is not a number of ${INCIDENTS}`,
    ],
    [
      'of another list',
      { kind: 'max', list: INCIDENTS, of: 'drivers[].birthDate' },
      '/derived/0/of drivers[].birthDate is not a number of drivers[].incidents',
    ],
    [
      'of an unknown table',
      { kind: 'min', list: INCIDENTS, table: 'none' },
      '/derived/0/table there is no table none',
    ],
    [
      'within months of no date',
      { kind: 'count', list: INCIDENTS, within: { date: 'effectiveDate', months: 12 } },
      `/derived/0/within/date effectiveDate is not a date of ${INCIDENTS}`,
    ],
    [
      'or cents finer than they are',
      { kind: 'sum', list: INCIDENTS, of: `${INCIDENTS}[].paidAmount`, otherwise: '0.001' },
      '/derived/0/otherwise must not have more than 2 decimals',
    ],
  ])('sums up nothing %s', (_, parts, fault) => {
    const derived = [{ path: 'drivers[].total', title: 'T', as: 'i', ...parts }];
    expect(
      refusals(() => compiled(manualOf('auto', { derived }))).map((each) =>
        each.replace('rating.manual-invalid ', ''),
      ),
    ).toContain(fault);
  });

  it('rates nothing for each element of a list within a list', () => {
    const coverages = [
      {
        code: 'c',
        title: 'C',
        perEach: { list: INCIDENTS, as: 'incident' },
        steps: [{ kind: 'base', code: 'b', title: 'B', amount: '1' }],
      },
    ];
    expect(refusals(() => compiled(manualOf('auto', { coverages })))[0]).toContain('lies in another list');
  });

  it('goes on rating when it was filed before the product had a field of its name', () => {
    const old = readManual(
      manualOf('auto', {
        inputs: [{ path: 'drivers', type: 'text', title: 'D' }],
        underwriting: [{ code: 'r', title: 'R', outcome: 'decline', when: 'drivers == "two"' }],
      }),
    ) satisfies ManualDocument;
    const risk = smallRisk({ productType: 'auto', drivers: 'two' });
    expect(rated(old as unknown as Json, risk).decision.outcome).toBe('decline');
  });
});
