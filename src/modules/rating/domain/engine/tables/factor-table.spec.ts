import { describe, expect, it } from '@jest/globals';
import {
  CENT,
  compiled,
  coverage,
  rated,
  refusals,
  smallManual,
  smallRisk,
} from '../../../../../../test/support/small-manual.js';

type Json = Readonly<Record<string, unknown>>;

const inputs = [
  { path: 'zone', type: 'text', title: 'Zone', allowed: ['a', 'b', 'c'], default: 'a' },
  { path: 'age', type: 'integer', title: 'Age', min: '0', max: '120', default: 30 },
  { path: 'value', type: 'money', title: 'Value', min: '0', max: '1000000', default: '100' },
  { path: 'new', type: 'boolean', title: 'New', default: false },
];
const exact = (input: string): Json => ({ input, match: 'exact' });

function manualWith(dimensions: readonly Json[], rows: readonly unknown[], more: Json = {}): Json {
  return smallManual({
    inputs,
    coverages: [
      coverage({
        tables: { property: { factors: { title: 'Factors', dimensions, rows, ...more } } },
        steps: [
          { kind: 'base', code: 'base', title: 'Base' },
          { kind: 'factor', code: 'factor', title: 'Factor', table: 'factors', rounding: CENT },
        ],
      }),
    ],
  });
}

function factor(manual: Json, risk: Json): string {
  const { worksheet } = rated(manual, smallRisk(risk));
  return worksheet?.steps.find(({ step }) => step === 'factor')?.operand ?? '';
}

function faultsOf(dimensions: readonly Json[], rows: readonly unknown[], more: Json = {}): readonly string[] {
  const at = 'rating.manual-invalid /coverages/0/tables/property/factors';
  return refusals(() => compiled(manualWith(dimensions, rows, more))).map((fault) =>
    fault.replace(at, '').trim(),
  );
}

describe('a factor table', () => {
  it('prefers the row that names the leftmost dimension to a wildcard', () => {
    const manual = manualWith(
      [exact('zone'), exact('new')],
      [
        ['a', null, '1.1'],
        [null, 'true', '1.2'],
        [null, null, '1.3'],
      ],
    );
    expect(factor(manual, { zone: 'a', new: true })).toBe('1.1');
    expect(factor(manual, { zone: 'b', new: true })).toBe('1.2');
    expect(factor(manual, { zone: 'b', new: false })).toBe('1.3');
  });

  it.each([
    ['upper', 24, '2'],
    ['upper', 25, '1'],
    ['lower', 25, '2'],
    ['lower', 26, '1'],
  ])('leaves the %s end out of a range: age %d hits %s', (excluded, age, expected) => {
    const low = excluded === 'upper' ? [null, '25'] : ['-1', '25'];
    const manual = manualWith(
      [{ input: 'age', match: 'range', excluded }],
      [
        [low, '2'],
        [['25', null], '1'],
      ],
    );
    expect(factor(manual, { age })).toBe(expected);
  });

  it('counts ranges of money in cents', () => {
    const rows = [
      [[null, '99.99'], '1'],
      [['100.00', null], '2'],
    ];
    const manual = manualWith([{ input: 'value', match: 'range', excluded: 'none' }], rows);
    expect(factor(manual, { value: '99.99' })).toBe('1');
    expect(factor(manual, { value: '100' })).toBe('2');
  });

  it('refuses rows that both match, that repeat, or that nothing reaches', () => {
    expect(
      faultsOf(
        [exact('zone')],
        [
          ['a', '1'],
          ['b', '1'],
          ['c', '1'],
          ['a', '2'],
        ],
      ),
    ).toEqual(['/rows/3 matches what row 1 matches too']);
    const ranges = [
      [['0', '30'], '1'],
      [['20', '121'], '2'],
    ];
    expect(faultsOf([{ input: 'age', match: 'range', excluded: 'upper' }], ranges)).toEqual([
      '/rows/1 matches what row 1 matches too',
    ]);
    expect(
      faultsOf(
        [exact('zone')],
        [
          [null, '1'],
          ['d', '2'],
        ],
      ),
    ).toEqual(['/rows/1/0 can never be reached: "d" is no value of zone: the nearest of a, b, c is "a"']);
  });

  it('refuses gaps, unless it says that it is sparse', () => {
    expect(
      faultsOf(
        [exact('zone'), exact('new')],
        [
          ['a', null, '1'],
          ['b', 'true', '1'],
          ['c', null, '1'],
        ],
      ),
    ).toEqual(['/rows has no row for zone b, new false']);
    expect(faultsOf([{ input: 'age', match: 'range', excluded: 'upper' }], [[['0', '100'], '1']])).toEqual([
      '/rows has no row for age from 100',
    ]);
    const sparse = manualWith([exact('zone')], [['a', '1']], { sparse: true });
    expect(refusals(() => rated(sparse, smallRisk({ zone: 'b' })))).toEqual([
      'rating.no-table-row /zone no row of Factors for Zone: B',
    ]);
  });

  it('refuses unknown inputs, impossible keys and values that are no decimals', () => {
    expect(faultsOf([exact('zoon')], [['a', '1']])).toEqual([
      '/dimensions/0/input zoon is not a declared input',
    ]);
    expect(
      faultsOf(
        [exact('age')],
        [
          ['old', '1'],
          [null, '1'],
        ],
      ),
    ).toEqual(['/rows/0/0 is no value of age, which is integer']);
    expect(faultsOf([exact('zone')], [[null, '1e3']])).toEqual([
      '/rows/0/1 must be a decimal as text, such as "1.05"',
    ]);
    expect(faultsOf([exact('zone')], [[null, 1.05]])).toEqual([
      '/rows/0/1 must be a decimal as text, such as "1.05"',
    ]);
  });
});

