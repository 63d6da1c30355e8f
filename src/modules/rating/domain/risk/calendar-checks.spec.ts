import { describe, expect, it } from '@jest/globals';
import {
  compiled,
  rated,
  refusals,
  smallManual,
  smallRisk,
} from '../../../../../test/support/small-manual.js';
import { ageBy } from './calendar-checks.js';

type Json = Readonly<Record<string, unknown>>;

const plan = (productType: string): Json => ({
  code: 'small',
  name: 'Small',
  productType,
  state: 'OH',
  companyCode: 'BND',
});
const manual = (productType: string, inputs: readonly Json[] = [], more: Json = {}): Json =>
  smallManual({ plan: plan(productType), inputs, ...more });
const faults = (document: Json, productType: string, risk: Json): readonly string[] =>
  refusals(() => rated(document, smallRisk({ productType, ...risk })));

describe('a year of a risk', () => {
  it.each([
    ['home', { propertyInfo: { yearBuilt: 2027 } }, '/propertyInfo/yearBuilt must not be after 2026'],
    ['home', { propertyInfo: { roofYear: 2100 } }, '/propertyInfo/roofYear must not be after 2026'],
    ['home', { propertyInfo: { wiringYear: 2050 } }, '/propertyInfo/wiringYear must not be after 2026'],
    ['renters', { propertyInfo: { yearBuilt: 2100 } }, '/propertyInfo/yearBuilt must not be after 2026'],
    [
      'auto',
      { vehicleInfo: { vehicles: [{ modelYear: 2028 }] } },
      '/vehicleInfo/vehicles/0/modelYear must not be after 2027',
    ],
  ])('is not in the future: %s %j', (product, risk, fault) => {
    expect(faults(manual(product), product, risk)[0]).toContain(fault);
  });

  it('is so whether the manual declares it or leaves it to the product', () => {
    const own = [
      { path: 'propertyInfo.yearBuilt', type: 'integer', title: 'Built', min: '1700', max: '2100' },
    ];
    expect(faults(manual('home', own), 'home', { propertyInfo: { yearBuilt: 2100 } })).toEqual([
      'rating.invalid-risk /propertyInfo/yearBuilt must not be after 2026, for an effective date of March 1, 2026',
    ]);
    expect(faults(manual('home', own), 'home', { propertyInfo: { yearBuilt: 2026 } })).toEqual([]);
    expect(
      faults(manual('home', own, { engine: '1' }), 'home', { propertyInfo: { yearBuilt: 2100 } }),
    ).toEqual([]);
    const vehicles = [{ modelYear: 2027 }];
    expect(faults(manual('auto'), 'auto', { vehicleInfo: { vehicles } })).toEqual([]);
  });

  it('of birth lies in the past, though the manual that asks for it does not say so', () => {
    const own = [{ path: 'lifeInfo.birthDate', type: 'date', title: 'Born' }];
    expect(faults(manual('life', own), 'life', { lifeInfo: { birthDate: '2050-01-01' } })).toEqual([
      'rating.invalid-risk /lifeInfo/birthDate must not lie after today',
    ]);
  });
});

describe('an age at issue', () => {
  const age = (rule?: string, date = 'lifeInfo.birthDate'): readonly Json[] => [
    { path: 'lifeInfo.issueAge', type: 'integer', title: 'Age', ...(rule && { ageOf: { date, rule } }) },
  ];
  const at = (rule: string | undefined, issueAge: number, birthDate: string): readonly string[] =>
    faults(manual('life', age(rule)), 'life', { lifeInfo: { issueAge, birthDate } });

  it.each([
    ['last-birthday', 38, '1950-01-01', 'must be 76, the age on the last birthday'],
    ['last-birthday', 38, '1987-03-02', null],
    ['last-birthday', 39, '1987-03-02', 'must be 38'],
    ['nearest-birthday', 39, '1987-03-02', null],
    ['nearest-birthday', 38, '1987-03-02', 'must be 39, the age on the nearest birthday'],
    [undefined, 38, '1987-03-02', null],
    [undefined, 39, '1987-03-02', null],
    [undefined, 40, '1987-03-02', 'must be 38 or 39'],
  ] as const)('by the rule of the manual, %s: %i of %s', (rule, issueAge, birthDate, fault) => {
    const found = at(rule, issueAge, birthDate);
    if (fault === null) expect(found).toEqual([]);
    else expect(found[0]).toContain(`rating.invalid-risk /lifeInfo/issueAge ${fault}`);
  });

  it('is counted from a date, in a way that is known', () => {
    expect(refusals(() => compiled(manual('life', age('last-birthday', 'lifeInfo.sex'))))).toEqual([
      'rating.manual-invalid /inputs/0/ageOf/date lifeInfo.sex is not a declared date',
    ]);
    expect(refusals(() => compiled(manual('life', age('next-birthday'))))[0]).toContain(
      '/inputs/0/ageOf/rule must be one of',
    );
  });

  it.each([
    ['1988-02-29', '2026-02-28', 37, 38],
    ['1988-02-29', '2026-08-31', 38, 39],
    ['1990-06-30', '2026-06-30', 36, 36],
    ['1990-06-30', '2026-12-29', 36, 36],
    ['1990-06-30', '2026-12-31', 36, 37],
  ])('of %s on %s is %i by the last and %i by the nearest birthday', (born, on, last, nearest) => {
    expect([ageBy('last-birthday', born, on), ageBy('nearest-birthday', born, on)]).toEqual([last, nearest]);
  });
});
