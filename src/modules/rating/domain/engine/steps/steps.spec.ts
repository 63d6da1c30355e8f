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
import type { RatingResult } from '../rate.js';

type Json = Readonly<Record<string, unknown>>;
const round = (unit: string, mode = 'half-up'): Json => ({ unit, mode });
const base = { kind: 'base', code: 'base', title: 'Base' };
const sum = { kind: 'sum', code: 'sum', title: 'Sum' };

function stepping(baseRate: string, steps: readonly Json[], more: Json = {}): Json {
  return smallManual({ coverages: [coverage({ baseRate, steps: [base, ...steps] })], ...more });
}

function factors(baseRate: string, amounts: readonly string[], rounding: Json = CENT): Json {
  const steps = amounts.map((amount, index) => ({
    kind: 'factor',
    code: `f${index}`,
    title: 'Factor',
    amount,
  }));
  return stepping(baseRate, [...steps, { kind: 'round', code: 'round', title: 'Rounding', rounding }]);
}

describe('steps', () => {
  it.each([
    ['465.375', [], '465.38'],
    ['253.165', [], '253.17'],
    ['361.50', ['0.70'], '253.05'],
    ['350', ['0.97', '1.11'], '376.85'],
    ['413', ['0.265'], '109.45'],
    ['413', ['0.135'], '55.76'],
  ])('keep %s × %j exact and round the tie up to %s', (amount, list, expected) => {
    expect(rated(factors(amount, list)).total).toBe(expected);
  });

  it('round where and how the manual says, each by itself', () => {
    const product = (mode: string): string =>
      rated(factors('0.95', ['0.855'], round('0.0001', mode))).worksheet?.steps.at(-2)?.value ?? '';
    expect(refusals(() => product('half-up'))[0]).toContain(
      'must end with a premium that is rounded to the cent',
    );
    const scaled = (mode: string): string =>
      rated(
        stepping(
          '0.95',
          [
            {
              kind: 'factor',
              code: 'composite',
              title: 'Composite',
              amount: '0.855',
              rounding: round('0.0001', mode),
            },
            { kind: 'factor', code: 'base', title: 'Base', amount: '1000', rounding: CENT },
          ].map((step, index) => ({ ...step, code: `s${index}` })),
        ),
      ).total;
    expect([scaled('half-up'), scaled('half-even'), scaled('up'), scaled('down')]).toEqual([
      '812.30',
      '812.20',
      '812.30',
      '812.20',
    ]);
    expect(rated(factors('1234.56', [], round('0.1'))).total).toBe('1234.60');
    expect(rated(factors('1234.50', [], round('1'))).total).toBe('1235.00');
    expect(rated(factors('1234.50', [], round('1', 'half-even'))).total).toBe('1234.00');
    expect(rated(factors('1232.50', [], round('5'))).total).toBe('1235.00');
  });

  it('count units exactly, or each one that was begun', () => {
    const inputs = [{ path: 'payroll', type: 'money', title: 'Payroll', min: '0', max: '1000000' }];
    const units = (more: Json): string =>
      rated(
        stepping(
          '2.00',
          [
            {
              kind: 'per-unit',
              code: 'units',
              title: 'Units',
              of: 'payroll',
              per: '300',
              rounding: CENT,
              ...more,
            },
          ],
          { inputs },
        ),
        smallRisk({ payroll: '1000.00' }),
      ).total;
    expect([units({}), units({ started: true })]).toEqual(['6.67', '8.00']);
  });

  it('keep the premium between minimum and maximum', () => {
    const limits = { minPremium: '100', maxPremium: '900' };
    const limited = (baseRate: string): string => {
      const steps = [
        base,
        { kind: 'minimum', code: 'min', title: 'Minimum' },
        { kind: 'maximum', code: 'max', title: 'Maximum' },
      ];
      return rated(smallManual({ coverages: [coverage({ baseRate, ...limits, steps })] })).total;
    };
    expect([limited('50'), limited('500'), limited('5000')]).toEqual(['100.00', '500.00', '900.00']);
  });

  it('take their turn only when their condition holds, at whatever decimals the value stands', () => {
    const inputs = [{ path: 'coastal', type: 'boolean', title: 'Coastal' }];
    const manual = stepping(
      '100',
      [
        { kind: 'factor', code: 'coast', title: 'Coast', amount: '1.23456', when: 'coastal' },
        { kind: 'round', code: 'round', title: 'Round', rounding: CENT },
      ],
      { inputs },
    );
    expect(rated(manual, smallRisk({ coastal: true })).total).toBe('123.46');
    expect(rated(manual, smallRisk({ coastal: false })).total).toBe('100.00');
  });

  it('subtract more than there is where more is charged after it: only the end of a section is kept from below zero', () => {
    const add = (amount: string): Json => ({
      kind: 'add',
      code: `a${amount.replace(/\W/, 'm')}`,
      title: 'A',
      amount,
    });
    const credit = { code: 'c', name: 'Credit', type: 'fixed', value: '150', reason: 'r' };
    const credits = {
      kind: 'discounts',
      code: 'credits',
      title: 'Credits',
      groups: [{ rules: ['c'] }],
      rounding: CENT,
    };
    const total = (steps: readonly Json[], parts: Json = {}): string =>
      rated(stepping('100', steps, parts)).total;
    expect(total([add('-150'), add('100')])).toBe('50.00');
    expect(total([add('-150'), add('100')], { engine: '1' })).toBe('100.00');
    expect(
      total([
        { ...add('-150'), rounding: CENT },
        { kind: 'factor', code: 'f', title: 'F', amount: '2' },
        add('110'),
      ]),
    ).toBe('10.00');
    expect(total([credits, add('100')], { discounts: [credit] })).toBe('50.00');
    expect(total([{ ...credits, rounding: round('1') }, add('100')], { discounts: [credit] })).toBe('50.00');
    expect(total([add('-150'), add('20')])).toBe('0.00');
    const unmet = { inputs: [{ path: 'more', type: 'boolean', title: 'More', default: false }] };
    expect(total([add('-150'), { ...add('100'), when: 'more' }], unmet)).toBe('0.00');
    const minimum = { kind: 'minimum', code: 'min', title: 'Minimum', amount: '30' };
    expect(total([add('-150'), minimum, add('100')])).toBe('130.00');
  });

  it('add up in the policy section too, with a line for what a credit took too much', () => {
    const step = (kind: string, amount: string): Json => ({ kind, code: `${kind}`, title: kind, amount });
    const policy = (...steps: readonly Json[]): RatingResult =>
      rated(
        smallManual({
          coverages: [coverage({ baseRate: '100' })],
          policy: { steps: [{ kind: 'sum', code: 'sum', title: 'Sum' }, ...steps] },
        }),
      );
    expect(policy(step('add', '-150'), step('fee', '75')).total).toBe('25.00');
    const short = policy(step('add', '-150'), step('fee', '25'));
    expect([short.total, ...short.charges.map(({ code, amount }) => `${code} ${amount}`)]).toEqual([
      '0.00',
      'cover 100.00',
      'add -150.00',
      'fee 25.00',
      'not-below-zero 25.00',
    ]);
  });

  it('never let a premium fall below zero', () => {
    const manual = stepping('10', [{ kind: 'add', code: 'credit', title: 'Credit', amount: '-25' }]);
    expect(rated(manual).total).toBe('0.00');
    expect(
      refusals(() => compiled(stepping('10', [{ kind: 'factor', code: 'f', title: 'F', amount: '-2' }]))),
    ).toEqual([
      'rating.manual-invalid /coverages/0/steps/1 a number below zero cannot be the operand of a factor',
    ]);
  });
});

