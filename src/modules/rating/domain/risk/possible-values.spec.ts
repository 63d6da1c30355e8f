import { describe, expect, it } from '@jest/globals';
import { compiled, coverage, refusals, smallManual } from '../../../../../test/support/small-manual.js';

type Json = Readonly<Record<string, unknown>>;

const lists = [{ path: 'drivers', title: 'Drivers', min: 0, max: 5 }];
const inputs = [
  { path: 'tier', type: 'text', title: 'Tier', allowed: ['elite', 'standard', 'basic'] },
  { path: 'age', type: 'integer', title: 'Age', min: '16', max: '99' },
  { path: 'points', type: 'integer', title: 'Points', allowed: ['0', '3', '6'] },
  { path: 'rate', type: 'decimal', title: 'Rate', min: '0', max: '2', decimals: 2 },
  { path: 'value', type: 'money', title: 'Value', min: '100', max: '5000' },
  { path: 'since', type: 'date', title: 'Since', min: '2000-01-01', max: '2030-12-31' },
  { path: 'names.nick', type: 'text', title: 'Name', maxLength: 5, required: false },
  { path: 'drivers[].sex', type: 'text', title: 'Sex', allowed: ['female', 'male'] },
  { path: 'drivers[].age', type: 'integer', title: 'Age', min: '16', max: '99' },
];
const grades = {
  title: 'Grades',
  result: 'text',
  dimensions: [{ input: 'tier', match: 'exact' }],
  rows: [
    ['elite', 'best'],
    [null, 'other'],
  ],
};
const over = { list: 'drivers', as: 'd' };
const derived = [
  { path: 'grade', title: 'Grade', kind: 'lookup', table: 'grades' },
  { path: 'men', title: 'Men', kind: 'count', ...over, when: 'd.sex == "male"' },
  { path: 'oldest', title: 'Oldest', kind: 'max', ...over, of: 'drivers[].age' },
  { path: 'allAges', title: 'All ages', kind: 'sum', ...over, of: 'drivers[].age' },
];
const coverages = [coverage({ tables: { property: { grades } } })];
const manual = (parts: Json): Json => smallManual({ lists, inputs, derived, coverages, ...parts });
const asked = (when: string, engine = '2'): readonly string[] =>
  refusals(() =>
    compiled(manual({ engine, underwriting: [{ code: 'r', title: 'R', outcome: 'decline', when }] })),
  );

