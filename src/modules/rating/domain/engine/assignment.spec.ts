import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { autoManual, autoRisk, vehicle } from '../../../../../test/support/auto-manual.js';
import { CENT, coverage, rated, refusals } from '../../../../../test/support/small-manual.js';
import { manualFaults } from '../../../../../test/support/manual-faults.js';
import { readManual } from '../manual/read-manual.js';
import { assemble, decompose } from '../editions/rows.js';

type Json = Readonly<Record<string, unknown>>;

const VEHICLES = 'vehicleInfo.vehicles';
const DRIVERS = { list: 'drivers', to: VEHICLES };
const HIGHEST = {
  ...DRIVERS,
  rule: 'highest-to-highest',
  by: { table: 'driver-class' },
  otherwise: 'lowest',
};
const PRINCIPAL = {
  ...DRIVERS,
  rule: 'principal',
  principal: `${VEHICLES}[].principalDriver`,
  by: { table: 'driver-class' },
  otherwise: 'highest',
};

const base = { kind: 'base', code: 'base', title: 'Base', table: 'symbols', rounding: CENT };
const byDriver = (take: string): Json => ({
  kind: 'factor',
  code: 'driver',
  title: 'Driver',
  table: 'driver-class',
  each: { list: 'drivers', take },
  rounding: CENT,
});

/** Liability takes the driver's class; collision is dearer for low symbols, and takes the driver too. */
function assigning(assignment: Json | undefined, take = 'assigned'): Json {
  return autoManual({
    derived: [],
    underwriting: [],
    inputs: [
      {
        path: `${VEHICLES}[].symbol`,
        type: 'integer',
        title: 'Symbol',
        required: true,
        allowed: ['1', '2', '3'],
      },
      { path: `${VEHICLES}[].collision`, type: 'boolean', title: 'Collision', default: false },
      {
        path: 'drivers[].class',
        type: 'text',
        title: 'Class',
        required: true,
        allowed: ['adult', 'senior', 'youth'],
      },
    ],
    coverages: [
      coverage({
        code: 'liability',
        title: 'Liability',
        perEach: { list: VEHICLES, as: 'vehicle' },
        tables: {
          vehicle: {
            symbols: {
              title: 'Base by symbol',
              dimensions: [{ input: `${VEHICLES}[].symbol`, match: 'exact' }],
              rows: [
                ['1', '300'],
                ['2', '400'],
                ['3', '600'],
              ],
            },
          },
          driver: {
            'driver-class': {
              title: 'Class of driver',
              dimensions: [{ input: 'drivers[].class', match: 'exact' }],
              rows: [
                ['adult', '1.00'],
                ['senior', '1.25'],
                ['youth', '2.20'],
              ],
            },
          },
        },
        steps: [base, byDriver(take)],
      }),
      coverage({
        code: 'collision',
        title: 'Collision',
        perEach: { list: VEHICLES, as: 'vehicle' },
        when: 'vehicle.collision',
        baseRate: '400',
        steps: [{ kind: 'base', code: 'base', title: 'Base' }, byDriver(take)],
      }),
    ],
    ...(assignment && { assignment }),
  });
}

const car = (symbol: number, more: Json = {}): Json => vehicle({ symbol, ...more });
const person = (kind: string, id?: string): Json => ({ class: kind, ...(id && { id }) });
const household = (vehicles: readonly Json[], drivers: readonly Json[]): Json =>
  autoRisk({ vehicleInfo: { vehicles }, drivers });

/** `vehicle > driver factor` of the liability of each vehicle. */
function assignments(assignment: Json, risk: Json): readonly string[] {
  const steps = rated(assigning(assignment), risk).worksheet?.steps ?? [];
  return steps
    .filter(({ coverage: code, step }) => code === 'liability' && step === 'driver')
    .map(({ item, element, operand }) => `${item?.split('/').at(-1)} > ${element ?? '-'} ${operand}`);
}

