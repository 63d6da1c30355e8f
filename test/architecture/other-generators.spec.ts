import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';

type Node = Readonly<Record<string, unknown>>;

const GENERATOR = 'https://github.com/OpenAPITools/openapi-generator/issues';
const CODEGEN = 'https://github.com/swagger-api';

/** Annotations, which say nothing about what is valid. */
const BESIDE_REFERENCE = new Set([
  '$ref',
  'description',
  'example',
  'examples',
  'title',
  'default',
  'deprecated',
]);
/** What OpenAPI 3.1 took over from JSON Schema and Java has no word for. */
const UNKNOWN_KEYWORDS = [
  ...['const', 'if', 'then', 'else', 'not', 'contains', 'prefixItems', 'patternProperties', 'propertyNames'],
  ...[
    'dependentRequired',
    'dependentSchemas',
    'unevaluatedProperties',
    'unevaluatedItems',
    '$defs',
    '$dynamicRef',
  ],
];

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const typesOf = ({ type }: Node): readonly unknown[] => [type].flat().filter((one) => one && one !== 'null');

/** What Java makes of a value of a list: `GMT+12` and `gmt-12` are both GMT_12. */
const constantOf = (value: unknown): string =>
  String(value)
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_');
/** What it makes of a property, and of the name of a schema. */
const nameOf = (key: string): string => key.toLowerCase().replace(/[^a-z0-9]/g, '');

const repeats = (names: readonly string[]): boolean => new Set(names).size < names.length;

interface Rule {
  readonly construct: string;
  readonly reports: readonly string[];
  readonly isBroken: (schema: Node, place: string) => boolean;
  /** A schema that breaks it: the rule can fail. */
  readonly example: Node;
}

const RULES: readonly Rule[] = [
  {
    construct: 'values of a list that become one constant',
    reports: [`${GENERATOR}/12624`, `${GENERATOR}/17277`, `${GENERATOR}/16531`],
    isBroken: (schema) => repeats(listOf(schema['enum']).map(constantOf)),
    example: { type: 'string', enum: ['flat-rate', 'flat_rate'] },
  },
  {
    construct: 'null in a list of values',
    reports: [`${GENERATOR}/13217`, `${CODEGEN}/swagger-codegen-generators/issues/1296`],
    isBroken: (schema) => listOf(schema['enum']).includes(null),
    example: { type: ['string', 'null'], enum: ['up', 'down', null] },
  },
  {
    construct: 'properties whose names differ in case or separators only',
    reports: [`${GENERATOR}/13180`],
    isBroken: ({ properties }) => isNode(properties) && repeats(Object.keys(properties).map(nameOf)),
    example: { type: 'object', properties: { next: {}, Next: {} } },
  },
  {
    construct: 'an object without a name, whose made-up name may be that of another',
    reports: [`${GENERATOR}/22012`, `${GENERATOR}/24548`],
    isBroken: (schema, place) =>
      isNode(schema['properties']) && !/^\/components\/schemas\/\w+$/.test(place) && !isOfProblem(place),
    example: { type: 'object', properties: { city: { type: 'string' } } },
  },
  {
    construct: 'a choice between schemas that nothing tells apart',
    reports: [`${GENERATOR}/14309`, `${GENERATOR}/14562`, `${GENERATOR}/15082`],
    isBroken: (schema) =>
      ['oneOf', 'anyOf'].some(
        (choice) =>
          listOf(schema[choice]).filter((one) => isNode(one) && one['type'] !== 'null').length > 1 &&
          !isNode(schema['discriminator']),
      ),
    example: { oneOf: [{ $ref: '#/components/schemas/Home' }, { $ref: '#/components/schemas/Auto' }] },
  },
  {
    construct: 'several types at once',
    reports: [
      'https://github.com/networknt/openapi-parser/issues/66',
      'https://github.com/muehmar/gradle-openapi-schema/issues/132',
    ],
    isBroken: (schema) => typesOf(schema).length > 1,
    example: { type: ['string', 'number'] },
  },
  {
    construct: 'a reference with rules beside it',
    reports: [`${GENERATOR}/22919`],
    isBroken: (schema) => '$ref' in schema && Object.keys(schema).some((key) => !BESIDE_REFERENCE.has(key)),
    example: { $ref: '#/components/schemas/Address', type: ['object', 'null'] },
  },
  {
    construct: 'keywords of JSON Schema 2020-12 that are not read, or crash',
    reports: [`${GENERATOR}/9083`, `${GENERATOR}/10445`, `${GENERATOR}/13093`, `${GENERATOR}/19704`],
    isBroken: (schema) => UNKNOWN_KEYWORDS.some((keyword) => keyword in schema),
    example: { type: 'object', patternProperties: { '^x-': { type: 'string' } } },
  },
  {
    construct: 'a backslash in a pattern, which is written into Java as it is',
    reports: [`${CODEGEN}/swagger-codegen/issues/9509`, `${CODEGEN}/swagger-codegen-generators/issues/854`],
    isBroken: ({ pattern }) => typeof pattern === 'string' && pattern.includes('\\'),
    example: { type: 'string', pattern: '^\\d{5}$' },
  },
];

/** The code of a problem is enumerated beside the reference to what all problems are. */
function isOfProblem(place: string): boolean {
  return place.includes('/content/application~1problem+json/schema/');
}

/** Every schema of the document, at any depth, with its place as a JSON pointer. */
function* schemasIn(value: unknown, place = '', isSchema = false): Generator<readonly [string, Node]> {
  if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) yield* schemasIn(one, `${place}/${index}`, isSchema);
    return;
  }
  if (!isNode(value)) return;
  if (isSchema) yield [place, value];
  for (const [key, member] of Object.entries(value)) {
    const at = `${place}/${key.replaceAll('/', '~1')}`;
    if (['example', 'examples', 'default', 'enum', 'discriminator'].includes(key)) continue;
    if (['properties', 'schemas'].includes(key) && isNode(member))
      for (const [name, schema] of Object.entries(member)) yield* schemasIn(schema, `${at}/${name}`, true);
    else yield* schemasIn(member, at, isSchema || key === 'schema');
  }
}

/** Without its webhooks: those are received, and generators of clients leave them out. */
const { webhooks: _, ...document } = JSON.parse(
  readFileSync(join(PROJECT_ROOT, 'client', 'openapi.json'), 'utf8'),
) as Node;

/** Generators that cannot run here, for want of a JVM: what they are known to fail on is not in the document. */
describe('the document has, for those who generate Java or Kotlin from it,', () => {
  const schemas = [...schemasIn(document)];

  it('schemas that are looked at', () => {
    expect(schemas.length).toBeGreaterThan(5_000);
  });

  it.each(RULES)('never $construct', ({ isBroken, example, reports }) => {
    expect(reports.length).toBeGreaterThan(0);
    expect(isBroken(example, '/components/schemas/Any/properties/one')).toBe(true);
    const found = schemas.filter(([place, schema]) => isBroken(schema, place)).map(([place]) => place);
    expect(found).toEqual([]);
  });

  it('names of schemas that differ by more than case', () => {
    const { components } = document as { readonly components: { readonly schemas: object } };
    expect(repeats(Object.keys(components.schemas).map(nameOf))).toBe(false);
  });
});
