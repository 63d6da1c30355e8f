import { describe, expect, it } from '@jest/globals';
import addFormats from 'ajv-formats';
import { TODAY, compiled, smallManual, smallRisk } from '../../../../../test/support/small-manual.js';
import { createAjv } from '../../../../platform/http/contract/ajv.js';
import { vinFault } from '../../../../shared/vin.js';
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
