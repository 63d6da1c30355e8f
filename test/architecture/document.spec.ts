import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import addFormats from 'ajv-formats';
import { RE2JS } from 're2js';
import { createAjv } from '../../src/platform/http/contract/ajv.js';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';

interface Media {
  readonly schema?: object;
  readonly example?: unknown;
}

interface Operation {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
}

const document = JSON.parse(readFileSync(join(PROJECT_ROOT, 'client', 'openapi.json'), 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
};

const ajv = createAjv();
addFormats.default(ajv, ['uri']);
for (const [name, schema] of Object.entries(document.components.schemas))
  ajv.addSchema(schema, `#/components/schemas/${name}`);

function patternsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]: readonly [string, unknown]) =>
    key === 'pattern' && typeof member === 'string' ? [member] : patternsIn(member),
  );
}

const bodies = Object.values(document.paths).flatMap((methods) =>
  Object.values(methods).flatMap(({ operationId, requestBody }) =>
    Object.values(requestBody?.content ?? {}).map(({ schema = {}, example }) => ({
      operationId,
      schema,
      example,
    })),
  ),
);

describe('the document for machines', () => {
  it('has patterns that RE2 can compile, as Go and most gateways do', () => {
    const patterns = new Set(patternsIn(document));
    expect(patterns.size).toBeGreaterThan(5);
    expect([...patterns].filter((pattern) => !compiles(pattern))).toEqual([]);
  });

  it('writes money so that minus nothing is none', () => {
    const money = [...new Set(patternsIn(document))].filter((pattern) => pattern.includes('[.][0-9]{2}'));
    expect(money.length).toBeGreaterThan(1);
    for (const pattern of money.map((text) => new RegExp(text, 'u'))) {
      for (const amount of ['0.00', '-0.01', '-0.10', '-1.00', '999999999999.99'])
        expect([amount, pattern.test(amount)]).toEqual([amount, true]);
      for (const amount of ['-0.00', '00.00', '.50', '1', '1.0', '01.00'])
        expect([amount, pattern.test(amount)]).toEqual([amount, false]);
    }
  });

  it.each(bodies)('shows a body for $operationId that its own schema takes', ({ example, schema }) => {
    const validate = ajv.compile(schema);
    expect(validate(example) ? [] : validate.errors).toEqual([]);
  });
});

function compiles(pattern: string): boolean {
  try {
    RE2JS.compile(pattern);
    return true;
  } catch {
    return false;
  }
}
