import { describe, expect, it } from '@jest/globals';
import {
  compiled,
  coverage,
  rated,
  refusals,
  smallManual,
  smallRisk,
} from '../../../../../../test/support/small-manual.js';

type Json = Readonly<Record<string, unknown>>;
type Row = readonly (string | null | readonly (string | null)[])[];

const inputs = [
  { path: 'classCode', type: 'text', title: 'Class code', required: false, maxLength: 10 },
  { path: 'kind', type: 'text', title: 'Kind', allowed: ['alpha', 'beta'], default: 'alpha' },
  { path: 'years', type: 'integer', title: 'Years', min: '0', max: '50', default: 0 },
  { path: 'cars[].zip', type: 'text', title: 'ZIP code', format: 'zip-code' },
];
const lists = [{ path: 'cars', title: 'Cars', min: 0, max: 3 }];
const table = (dimensions: readonly Json[], rows: readonly Row[], more: Json = {}): Json =>
  smallManual({
    inputs,
    lists,
    coverages: [
      coverage({
        baseRate: '100',
        tables: { territory: { t: { title: 'T', dimensions, rows, ...more } } },
        steps: [
          { kind: 'base', code: 'base', title: 'Base' },
          { kind: 'factor', code: 't', title: 'T', table: 't', rounding: { unit: '0.01' } },
        ],
      }),
    ],
  });
