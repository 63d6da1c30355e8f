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

interface Rule {
  readonly code: string;
  readonly value: string;
  readonly more?: Readonly<Record<string, unknown>>;
}

function rule({ code, value, more }: Rule): object {
  return { code, name: code, type: 'percentage', value, reason: `because of ${code}`, ...more };
}

function discounting(
  base: string,
  rules: readonly Rule[],
  step: object,
  more: object = {},
): Readonly<Record<string, unknown>> {
  const codes = rules.map(({ code }) => code);
  return smallManual({
    coverages: [
      coverage({
        baseRate: base,
        steps: [
          { kind: 'base', code: 'base', title: 'Base', rounding: CENT },
          {
            kind: 'discounts',
            code: 'discounts',
            title: 'Discounts',
            rounding: CENT,
            groups: [{ rules: codes }],
            ...step,
          },
        ],
      }),
    ],
    discounts: rules.map(rule),
    ...more,
  });
}

function amounts(manual: Readonly<Record<string, unknown>>): readonly string[] {
  const { total, discounts } = rated(manual);
  return [total, ...discounts.map(({ code, amount }) => `${code} ${amount}`)];
}

const loyalty = [
  { code: 'five-years', value: '15', more: { when: 'yearsInsured >= 5' } },
  { code: 'three-years', value: '10', more: { when: 'yearsInsured >= 3 && yearsInsured < 5' } },
  { code: 'one-year', value: '5', more: { when: 'yearsInsured >= 1 && yearsInsured < 3' } },
  { code: 'three-policies', value: '12', more: { when: 'policies >= 3' } },
  { code: 'two-policies', value: '7', more: { when: 'policies == 2' } },
  { code: 'anti-theft', value: '3', more: { when: 'antiTheft' } },
  { code: 'dash-cam', value: '2', more: { when: 'dashCam' } },
  { code: 'assistance', value: '5', more: { when: 'driverAssistance' } },
];

const loyaltyInputs = [
  { path: 'yearsInsured', type: 'integer', title: 'Years insured', min: '0', max: '80' },
  { path: 'policies', type: 'integer', title: 'Policies', min: '1', max: '20' },
  ...['antiTheft', 'dashCam', 'driverAssistance'].map((path) => ({
    path,
    type: 'boolean',
    title: path,
    default: false,
  })),
];

