import { describe, expect, it } from '@jest/globals';
import {
  compiled,
  rated,
  refusals,
  smallManual,
  smallRisk,
} from '../../../../../test/support/small-manual.js';

const lists = [{ path: 'drivers', title: 'Drivers', min: 0, max: 5 }];
const inputs = [
  { path: 'propertyInfo.value', type: 'money', title: 'Value', min: '0', max: '1000000', default: '0' },
  {
    path: 'propertyInfo.factor',
    type: 'decimal',
    title: 'Factor',
    min: '0',
    max: '9',
    decimals: 2,
    default: '1.15',
  },
  {
    path: 'propertyInfo.construction',
    type: 'text',
    title: 'Construction',
    allowed: ['frame', 'masonry'],
    default: 'frame',
  },
  { path: 'propertyInfo.built', type: 'date', title: 'Built', required: false },
  { path: 'propertyInfo.pool', type: 'boolean', title: 'Pool', default: false },
  { path: 'drivers[].birthDate', type: 'date', title: 'Born', max: 'today' },
  { path: 'drivers[].violations', type: 'integer', title: 'Violations', min: '0', max: '99', default: 0 },
];

const manual = (when: string): Readonly<Record<string, unknown>> =>
  smallManual({ lists, inputs, underwriting: [{ code: 'rule', title: 'Rule', outcome: 'decline', when }] });

const risk = smallRisk({
  propertyInfo: { value: '250000.50', construction: 'masonry', built: '1999-05-01' },
  drivers: [
    { birthDate: '1990-03-02', violations: 3 },
    { birthDate: '2008-03-01', violations: 0 },
  ],
});

describe('conditions', () => {
  it.each([
    ['propertyInfo.value > 250000', true],
    ['propertyInfo.value > 250000.49', true],
    ['propertyInfo.value > 250000.50', false],
    ['propertyInfo.factor == 1.15', true],
    ['propertyInfo.factor < 1.15', false],
    ['propertyInfo.construction in ["masonry", "frame"]', true],
    ['!(propertyInfo.construction == "frame") && !propertyInfo.pool', true],
    ['propertyInfo.pool || state == "OH"', true],
    ['propertyInfo.construction.startsWith("mas")', true],
    ['has(propertyInfo.built) && propertyInfo.built < date("2000-01-01")', true],
    ['effectiveDate == date("2026-03-01")', true],
    ['completedYears(effectiveDate, date("2036-02-28")) == 9', true],
    ['daysBetween(effectiveDate, date("2026-03-31")) == 30', true],
    ['drivers.exists(d, d.violations > 2 && completedYears(d.birthDate, effectiveDate) < 36)', true],
    ['drivers.exists(d, d.violations > 3)', false],
    ['drivers.all(d, completedYears(d.birthDate, effectiveDate) >= 18)', true],
    ['drivers.exists_one(d, d.violations == 0)', true],
    ['drivers.filter(d, d.violations > 0).size() == 1', true],
    ['drivers.filter(d, d.violations == 0).exists(d, d.birthDate > date("2008-01-01"))', true],
    ['drivers.exists(a, drivers.exists(b, a.violations > b.violations + 2))', true],
    ['size(drivers) * 2 - 1 == 3', true],
    ['termMonths - 3 == (propertyInfo.pool ? 6 : 9)', true],
    ['propertyInfo.factor + 1.0 == 2.15', true],
    ['propertyInfo.factor * 100 == 115', true],
    ['9007199254740993 > 9007199254740992', true],
    ['propertyInfo.value * 9007199254740993 > 0', true],
  ])('%s is %s', (when, expected) => {
    expect(rated(manual(when), risk).decision.outcome).toBe(expected ? 'decline' : 'accept');
  });

  it('count what is absent as not there', () => {
    const unbuilt = smallRisk({ drivers: [] });
    expect(rated(manual('has(propertyInfo.built)'), unbuilt).decision.outcome).toBe('accept');
    expect(rated(manual('drivers.exists(d, true)'), unbuilt).decision.outcome).toBe('accept');
    expect(rated(manual('drivers.all(d, false)'), unbuilt).decision.outcome).toBe('decline');
  });

  it.each([
    ['propertyInfo.valu > 1', 'No such key: valu (character 14)'],
    ['drivers.exists(d, d.accidents > 2)', 'No such key: accidents (character 21)'],
    ['propertyInfo.construction > 5', 'no such overload: string > int (character 1)'],
    ['effectiveDate < "2020-01-01"', 'no such overload: Date < string (character 1)'],
    ['nobody == 1', 'Unknown variable: nobody (character 1)'],
    ['propertyInfo.value', 'must be true or false and is Money'],
    ['termMonths / 0 > 1', '/ is not available in conditions (character 1)'],
    ['drivers[7].violations > 1', '[] is not available in conditions (character 1)'],
    [
      'propertyInfo.construction + "s" == "frames"',
      'only numbers are added and multiplied in conditions (character 1)',
    ],
    ['propertyInfo.construction.matches("(a+)+$")', 'matches() is not available in conditions (character 1)'],
    ['date("2026-02-30") < effectiveDate', 'must be a date, YYYY-MM-DD (character 6)'],
    [
      'propertyInfo.built < effectiveDate',
      'may be absent: give propertyInfo.built a default or ask has(propertyInfo.built) in the same condition (character 1)',
    ],
  ])('refuses %s with its position', (when, detail) => {
    expect(refusals(() => compiled(manual(when)))).toEqual([
      `rating.manual-invalid /underwriting/0/when ${detail}`,
    ]);
  });

  it('refuses an expression that is too deep or too long', () => {
    const deep = `${'('.repeat(60)}true${')'.repeat(60)}`;
    expect(refusals(() => compiled(manual(deep)))[0]).toMatch(/when .*(depth|character)/i);
    const long = Array.from({ length: 300 }, () => 'true').join('||');
    expect(refusals(() => compiled(manual(long)))).toHaveLength(1);
    expect(
      refusals(() => compiled(manual('true && '.repeat(60) + 'true && propertyInfo.pool &&'))),
    ).toHaveLength(1);
  });
});
