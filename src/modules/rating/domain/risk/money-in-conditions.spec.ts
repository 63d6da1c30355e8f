import { describe, expect, it } from '@jest/globals';
import {
  compiled,
  rated,
  refusals,
  smallManual,
  smallRisk,
} from '../../../../../test/support/small-manual.js';
import { rate } from '../engine/rate.js';
import { contentHash } from '../manual/canonical.js';
import { readManual } from '../manual/read-manual.js';
import { assemble, decompose } from '../editions/rows.js';
import { triggersOf } from '../decision/trigger.js';

type Json = Readonly<Record<string, unknown>>;

const inputs = [
  { path: 'propertyInfo.paid', type: 'money', title: 'Paid', min: '0', default: '0' },
  { path: 'propertyInfo.limit', type: 'money', title: 'Limit', required: false },
  { path: 'propertyInfo.rate', type: 'decimal', title: 'Rate', decimals: 2, default: '1.15' },
  { path: 'propertyInfo.units', type: 'integer', title: 'Units', default: 3 },
];
const derived = [
  {
    path: 'paidBefore',
    title: 'Paid before',
    kind: 'sum',
    list: 'propertyInfo.losses',
    as: 'l',
    of: 'propertyInfo.losses[].paidAmount',
  },
];

const manual = (when: string, parts: Json = {}): Json =>
  smallManual({
    inputs,
    derived,
    underwriting: [{ code: 'rule', title: 'Rule', outcome: 'decline', when }],
    ...parts,
  });
const holds = (when: string, paid = '60.00', parts: Json = {}): boolean => {
  const losses = [{ occurredOn: '2025-05-05', cause: 'fire', paidAmount: '1200.50' }];
  const risk = smallRisk({ propertyInfo: { paid, losses } });
  return rated(manual(when, parts), risk).decision.outcome === 'decline';
};

describe('money in conditions', () => {
  it.each([
    ['propertyInfo.paid > 5000', '60.00', false],
    ['propertyInfo.paid > 5000.00', '60.00', false],
    ['propertyInfo.paid > 5000', '5000.01', true],
    ['propertyInfo.paid > 5000', '5000.00', false],
    ['propertyInfo.paid >= 5000.00', '5000.00', true],
    ['5000 < propertyInfo.paid', '5000.01', true],
    ['propertyInfo.paid == money("0.10")', '0.10', true],
    ['propertyInfo.paid == 0.1', '0.10', true],
    ['propertyInfo.paid != 0.3', '0.30', false],
    ['propertyInfo.paid in [10, 20]', '20.00', true],
    ['propertyInfo.paid in [10.5, 20.25]', '20.25', true],
    ['propertyInfo.paid in [10.0, 20.25]', '10.00', true],
    ['(has(propertyInfo.limit) ? propertyInfo.limit : money("0")) < 1', '10.00', true],
    ['propertyInfo.paid in [money("19.99"), money("20")]', '20.00', true],
    ['propertyInfo.paid * 3 == 60', '20.00', true],
    ['propertyInfo.paid * propertyInfo.rate == 23.00', '20.00', true],
    ['propertyInfo.paid * 0.8 > 15.99', '20.00', true],
    ['propertyInfo.paid + 5 == money("25")', '20.00', true],
    ['propertyInfo.paid - paidBefore == -1180.50', '20.00', true],
    ['-propertyInfo.paid < -19.99', '20.00', true],
    ['propertyInfo.units * propertyInfo.paid > 59.99', '20.00', true],
    ['(propertyInfo.units > 2 ? propertyInfo.paid : money("0")) == 20', '20.00', true],
    ['paidBefore > 1200', '0.00', true],
    ['paidBefore > 1200.50', '0.00', false],
    ['propertyInfo.losses.exists(l, l.paidAmount > 1200)', '0.00', true],
    ['propertyInfo.losses.exists(l, l.paidAmount > 1201)', '0.00', false],
    ['has(propertyInfo.limit) && propertyInfo.limit > 1', '0.00', false],
    ['propertyInfo.rate == 1.15', '0.00', true],
    ['propertyInfo.rate + 0.05 == 1.2', '0.00', true],
    ['propertyInfo.rate > propertyInfo.units', '0.00', false],
    ['propertyInfo.units == 3.0', '0.00', true],
  ])('are dollars: %s with %s is %s', (when, paid, expected) => {
    expect(holds(when, paid)).toBe(expected);
  });

  it('are cents, as they were, in what was filed under the first version of the engine', () => {
    const first = { engine: '1' };
    expect(holds('propertyInfo.paid > 5000', '60.00', first)).toBe(true);
    expect(holds('propertyInfo.paid > 6000', '60.00', first)).toBe(false);
    expect(holds('propertyInfo.rate == 1.15 && propertyInfo.rate < 1.150001', '0.00', first)).toBe(true);
    expect(
      rate(compiled(manual('false', first)), smallRisk(), { today: '2026-03-01', worksheet: true }).worksheet,
    ).toMatchObject({
      engineVersion: '1',
    });
  });

  it.each([
    ['propertyInfo.paid > "5000"', 'no such overload: Money > string (character 1)'],
    ['propertyInfo.paid > money("5,000")', 'must be an amount of dollars, such as "5000.00" (character 27)'],
    ['propertyInfo.paid == money("1.005")', 'must be an amount of dollars, such as "5000.00" (character 28)'],
    [
      'propertyInfo.paid in [60, 60.5]',
      "List elements must have the same type, expected type 'int' but found 'double': write 60.0 beside 60.5, and money(\"60\") " +
        'beside money (character 27)',
    ],
    [
      '(has(propertyInfo.limit) ? propertyInfo.limit : 0) > 5000',
      "Ternary branches must have the same type, got 'Money' and 'int': write 60.0 beside 60.5, and money(\"60\") beside money " +
        '(character 2)',
    ],
    ['propertyInfo.paid * propertyInfo.paid > 1', 'no such overload: Money * Money (character 1)'],
  ])('refuse %s', (when, detail) => {
    expect(refusals(() => compiled(manual(when)))).toEqual([
      `rating.manual-invalid /underwriting/0/when ${detail}`,
    ]);
  });

  it('give the fact behind a rule in dollars', () => {
    const { manual: document } = compiled(manual('propertyInfo.paid > money("50")'));
    const triggers = triggersOf(document, [{ code: 'rule' }], {
      inputs: { propertyInfo: { paid: '60.00' } },
      derived: {},
    });
    expect(triggers).toMatchObject([{ value: '60.00', worse: 'higher' }]);
  });
});

describe('the version of the engine', () => {
  it('is no part of the proof of what was filed before there was a second one, and is kept', () => {
    const first = readManual(manual('false', { engine: '1' }));
    const { engine: _engine, ...before } = decompose(first).content;
    const stored = assemble({ ...decompose(first), content: before });
    expect(stored).toEqual(first);
    expect(contentHash(stored)).toBe(contentHash(first));
    expect(contentHash(readManual(manual('false')))).not.toBe(contentHash(first));
  });
});