describe('discounts', () => {
  it('add up to at most 25 percent where the manual caps them: 1,200 becomes 900', () => {
    const manual = discounting('1200', loyalty, { cap: '25' }, { inputs: loyaltyInputs });
    const risk = smallRisk({ yearsInsured: 4, policies: 2, antiTheft: true, driverAssistance: true });
    expect(rated(manual, risk).total).toBe('900.00');
    const more = rated(manual, smallRisk({ yearsInsured: 9, policies: 3, antiTheft: true, dashCam: true }));
    expect(more.total).toBe('900.00');
    expect(more.discounts.map(({ amount }) => amount)).toEqual(['-180.00', '-120.00']);
  });

  it.each([
    [
      '10% then 5% chained take 145 off 1,000',
      [
        ['a', '10'],
        ['b', '5'],
      ],
      {},
      ['855.00', 'a -100.00', 'b -45.00'],
    ],
    [
      '25% then 20% chained take 400 off',
      [
        ['a', '25'],
        ['b', '20'],
      ],
      {},
      ['600.00', 'a -250.00', 'b -150.00'],
    ],
    [
      '30% then 20% chained stop at a cap of 40%',
      [
        ['a', '30'],
        ['b', '20'],
      ],
      { cap: '40' },
      ['600.00', 'a -300.00', 'b -100.00'],
    ],
  ])('%s', (_name, rules, step, expected) => {
    const list = rules.map(([code, value]) => ({ code: code as string, value: value as string }));
    const groups = [{ rules: list.map(({ code }) => code), combine: 'chained' }];
    expect(amounts(discounting('1000', list, { ...step, groups }))).toEqual(expected);
  });

  it('give the cent to nobody twice: amounts are differences of rounded values', () => {
    const list = [
      { code: 'a', value: '20' },
      { code: 'b', value: '10' },
    ];
    expect(amounts(discounting('559.13', list, {}))).toEqual(['391.39', 'a -111.83', 'b -55.91']);
  });

  it('give only the best of a group that says so', () => {
    const list = [
      { code: 'a', value: '10' },
      { code: 'b', value: '12' },
    ];
    expect(amounts(discounting('1000', list, { groups: [{ rules: ['a', 'b'], combine: 'best' }] }))).toEqual([
      '880.00',
      'b -120.00',
    ]);
  });

  it('give what does not stack alone, when it is worth more than the others together', () => {
    const alone = { code: 'alone', value: '20', more: { stackable: false } };
    const others = [
      { code: 'a', value: '10' },
      { code: 'b', value: '5' },
    ];
    expect(amounts(discounting('1000', [alone, ...others], {}))).toEqual(['800.00', 'alone -200.00']);
    const more = [...others, { code: 'c', value: '8' }];
    expect(amounts(discounting('1000', [alone, ...more], {}))).toEqual([
      '770.00',
      'a -100.00',
      'b -50.00',
      'c -80.00',
    ]);
  });

  it('take groups from the value before the step, or from what the group before left', () => {
    const list = [
      { code: 'a', value: '10' },
      { code: 'b', value: '10' },
    ];
    const groups = [{ rules: ['a'] }, { rules: ['b'] }];
    expect(amounts(discounting('1000', list, { groups, combine: 'chained' }))).toEqual([
      '810.00',
      'a -100.00',
      'b -90.00',
    ]);
    expect(amounts(discounting('1000', list, { groups, combine: 'additive' }))).toEqual([
      '800.00',
      'a -100.00',
      'b -100.00',
    ]);
  });

  it('are limited by a largest amount and by the cap of their group', () => {
    const limited = [
      { code: 'a', value: '10', more: { maxAmount: '75.00' } },
      { code: 'b', value: '5' },
    ];
    expect(amounts(discounting('1000', limited, {}))).toEqual(['875.00', 'a -75.00', 'b -50.00']);
    const groups = [{ rules: ['a', 'b'], cap: '12' }];
    const list = [
      { code: 'a', value: '10' },
      { code: 'b', value: '5' },
    ];
    expect(amounts(discounting('1000', list, { groups }))).toEqual(['880.00', 'a -100.00', 'b -20.00']);
  });

  it('never take more than there is', () => {
    const list = [
      { code: 'a', value: '80' },
      { code: 'b', value: '60' },
      { code: 'c', value: '100' },
    ];
    expect(amounts(discounting('1000', list, {}))).toEqual(['0.00', 'a -800.00', 'b -200.00']);
    const fixed = [{ code: 'a', value: '1500', more: { type: 'fixed' } }];
    expect(amounts(discounting('1000', fixed, {}))).toEqual(['0.00', 'a -1000.00']);
  });

  it('follow their priority, whatever order the step names them in', () => {
    const list = [
      { code: 'late', value: '10', more: { priority: 2 } },
      { code: 'early', value: '50', more: { priority: 1 } },
    ];
    const groups = [{ rules: ['late', 'early'], combine: 'chained' }];
    expect(amounts(discounting('1000', list, { groups }))).toEqual([
      '450.00',
      'early -500.00',
      'late -50.00',
    ]);
  });

  it('are refused above 100 percent, when unknown, and when no step reaches them', () => {
    const refused = (rules: readonly Rule[], step: object): readonly string[] =>
      refusals(() => compiled(discounting('1000', rules, step)));
    expect(refused([{ code: 'a', value: '130' }], {})).toEqual([
      'rating.manual-invalid /discounts/0/value a discount must not be above 100 percent',
    ]);
    expect(refused([{ code: 'a', value: '1' }], { groups: [{ rules: ['a', 'b'] }] })).toEqual([
      'rating.manual-invalid /coverages/0/steps/1/groups/0/rules/1 there is no rule b among the discounts',
    ]);
    expect(
      refused(
        [
          { code: 'a', value: '1' },
          { code: 'b', value: '1' },
        ],
        { groups: [{ rules: ['a'] }] },
      ),
    ).toEqual(['rating.manual-invalid /discounts/1 can never be reached: no step names it']);
  });
});

describe('surcharges', () => {
  const surcharging = (groups: readonly object[], step: object = {}): Readonly<Record<string, unknown>> =>
    smallManual({
      coverages: [
        coverage({
          steps: [
            { kind: 'base', code: 'base', title: 'Base', rounding: CENT },
            { kind: 'surcharges', code: 'surcharges', title: 'Surcharges', rounding: CENT, groups, ...step },
          ],
        }),
      ],
      surcharges: [rule({ code: 'accident', value: '40' }), rule({ code: 'violation', value: '25' })],
    });

  it('raise the premium, with their reason and a line of their own', () => {
    const { total, basePremium, surcharges, charges } = rated(
      surcharging([{ rules: ['accident', 'violation'] }]),
    );
    expect([total, basePremium]).toEqual(['1650.00', '1000.00']);
    expect(surcharges[0]).toMatchObject({
      code: 'accident',
      reason: 'because of accident',
      rate: '40',
      amount: '400.00',
    });
    expect(charges.map(({ code, kind, amount }) => `${code} ${kind} ${amount}`)).toEqual([
      'cover premium 1000.00',
      'accident premium 400.00',
      'violation premium 250.00',
    ]);
  });

  it('stop at the cap of the step', () => {
    expect(rated(surcharging([{ rules: ['accident', 'violation'] }], { cap: '50' })).total).toBe('1500.00');
  });
});