const zip = { input: 'zipCode', match: 'exact' };
const total = (manual: Json, risk: Json): string => rated(manual, smallRisk(risk)).total;
const faults = (manual: Json): readonly string[] =>
  refusals(() => compiled(manual)).map((fault) => fault.replace(/^.*\/t\//, '/'));

describe('a table by ZIP code', () => {
  const manual = table(
    [zip],
    [
      ['43004', '2'],
      ['43016', '3'],
      ['43016-1234', '4'],
      [null, '9'],
    ],
  );

  it.each([
    ['43004', '200.00'],
    ['43004-1234', '200.00'],
    ['43016', '300.00'],
    ['43016-9999', '300.00'],
    ['43016-1234', '400.00'],
    ['43017', '900.00'],
  ])('matches by five digits unless it holds the nine: %s', (zipCode, expected) => {
    expect(total(manual, { zipCode })).toBe(expected);
  });

  it('matched nine digits by nine in what was filed under the first version of the engine', () => {
    expect(total({ ...manual, engine: '1' }, { zipCode: '43004-1234' })).toBe('900.00');
  });

  it('falls back on five digits where the row of the nine is for something else', () => {
    const both = table(
      [zip, { input: 'kind', match: 'exact' }],
      [
        ['43004', 'alpha', '2'],
        ['43004-1234', 'beta', '3'],
        [null, null, '9'],
      ],
    );
    expect(total(both, { zipCode: '43004-1234', kind: 'alpha' })).toBe('200.00');
    expect(total(both, { zipCode: '43004-1234', kind: 'beta' })).toBe('300.00');
    expect(total(both, { zipCode: '43004', kind: 'beta' })).toBe('900.00');
  });

  it.each([
    ['zipCode == "43004"', '43004-1234', true],
    ['"43004" != zipCode', '43004-1234', false],
    ['zipCode in ["43016", "43004"]', '43004-1234', true],
    ['zipCode == "43004-1234"', '43004', false],
    ['zipCode >= "43000" && zipCode <= "43004"', '43004-1234', true],
    ['zipCode > "43004"', '43004-1234', false],
    ['"43005" > zipCode', '43004-1234', true],
    ['zipCode > "43004-1000"', '43004-1234', true],
    ['zipCode == (termMonths == 12 ? "43004" : "43016")', '43004-1234', true],
    ['(termMonths == 12 ? zipCode : office) == "43004"', '43004-1234', true],
    ['zipCode == office', '43004-1234', true],
    ['office == zipCode', '43016', false],
    ['zipCode.endsWith("04")', '43004-1234', true],
    ['zipCode.startsWith("43004-12")', '43004-1234', true],
    ['cars.all(c, c.zip == "43004")', '43004', true],
  ])('does so for conditions as well: %s of %s is %s', (when, zipCode, expected) => {
    const office = { path: 'office', type: 'text', title: 'Office', format: 'zip-code', default: '43004' };
    const asked = smallManual({
      inputs: [...inputs, office],
      lists,
      underwriting: [{ code: 'r', title: 'R', outcome: 'decline', when }],
    });
    const { decision } = rated(asked, smallRisk({ zipCode, cars: [{ zip: '43004-0001' }] }));
    expect(decision.outcome).toBe(expected ? 'decline' : 'accept');
  });

  it.each([
    { path: 'garagingZip', title: 'Where it is kept' },
    { path: 'place', title: 'ZIP code of the garage' },
    { path: 'place', title: 'Place', variable: 'zip_code' },
  ])('does so for a text that is a ZIP code by its name or variable: %j', (declared) => {
    const rows = [
      ['43004', '2'],
      [null, '9'],
    ];
    const own = { ...declared, type: 'text', maxLength: 10 };
    const document = { ...table([{ input: own.path, match: 'exact' }], rows), inputs: [own] };
    expect(total(document, { [own.path]: '43004-1234' })).toBe('200.00');
    const prefixes = {
      ...table([{ input: own.path, match: 'exact' }], [['430', '3'], ...rows]),
      inputs: [own],
    };
    expect(total(prefixes, { [own.path]: '43001' })).toBe('900.00');
    expect(total(prefixes, { [own.path]: '430' })).toBe('300.00');
  });

  it('refuses a key that is none', () => {
    expect(faults(table([zip], [['430', '2']], { sparse: true }))).toEqual([
      '/rows/0/0 can never be reached: "430" is no value of zipCode: it is 12345 or 12345-6789',
    ]);
  });
});

describe('a dimension of prefixes', () => {
  const prefix = (input: string): Json => ({ input, match: 'prefix' });

  it.each([
    ['43004', '300.00'],
    ['43104', '200.00'],
    ['44104-0001', '400.00'],
    ['45104', '900.00'],
  ])('gives the row of the longest that matches: %s', (zipCode, expected) => {
    const manual = table(
      [prefix('zipCode')],
      [
        ['43', '2'],
        ['430', '3'],
        ['44104-', '4'],
        [null, '9'],
      ],
    );
    expect(total(manual, { zipCode })).toBe(expected);
  });

  it('decides by the leftmost dimension, and takes a shorter one where the longer is for something else', () => {
    const manual = table(
      [prefix('classCode'), { input: 'kind', match: 'exact' }],
      [
        ['A', null, '2'],
        ['AB', 'beta', '3'],
        ['ABC', 'alpha', '4'],
        [null, null, '9'],
      ],
    );
    expect(total(manual, { classCode: 'ABCD', kind: 'alpha' })).toBe('400.00');
    expect(total(manual, { classCode: 'ABCD', kind: 'beta' })).toBe('300.00');
    expect(total(manual, { classCode: 'AB', kind: 'alpha' })).toBe('200.00');
    expect(total(manual, { classCode: 'B' })).toBe('900.00');
    expect(total(manual, {})).toBe('900.00');
  });

  it('works for a thousand keys and two dimensions, which are found by hash', () => {
    const codes = Array.from({ length: 1000 }, (_, index) => String(10000 + index));
    const rows: Row[] = [
      ...codes.map((code): Row => [code, code, '3']),
      ['10', null, '2'],
      [null, null, '1'],
    ];
    const manual = table([prefix('classCode'), zip], rows);
    expect(total(manual, { classCode: '10500X', zipCode: '10500-0001' })).toBe('300.00');
    expect(total(manual, { classCode: '10500X', zipCode: '10501' })).toBe('200.00');
    expect(total(manual, { classCode: '20', zipCode: '10501' })).toBe('100.00');
  });

  it('refuses two equal keys, keys that nothing begins with, gaps, and what is no text', () => {
    expect(
      faults(
        table(
          [prefix('classCode')],
          [
            ['A', '1'],
            ['A', '2'],
            [null, '3'],
          ],
        ),
      ),
    ).toEqual(['/rows/1 matches what row 1 matches too']);
    expect(
      faults(
        table(
          [prefix('kind')],
          [
            ['al', '1'],
            ['Be', '1'],
            [null, '3'],
          ],
        ),
      ),
    ).toEqual([
      '/rows/1/0 can never be reached: "Be" is no value of kind: the nearest of alpha, beta is "beta"',
    ]);
    expect(
      faults(
        table(
          [prefix('zipCode')],
          [
            ['4A', '1'],
            [null, '3'],
          ],
        ),
      ),
    ).toEqual(['/rows/0/0 can never be reached: no ZIP code begins so']);
    expect(faults(table([prefix('classCode')], [['A', '1']]))).toEqual([
      '/rows has no row for classCode any other value',
    ]);
    expect(faults(table([prefix('years')], [[null, '1']]))).toEqual([
      '/rows years is integer: only texts have prefixes',
    ]);
  });
});

describe('a row for a value that its input never has', () => {
  it.each([
    [
      { input: 'years', match: 'exact' },
      ['51'],
      '/rows/0/0 can never be reached: 51 is no value of years, which is from 0 to 50; the nearest is 50',
    ],
    [
      { input: 'years', match: 'range', excluded: 'none' },
      [['60', '70']],
      '/rows/0/0 can never be reached: years is from 0 to 50',
    ],
    [
      { input: 'classCode', match: 'exact' },
      ['elevenchars'],
      '/rows/0/0 can never be reached: "elevenchars" is no value of classCode: it has from 1 to 10 characters',
    ],
    [
      { input: 'state', match: 'exact' },
      ['oh'],
      '/rows/0/0 can never be reached: "oh" is no value of state: the nearest of OH is "OH"',
    ],
  ])('is refused: %j %j', (dimension, keys, fault) => {
    expect(faults(table([dimension], [[...keys, '2'] as Row, [null, '1']]))).toEqual([fault]);
  });
});
