import { describe, expect, it } from '@jest/globals';
import addFormats from 'ajv-formats';
import {
  CENT,
  TODAY,
  compiled,
  coverage,
  smallManual,
  smallRisk,
} from '../../../../../test/support/small-manual.js';
import { createAjv } from '../../../../platform/http/contract/ajv.js';
import { vinFault } from '../../../../shared/vin.js';
import { rate } from '../engine/rate.js';
import { inputSchema } from './input-schema.js';
import type { InputSchema } from './json-schema.js';

type Json = Readonly<Record<string, unknown>>;

const ANNOTATIONS = [
  'unit',
  'enum-titles',
  'required-for',
  'declared-by',
  'not-before',
  'not-after',
  'unique',
  'refers-to',
  'age-of',
  'same-zip-as',
].map((name) => `x-${name}`);
const asked = { purpose: 'price', effectiveDate: TODAY, today: TODAY } as const;

/** All that people and programs send by mistake, and the ends of what is right. */
const VALUES: readonly unknown[] = [
  ...[
    '',
    ' ',
    '\t',
    'a',
    'a b',
    '-',
    'b',
    'C',
    '1',
    '1.5',
    '1.50',
    '1.555',
    '01',
    '.5',
    '5.',
    '+1',
    '1e3',
    '-1',
    '-0.01',
  ],
  ...[
    '1000000000',
    '1000000000.01',
    '-1000000001',
    '0'.repeat(19) + '1',
    '0'.repeat(20) + '1',
    'a'.repeat(20),
    'a'.repeat(21),
  ],
  ...[
    '😀'.repeat(19) + 'a',
    '😀'.repeat(20) + 'a',
    'a\nb',
    'a\u0000',
    '43004',
    '4300',
    '43004-1234',
    '430041234',
  ],
  ...['2026-02-28', '2026-02-29', '2026-3-1', TODAY, '2026-03-02', '1899-12-31', '1900-01-01', '2027-01-01'],
  ...['1HGCM82633A004352', '1HGCM82643A004352', '1hgcm82633a004352'],
  ...[
    0,
    1,
    -1,
    2,
    3,
    7,
    1.5,
    1e9,
    1e9 + 1,
    -1e9,
    -1e9 - 1,
    2 ** 53,
    2025,
    2026,
    2027,
    2028,
    true,
    false,
    [],
    {},
    [1],
  ],
];

const FIELDS: readonly Json[] = [
  { type: 'text' },
  { type: 'text', maxLength: 20 },
  { type: 'text', allowed: ['a', 'a b', 'C'] },
  { type: 'text', format: 'zip-code' },
  { type: 'text', format: 'vin' },
  { type: 'integer' },
  { type: 'integer', min: '1' },
  { type: 'integer', min: '-1', max: '2' },
  { type: 'integer', allowed: ['1', '3'] },
  { type: 'integer', min: '1800', max: '2100', yearsAhead: 1 },
  { type: 'decimal' },
  { type: 'decimal', decimals: 0, min: '-1', max: '7' },
  { type: 'decimal', decimals: 1, min: '0.5', max: '1.5' },
  { type: 'decimal', decimals: 2, allowed: ['1.50', '-1'] },
  { type: 'money', min: '0' },
  { type: 'money', min: '-1', max: '1.50' },
  { type: 'boolean' },
  { type: 'date' },
  { type: 'date', min: '1900-01-01', max: 'today' },
  { type: 'date', min: 'effectiveDate' },
];

