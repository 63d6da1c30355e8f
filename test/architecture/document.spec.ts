import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { RE2JS } from 're2js';
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
};

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(document, 'openapi.json');

function patternsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]: readonly [string, unknown]) =>
    key === 'pattern' && typeof member === 'string' ? [member] : patternsIn(member),
  );
}

const bodies = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, { operationId, requestBody }]) =>
    Object.entries(requestBody?.content ?? {}).map(([type, { example }]) => {
      const steps = ['paths', path, method, 'requestBody', 'content', type, 'schema'];
      const pointer = steps.map((step) => encodeURIComponent(step.replaceAll('/', '~1'))).join('/');
      return { operationId, example, pointer };
    }),
  ),
);

describe('the document for machines', () => {
  it('has patterns that RE2 can compile, as Go and most gateways do', () => {
    const patterns = new Set(patternsIn(document));
    expect(patterns.size).toBeGreaterThan(5);
    expect([...patterns].filter((pattern) => !compiles(pattern))).toEqual([]);
  });

  it('writes money so that minus nothing is none', () => {
    const money = [...new Set(patternsIn(document))].filter((pattern) => pattern.includes('\\.\\d{2}'));
    for (const pattern of money.map((text) => new RegExp(text, 'u'))) {
      for (const amount of ['0.00', '-0.01', '-0.10', '-1.00', '999999999999.99'])
        expect([amount, pattern.test(amount)]).toEqual([amount, true]);
      for (const amount of ['-0.00', '00.00', '.50', '1', '1.0', '01.00'])
        expect([amount, pattern.test(amount)]).toEqual([amount, false]);
    }
  });

  it.each(bodies)('shows a body for $operationId that its own schema takes', ({ example, pointer }) => {
    const validate = ajv.compile({ $ref: `openapi.json#/${pointer}` });
    expect(validate(example) ? [] : validate.errors).toEqual([]);
  });

  it('gives no two shapes one name, of which only one would be described', () => {
    const names = readdirSync(join(PROJECT_ROOT, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.dto.ts'))
      .flatMap((file) => [
        ...readFileSync(join(PROJECT_ROOT, 'src', file), 'utf8').matchAll(/^export class (\w+)/gm),
      ])
      .map(([, name]) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
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