describe('drivers assigned to vehicles', () => {
  it('the highest to the highest: the worksheet says who drives what, and by which row', () => {
    const risk = household([car(1), car(3), car(2)], [person('adult'), person('youth'), person('senior')]);
    expect(assignments(HIGHEST, risk)).toEqual(['0 > 0 1.00', '1 > 1 2.20', '2 > 2 1.25']);
    const result = rated(assigning(HIGHEST), risk);
    expect(result.total).toBe('2120.00');
    expect(
      result.worksheet?.steps.find(({ item, step }) => step === 'driver' && item?.endsWith('/1')),
    ).toEqual(
      expect.objectContaining({ row: { table: 'driver-class', number: 3, keys: ['youth'] }, element: 1 }),
    );
  });

  it('by the premium of all coverages that the vehicle has', () => {
    const risk = household([car(3), car(1, { collision: true })], [person('youth'), person('adult')]);
    expect(assignments(HIGHEST, risk)).toEqual(['0 > 1 1.00', '1 > 0 2.20']);
    // 600 × 1 + (300 + 400) × 2.20
    expect(rated(assigning(HIGHEST), risk).total).toBe('2140.00');
  });

  it.each<[string, readonly string[]]>([
    ['lowest', ['0 > 0 2.20', '1 > 1 1.25', '2 > 1 1.25']],
    ['highest', ['0 > 0 2.20', '1 > 1 1.25', '2 > 0 2.20']],
  ])('the vehicles that are left have the %s', (otherwise, wanted) => {
    const risk = household([car(3), car(2), car(1)], [person('youth'), person('senior')]);
    expect(assignments({ ...HIGHEST, otherwise }, risk)).toEqual(wanted);
  });

  it('or are refused, where the manual leaves none', () => {
    const risk = household([car(1), car(3)], [person('youth')]);
    expect(refusals(() => rated(assigning({ ...HIGHEST, otherwise: 'refuse' }), risk))).toEqual([
      'rating.invalid-risk /vehicleInfo/vehicles/0 has no driver: all are assigned by then',
    ]);
  });

  it('more drivers than vehicles: the lower ones are assigned nothing', () => {
    const risk = household([car(1)], [person('adult'), person('senior'), person('youth')]);
    expect(assignments(HIGHEST, risk)).toEqual(['0 > 2 2.20']);
  });

  it('equals in the order in which they were given', () => {
    const risk = household([car(1), car(1)], [person('adult'), person('adult')]);
    expect(assignments(HIGHEST, risk)).toEqual(['0 > 0 1.00', '1 > 1 1.00']);
  });

  it('each vehicle the principal driver that it names, else whom the manual says', () => {
    const drivers = [person('adult', 'ann'), person('youth', 'bob')];
    const risk = household([car(3, { principalDriver: 'ann' }), car(1)], drivers);
    expect(assignments(PRINCIPAL, risk)).toEqual(['0 > 0 1.00', '1 > 1 2.20']);
    expect(assignments({ ...PRINCIPAL, otherwise: 'lowest' }, risk)[1]).toBe('1 > 0 1.00');
    const { by: _by, ...strict } = PRINCIPAL;
    expect(refusals(() => rated(assigning({ ...strict, otherwise: 'refuse' }), risk))).toEqual([
      'rating.invalid-risk /vehicleInfo/vehicles/1 names no principal driver',
    ]);
    const unknown = household([car(3, { principalDriver: 'cid' })], drivers);
    expect(refusals(() => rated(assigning(PRINCIPAL), unknown))[0]).toMatch(
      /^rating.invalid-risk \/vehicleInfo\/vehicles\/0\/principalDriver /,
    );
  });

  it('all of them by their average, exactly, whether an assignment or the step says so', () => {
    const risk = household([car(1), car(3)], [person('adult'), person('senior'), person('youth')]);
    const average = { ...DRIVERS, rule: 'average' };
    // (1.00 + 1.25 + 2.20) ÷ 3 × 300 = 445, and twice that for 600
    expect(rated(assigning(average), risk).total).toBe('1335.00');
    expect(rated(assigning(undefined, 'average'), risk).total).toBe('1335.00');
  });

  it.each<[string, Json]>([
    ['the highest to the highest', HIGHEST],
    ['the principal driver', PRINCIPAL],
    ['the average', { ...DRIVERS, rule: 'average' }],
  ])('cost the same in whatever order drivers and vehicles are listed: %s', (_name, assignment) => {
    const manual = assigning(assignment);
    const kinds = fc.array(fc.constantFrom('adult', 'senior', 'youth'), { minLength: 1, maxLength: 6 });
    const cars = fc.array(
      fc.record({
        symbol: fc.integer({ min: 1, max: 3 }),
        collision: fc.boolean(),
        drivenBy: fc.option(fc.nat({ max: 5 })),
      }),
      { minLength: 1, maxLength: 6 },
    );
    const households = fc.tuple(kinds, cars).chain(([people, vehicles]) => {
      const drivers = people.map((kind, index) => person(kind, `d${index}`));
      const named = vehicles.map(({ drivenBy, ...parts }) =>
        drivenBy !== null && drivenBy < drivers.length
          ? { ...parts, principalDriver: `d${drivenBy}` }
          : parts,
      );
      const shuffled = <T>(list: readonly T[]): fc.Arbitrary<T[]> =>
        fc.shuffledSubarray([...list], { minLength: list.length });
      return fc.tuple(
        fc.constant(household(named, drivers)),
        fc.tuple(shuffled(named), shuffled(drivers)).map(([some, others]) => household(some, others)),
      );
    });
    fc.assert(
      fc.property(households, ([one, other]) => {
        expect(rated(manual, one).total).toBe(rated(manual, other).total);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the assignment in a manual', () => {
  const faults = (assignment: Json | undefined, take?: string): readonly string[] =>
    manualFaults(assigning(assignment, take));

  it.each<[string, Json | undefined, string | undefined, readonly string[]]>([
    ['a rule nobody knows', { ...DRIVERS, rule: 'best' }, undefined, ['/assignment/rule']],
    ['no rank', { ...HIGHEST, by: undefined }, undefined, ['/assignment/by']],
    ['no fallback', { ...PRINCIPAL, otherwise: undefined }, undefined, ['/assignment/otherwise']],
    [
      'a rank for an average',
      { ...HIGHEST, rule: 'average' },
      undefined,
      ['/assignment/by', '/assignment/otherwise'],
    ],
    ['another list', { ...HIGHEST, list: 'people' }, undefined, ['/assignment/list']],
    ['an unknown table', { ...HIGHEST, by: { table: 'class' } }, undefined, ['/assignment/by/table']],
    ['a table of vehicles', { ...HIGHEST, by: { table: 'symbols' } }, undefined, ['/assignment/by/table']],
    [
      'a principal that refers to nobody',
      { ...PRINCIPAL, principal: `${VEHICLES}[].make` },
      undefined,
      ['/assignment/principal'],
    ],
    ['steps that take nobody', HIGHEST, 'max', ['/assignment']],
    [
      'no assignment for the steps',
      undefined,
      'assigned',
      ['/coverages/0/steps/1/each', '/coverages/1/steps/1/each'],
    ],
  ])('is refused with %s', (_what, assignment, take, wanted) => {
    const found = faults(assignment, take);
    for (const pointer of wanted) expect(found).toContain(pointer);
  });

  it('is part of what is filed, and leaves other manuals as they were', () => {
    const manual = readManual(assigning(HIGHEST));
    expect(manual.assignment).toEqual(HIGHEST);
    expect(assemble(decompose(manual))).toEqual(manual);
    expect('assignment' in readManual(assigning(undefined, 'max'))).toBe(false);
  });
});