describe('the schema of inputs', () => {
  const judging = (schema: InputSchema) => {
    const ajv = createAjv().addVocabulary(ANNOTATIONS);
    addFormats.default(ajv as never, ['date']);
    ajv.addFormat('vin', (text: string) => vinFault(text) === null);
    return ajv.compile(schema);
  };

  it.each(FIELDS.flatMap((field) => [true, false].map((required) => ({ ...field, required }))))(
    'takes what rating takes, and nothing else: %j',
    (field) => {
      const manual = compiled(
        smallManual({ inputs: [{ path: 'propertyInfo.own', title: 'Own', ...field }] }),
      );
      const judge = judging(inputSchema(manual, asked));
      const differences = [...VALUES, null, undefined].flatMap((value) => {
        const risk = smallRisk(value === undefined ? {} : { propertyInfo: { own: value } });
        const isRead = reads(() => manual.reader.read(risk, TODAY));
        return isRead === judge(risk) ? [] : [[value, isRead ? 'only rating' : 'only the schema']];
      });
      // A number may be spelled in several ways, of which a list shows one; a line break never gets to rating.
      expect(differences.filter(([value]) => !['1.5', 'a\nb', '\t', '-'].includes(String(value)))).toEqual(
        [],
      );
    },
  );

  it('asks for a section where something in it is required, and for what binds only when it is for binding', () => {
    const manual = compiled(
      smallManual({
        inputs: [
          { path: 'propertyInfo.roof.year', title: 'Year', type: 'integer' },
          { path: 'propertyInfo.roof.shape', title: 'Shape', type: 'text', required: false },
          { path: 'propertyInfo.cellar.depth', title: 'Depth, feet', type: 'integer', required: false },
        ],
        requiredToBind: ['propertyInfo.address', 'propertyInfo.cellar.depth', 'propertyInfo.articles'],
      }),
    );
    const property = (purpose: 'draft' | 'price' | 'bind') => {
      const { required, properties } = inputSchema(manual, { ...asked, purpose });
      return {
        asks: required?.includes('propertyInfo') === true,
        own: properties?.['propertyInfo'] as InputSchema,
      };
    };
    expect([property('draft').asks, property('draft').own.required]).toEqual([false, undefined]);
    expect([property('price').asks, property('price').own.required]).toEqual([true, ['roof']]);
    const { own } = property('bind');
    expect(own.required).toEqual(expect.arrayContaining(['roof', 'address', 'cellar', 'articles']));
    expect(own.properties?.['cellar']).toMatchObject({ required: ['depth'] });
    expect(own.properties?.['cellar']?.properties?.['depth']).toMatchObject({
      title: 'Depth',
      'x-unit': 'feet',
    });
    expect(own.properties?.['articles']).toMatchObject({ type: 'array', minItems: 1 });
    expect(property('price').own.properties?.['articles']).toMatchObject({
      type: ['array', 'null'],
      minItems: 0,
    });
  });

  const factors = (dimension: Json, rows: readonly unknown[], more: Json = {}) =>
    compiled(
      smallManual({
        inputs: [
          { path: 'propertyInfo.age', title: 'Age', type: 'integer', min: '0', max: '99' },
          { path: 'propertyInfo.shape', title: 'Shape', type: 'text', allowed: ['a', 'b', 'c'] },
        ],
        coverages: [
          coverage({
            tables: { property: { own: { title: 'Own', sparse: true, dimensions: [dimension], rows } } },
            steps: [
              { kind: 'base', code: 'base', title: 'Base', rounding: CENT },
              { kind: 'factor', code: 'own', title: 'Own', table: 'own', rounding: CENT, ...more },
            ],
          }),
        ],
      }),
    );
  const age = { input: 'propertyInfo.age', match: 'exact' };
  const range = { ...age, match: 'range' };

  it.each<[string, Json, readonly unknown[], object]>([
    [
      'a row for each',
      age,
      [
        ['35', '1'],
        ['36', '1'],
        ['37', '1'],
      ],
      { minimum: 35, maximum: 37 },
    ],
    [
      'rows with gaps',
      age,
      [
        ['10', '1'],
        ['30', '1'],
        ['20', '1'],
      ],
      { enum: [10, 20, 30] },
    ],
    [
      'a row for any',
      age,
      [
        ['10', '1'],
        [null, '1'],
      ],
      { minimum: 0, maximum: 99 },
    ],
    [
      'spans',
      { ...range, excluded: 'upper' },
      [
        [['5', '10'], '1'],
        [['10', '20'], '2'],
      ],
      { minimum: 5, maximum: 19 },
    ],
    [
      'an open span',
      { ...range, excluded: 'lower' },
      [
        [['5', '10'], '1'],
        [['10', null], '2'],
      ],
      { minimum: 6, maximum: 99 },
    ],
    [
      'a curve',
      { ...age, match: 'interpolated' },
      [
        ['5', '1'],
        ['50', '2'],
      ],
      { minimum: 5, maximum: 50 },
    ],
    [
      'a curve that goes on',
      { ...age, match: 'interpolated', above: 'clamp' },
      [
        ['5', '1'],
        ['50', '2'],
      ],
      { minimum: 5, maximum: 99 },
    ],
  ])('asks for a price only for what there can be a rate for: %s', (_case, dimension, rows, expected) => {
    const manual = factors(dimension, rows);
    const own = (purpose: 'draft' | 'price') =>
      inputSchema(manual, { ...asked, purpose }).properties?.['propertyInfo']?.properties?.[
        'age'
      ] as InputSchema;
    expect(own('price')).toMatchObject(expected);
    expect(own('draft')).toMatchObject({ minimum: 0, maximum: 99 });
    const { enum: listed, minimum = 0, maximum = -1 } = own('price');
    const accepts = (value: number): boolean =>
      listed?.includes(value) ?? (minimum <= value && value <= maximum);
    const isRated = (value: number): boolean =>
      reads(() => rate(manual, smallRisk({ propertyInfo: { age: value, shape: 'a' } }), { today: TODAY }));
    for (let value = 0; value < 100; value += 1)
      expect([value, isRated(value)]).toEqual([value, accepts(value)]);
  });

  it('leaves a value in where its table is not always asked, and out of a list where it is', () => {
    const shape = { input: 'propertyInfo.shape', match: 'exact' };
    const listed = (more: Json) =>
      inputSchema(
        factors(
          shape,
          [
            ['a', '1'],
            ['c', '2'],
          ],
          more,
        ),
        asked,
      ).properties?.['propertyInfo']?.properties?.['shape'];
    expect(listed({})).toMatchObject({ enum: ['a', 'c'], 'x-enum-titles': ['A', 'C'] });
    expect(listed({ when: 'propertyInfo.age > 3' })).toMatchObject({ enum: ['a', 'b', 'c'] });
  });

  it('does not ask for what is computed', () => {
    const manual = compiled(
      smallManual({
        inputs: [{ path: 'propertyInfo.bought', title: 'Bought', type: 'date' }],
        derived: [
          {
            path: 'propertyInfo.years',
            title: 'Years',
            kind: 'completed-years',
            from: 'propertyInfo.bought',
            to: 'effectiveDate',
          },
        ],
      }),
    );
    const property = inputSchema(manual, asked).properties?.['propertyInfo']?.properties ?? {};
    expect([Object.hasOwn(property, 'bought'), Object.hasOwn(property, 'years')]).toEqual([true, false]);
  });
});

function reads(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