describe('an interpolated dimension', () => {
  const rows = [
    ['100', '1.00'],
    ['200', '1.03'],
    ['500', '1.50'],
  ];
  const line = (more: Json = {}): Json =>
    manualWith([{ input: 'age', match: 'interpolated', ...more }], rows);
  const aged = (more: Json): Json => ({
    ...line(more),
    inputs: inputs.map((each) => (each.path === 'age' ? { ...each, max: '9999' } : each)),
  });

  it('goes straight from row to row, exactly', () => {
    expect(factor(aged({}), { age: 200 })).toBe('1.03');
    expect(factor(aged({}), { age: 150 })).toBe('1.015');
    expect(factor(aged({}), { age: 300 })).toBe('1.186666666666…');
    expect(rated(aged({}), smallRisk({ age: 300 })).total).toBe('1186.67');
  });

  it('rounds the factor only where the manual says so', () => {
    expect(factor(aged({ rounding: { unit: '0.01', mode: 'half-up' } }), { age: 300 })).toBe('1.19');
  });

  it.each([
    ['clamp', 50, '1.00'],
    ['clamp', 900, '1.50'],
    ['extrapolate', 50, '0.985'],
    ['extrapolate', 800, '1.97'],
  ])('%s beyond its ends: %d gives %s', (rule, age, expected) => {
    expect(factor(aged({ below: rule, above: rule }), { age })).toBe(expected);
  });

  it('adds for each further step, in a straight line or for each one begun', () => {
    const each = { each: '100', adds: '0.10' };
    expect(factor(aged({ above: { ...each, per: 'linear' } }), { age: 750 })).toBe('1.75');
    expect(factor(aged({ above: { ...each, per: 'started' } }), { age: 701 })).toBe('1.80');
  });

  it('has no value beyond its ends unless it says so', () => {
    expect(refusals(() => rated(aged({}), smallRisk({ age: 501 })))).toEqual([
      'rating.no-table-row /age no row of Factors for Age: 501',
    ]);
  });

  it('refuses a second value for one point', () => {
    expect(
      faultsOf(
        [{ input: 'age', match: 'interpolated' }],
        [
          ['1', '1'],
          ['1', '2'],
        ],
      ),
    ).toEqual(['/rows/1 gives a second value for 1']);
  });
});