describe('the policy section', () => {
  it('charges fees, taxes and roundings as lines of their own that add up to the total', () => {
    const manual = smallManual({
      coverages: [coverage({ baseRate: '333.335', steps: [base] })],
      policy: {
        steps: [
          sum,
          { kind: 'fee', code: 'fee', title: 'Fee', amount: '12.50' },
          { kind: 'tax', code: 'tax', title: 'Tax', amount: '0.0375', rounding: CENT },
          { kind: 'round', code: 'dollar', title: 'Whole dollar', rounding: round('1') },
        ],
      },
    });
    const { total, charges } = rated(manual);
    expect(charges.map(({ code, kind, amount }) => `${code} ${kind} ${amount}`)).toEqual([
      'cover premium 333.34',
      'fee fee 12.50',
      'tax tax 12.97',
      'dollar rounding 0.19',
    ]);
    expect(total).toBe('359.00');
  });

  it('takes the highest, the lowest, the sum or the product of a list', () => {
    const lists = [{ path: 'drivers', title: 'Drivers', min: 1, max: 5 }];
    const inputs = [
      { path: 'drivers[].factor', type: 'decimal', title: 'Factor', min: '0', max: '9', decimals: 2 },
    ];
    const taking = (take: string): string => {
      const step = {
        kind: 'factor',
        code: 'drivers',
        title: 'Drivers',
        input: 'drivers[].factor',
        each: { list: 'drivers', take },
        rounding: CENT,
      };
      const manual = smallManual({ lists, inputs, policy: { steps: [sum, step] } });
      return rated(
        manual,
        smallRisk({ drivers: [{ factor: '1.20' }, { factor: '2.50' }, { factor: '0.80' }] }),
      ).total;
    };
    expect(['max', 'min', 'sum', 'product'].map(taking)).toEqual(['2500.00', '800.00', '4500.00', '2400.00']);
  });

  it('rates a coverage for each element and says which one a charge is for', () => {
    const lists = [{ path: 'vehicleInfo.vehicles', title: 'Vehicles', min: 1, max: 5 }];
    const inputs = [
      { path: 'vehicleInfo.vehicles[].symbol', type: 'integer', title: 'Symbol', min: '1', max: '3' },
    ];
    const table = {
      title: 'Symbols',
      dimensions: [{ input: 'vehicleInfo.vehicles[].symbol', match: 'exact' }],
      rows: [
        ['1', '100'],
        ['2', '150'],
        ['3', '210.5'],
      ],
    };
    const collision = coverage({
      code: 'collision',
      perEach: { list: 'vehicleInfo.vehicles', as: 'vehicle' },
      when: 'vehicle.symbol != 2',
      tables: { vehicle: { symbols: table } },
      steps: [{ kind: 'base', code: 'symbol', title: 'Symbol', table: 'symbols' }],
    });
    const { total, charges } = rated(
      smallManual({ lists, inputs, coverages: [collision] }),
      smallRisk({ vehicleInfo: { vehicles: [{ symbol: 3 }, { symbol: 2 }, { symbol: 1 }] } }),
    );
    expect(charges.map(({ item, amount }) => `${item} ${amount}`)).toEqual([
      '/vehicleInfo/vehicles/0 210.50',
      '/vehicleInfo/vehicles/2 100.00',
    ]);
    expect(total).toBe('310.50');
  });

  it('refuses coverages that are forgotten, counted twice or unknown, and a premium that is no money', () => {
    const faults = (policy: readonly Json[], parts: Json = {}): readonly string[] =>
      refusals(() => compiled(smallManual({ policy: { steps: policy }, ...parts }))).map((each) =>
        each.replace('rating.manual-invalid ', ''),
      );
    expect(faults([])).toEqual(["/policy/steps never bring cover into the policy's premium"]);
    expect(faults([sum, { ...sum, code: 'again' }])).toEqual([
      '/policy/steps/1 brings cover in a second time',
    ]);
    expect(faults([sum, { ...sum, code: 'other', coverages: ['roof'] }])).toEqual([
      '/policy/steps/1/coverages/0 there is no coverage roof',
    ]);
    expect(faults([sum], { coverages: [coverage({ baseRate: '1.005', steps: [base] })] })).toEqual([
      '/policy/steps must end with a premium that is rounded to the cent or coarser',
    ]);
    expect(faults([sum], { coverages: [coverage({ steps: [{ ...base, table: 'nowhere' }] })] })).toEqual([
      '/coverages/0/steps/0/table there is no table nowhere',
    ]);
  });
});
