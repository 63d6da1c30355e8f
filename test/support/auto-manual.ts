import { CENT } from './small-manual.js';

type Json = Readonly<Record<string, unknown>>;

export const INCIDENTS = 'drivers[].incidents';

/** An auto manual on the product's own fields: it declares what it needs to be there, and what it computes of it. */
export function autoManual(parts: Json = {}): Json {
  return {
    format: 'bindery.manual/1',
    plan: { code: 'small-auto', name: 'Small auto', productType: 'auto', state: 'OH', companyCode: 'BND' },
    edition: { label: '1', newBusinessDate: '2026-01-01', renewalDate: '2026-02-10' },
    lists: [
      { path: 'vehicleInfo.vehicles', title: 'Vehicles', min: 1, max: 20 },
      { path: 'drivers', title: 'Drivers', min: 1, max: 20 },
    ],
    inputs: [
      { path: 'drivers[].birthDate', type: 'date', title: 'Date of birth', min: '1900-01-01', max: 'today' },
      { path: 'drivers[].licensedOn', type: 'date', title: 'Licensed since', min: 'drivers[].birthDate' },
      { path: 'vehicleInfo.vehicles[].symbol', type: 'integer', title: 'Symbol', allowed: ['1', '2', '3'] },
    ],
    derived: [
      {
        path: 'drivers[].age',
        title: 'Age',
        kind: 'completed-years',
        from: 'drivers[].birthDate',
        to: 'effectiveDate',
      },
      {
        path: 'drivers[].yearsLicensed',
        title: 'Years licensed',
        kind: 'completed-years',
        from: 'drivers[].licensedOn',
        to: 'effectiveDate',
      },
      {
        path: 'drivers[].atFaultAccidents',
        title: 'At-fault accidents of three years',
        kind: 'count',
        list: INCIDENTS,
        as: 'incident',
        when: 'incident.kind == "accident" && incident.atFault',
        within: { date: `${INCIDENTS}[].occurredOn`, months: 36 },
      },
      {
        path: 'drivers[].points',
        title: 'Points of three years',
        kind: 'sum',
        list: INCIDENTS,
        as: 'incident',
        table: 'points',
        within: { date: `${INCIDENTS}[].occurredOn`, months: 36 },
      },
      {
        path: 'drivers[].largestPayment',
        title: 'Largest payment',
        kind: 'max',
        list: INCIDENTS,
        as: 'incident',
        of: `${INCIDENTS}[].paidAmount`,
      },
      {
        path: 'household.incidents',
        title: 'Incidents of all drivers',
        kind: 'count',
        list: INCIDENTS,
        as: 'incident',
      },
    ],
    coverages: [
      {
        code: 'liability',
        title: 'Liability',
        perEach: { list: 'vehicleInfo.vehicles', as: 'vehicle' },
        tables: {
          vehicle: {
            symbols: {
              title: 'Base by symbol',
              dimensions: [{ input: 'vehicleInfo.vehicles[].symbol', match: 'exact' }],
              rows: [
                ['1', '300'],
                ['2', '400'],
                ['3', '600'],
              ],
            },
          },
          driver: {
            points: {
              title: 'Points',
              dimensions: [
                { input: `${INCIDENTS}[].kind`, match: 'exact' },
                { input: `${INCIDENTS}[].severity`, match: 'exact' },
              ],
              rows: [
                ['violation', 'minor', '1'],
                ['violation', 'major', '4'],
                ['accident', null, '3'],
                ['claim', null, '0'],
              ],
            },
            'driver-points': {
              title: 'Factor by points',
              dimensions: [
                {
                  input: 'drivers[].points',
                  match: 'interpolated',
                  above: { each: '1', adds: '0.10', per: 'linear' },
                },
              ],
              rows: [
                ['0', '1.00'],
                ['1', '1.10'],
              ],
            },
          },
        },
        steps: [
          { kind: 'base', code: 'base', title: 'Base', table: 'symbols', rounding: CENT },
          {
            kind: 'factor',
            code: 'points',
            title: 'Driver with the most points',
            table: 'driver-points',
            each: { list: 'drivers', take: 'max' },
            rounding: CENT,
          },
        ],
      },
    ],
    policy: { steps: [{ kind: 'sum', code: 'coverages', title: 'Coverages' }] },
    underwriting: [
      {
        code: 'major-violation',
        title: 'A driver has a major violation of the last five years',
        when:
          'drivers.exists(d, d.incidents.exists(i, i.kind == "violation" && i.severity == "major"' +
          ' && completedYears(i.occurredOn, effectiveDate) < 5))',
        outcome: 'refer',
        blocks: 'bind',
        authority: 'senior-underwriter',
      },
      {
        code: 'young-with-accident',
        title: 'A driver under 21 had an accident',
        when: 'drivers.exists(d, d.age < 21 && d.atFaultAccidents > 0)',
        outcome: 'decline',
      },
    ],
    ...parts,
  };
}

export function vehicle(parts: Json = {}): Json {
  return { symbol: 2, ...parts };
}

export function driver(parts: Json = {}): Json {
  return { birthDate: '1985-04-01', licensedOn: '2003-05-10', ...parts };
}

export function incident(occurredOn: string, parts: Json = {}): Json {
  return { kind: 'accident', atFault: true, occurredOn, ...parts };
}

export function autoRisk(parts: Json = {}): Json {
  return {
    productType: 'auto',
    state: 'OH',
    zipCode: '43004',
    effectiveDate: '2026-03-01',
    termMonths: 12,
    vehicleInfo: { vehicles: [vehicle()] },
    drivers: [driver()],
    ...parts,
  };
}