describe('a condition with a value that its input never has', () => {
  it.each([
    [
      'tier == "Elite"',
      '"Elite" is no value of tier: the nearest of elite, standard, basic is "elite" (character 9)',
    ],
    [
      'tier != "standart"',
      '"standart" is no value of tier: the nearest of elite, standard, basic is "standard" (character 9)',
    ],
    [
      '"BASIC" == tier',
      '"BASIC" is no value of tier: the nearest of elite, standard, basic is "basic" (character 1)',
    ],
    [
      'tier in ["elite", "Basic"]',
      '"Basic" is no value of tier: the nearest of elite, standard, basic is "basic" (character 19)',
    ],
    [
      'tier == (age > 20 ? "elite" : "gold")',
      '"gold" is no value of tier: the nearest of elite, standard, basic is "elite" (character 31)',
    ],
    [
      'tier.startsWith("El")',
      'no value of tier has "El": the nearest of elite, standard, basic is "elite" (character 17)',
    ],
    ['grade == "Best"', '"Best" is no value of grade: the nearest of best, other is "best" (character 10)'],
    [
      'drivers.exists(d, d.sex == "F")',
      '"F" is no value of drivers[].sex: the nearest of female, male is "male" (character 28)',
    ],
    ['state == "oh"', '"oh" is no value of state: the nearest of OH is "OH" (character 10)'],
    [
      '(age > 20 ? tier : "none") == "Elite"',
      '"Elite" is no value of tier: the nearest of elite, standard, basic is "elite" (character 31)',
    ],
    ['zipCode.startsWith("OH")', 'no value of zipCode has "OH": it is 12345 or 12345-6789 (character 20)'],
    ['age * 2 > 500', '500 is no value of age * 2, which is from 32 to 198 (character 11)'],
    ['age - 100 >= 0', '0 is no value of age - 100, which is from -84 to -1 (character 14)'],
    ['-age < -200', '-200 is no value of -age, which is from -99 to -16 (character 8)'],
    ['200 < age + points', '200 is no value of age + points, which is from 16 to 105 (character 1)'],
    [
      '(tier == "elite" ? age : 20) > 100',
      '100 is no value of tier == "elite" ? age : 20, which is from 16 to 99 (character 32)',
    ],
    ['drivers.size() == 6', '6 is no value of drivers.size(), which is from 0 to 5 (character 19)'],
    ['size(drivers) > 100', '100 is no value of size(drivers), which is from 0 to 5 (character 17)'],
    [
      'drivers.filter(d, d.sex == "male").size() > 6',
      '6 is no value of drivers.filter(d, d.sex == "male").size(), which is from 0 to 5 (character 45)',
    ],
    ['men > 6', '6 is no value of men, which is from 0 to 5 (character 7)'],
    ['oldest > 120', '120 is no value of oldest, which is from 0 to 99 (character 10)'],
    ['allAges > 500', '500 is no value of allAges, which is from 0 to 495 (character 11)'],
    ['age > 100', '100 is no value of age, which is from 16 to 99; the nearest is 99 (character 7)'],
    ['age == 20.5', '20.5 is no value of age, which is from 16 to 99; the nearest is 21 (character 8)'],
    ['15 >= age', '15 is no value of age, which is from 16 to 99; the nearest is 16 (character 1)'],
    ['points == 4', '4 is no value of points, which is one of 0, 3, 6; the nearest is 3 (character 11)'],
    [
      'rate > 2.01',
      '2.01 is no value of rate, which is from 0.00 to 2.00; the nearest is 2.00 (character 8)',
    ],
    [
      'value > 500000',
      '500000 is no value of value, which is from 100.00 to 5000.00; the nearest is 5000.00 (character 9)',
    ],
    [
      'value == money("99.99")',
      '99.99 is no value of value, which is from 100.00 to 5000.00; the nearest is 100.00 (character 10)',
    ],
    [
      'since < date("1999-12-31")',
      '1999-12-31 is no value of since, which is not before 2000-01-01 (character 9)',
    ],
    [
      'has(names.nick) && names.nick == "Bartholomew"',
      '"Bartholomew" is no value of names.nick: it has from 1 to 5 characters (character 34)',
    ],
    ['zipCode == "4300"', '"4300" is no value of zipCode: it is 12345 or 12345-6789 (character 12)'],
    ['termMonths == 6', '6 is no value of termMonths, which is one of 12; the nearest is 12 (character 15)'],
  ])('is refused: %s', (when, detail) => {
    expect(asked(when).filter((fault) => fault.includes('/when'))).toEqual([
      `rating.manual-invalid /underwriting/0/when ${detail}`,
    ]);
  });

  it.each([
    'tier == "elite"',
    'tier.contains("a")',
    'has(names.nick) && names.nick != ""',
    'age > 16 && age <= 99',
    'age > 20.5',
    'age * 2 > 198',
    'drivers.size() > 5 || size(drivers) == 0',
    'men == 5 && oldest == 0 && allAges < 496 - 1',
    '(age > 20 ? tier : "none") == "none"',
    '(age > 20 ? tier : "none") != "basic"',
    'zipCode.startsWith("430") || zipCode.contains("4-1")',
    'points > 4',
    'value >= 100.00',
    'since >= date("2000-01-01")',
    'zipCode == "43004" || zipCode == "43004-1234"',
    'grade == "other"',
  ])('is not this one: %s', (when) => {
    expect(asked(when)).toEqual([]);
  });

  it('rates on in what was filed before it was asked', () => {
    expect(asked('tier == "Elite" || age > 200', '1')).toEqual([]);
  });

  it('is found in coverages, steps, rules and derived values as well', () => {
    const steps = [
      { kind: 'base', code: 'base', title: 'Base' },
      { kind: 'add', code: 'a', title: 'A', amount: '1', when: 'tier == "X"' },
      { kind: 'discounts', code: 'd', title: 'D', groups: [{ rules: ['d'] }] },
      { kind: 'round', code: 'r', title: 'R', rounding: { unit: '0.01' } },
    ];
    const rule = { code: 'd', name: 'D', type: 'percentage', value: '5', reason: 'r', when: 'tier == "X"' };
    const count = {
      path: 'others',
      title: 'Men',
      kind: 'count',
      list: 'drivers',
      as: 'd',
      when: 'd.sex == "X"',
    };
    const found = refusals(() =>
      compiled(
        manual({
          coverages: [coverage({ when: 'tier == "X"', steps, tables: { property: { grades } } })],
          discounts: [rule],
          derived: [...derived, count],
        }),
      ),
    );
    expect(found.map((fault) => fault.split(' ')[1])).toEqual([
      '/derived/4/when',
      '/coverages/0/when',
      '/coverages/0/steps/1/when',
      '/discounts/0/when',
    ]);
  });
});
