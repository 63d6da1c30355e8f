import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { BaseResolver, Source, createConfig, lintDocument } from '@redocly/openapi-core';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { RulesetDefinition, RulesetFunction } from '@stoplight/spectral-core';
import spectralCore from '@stoplight/spectral-core';
import spectralRulesets from '@stoplight/spectral-rulesets';
import { operationsOf } from '../../src/platform/http/openapi/openapi.js';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';

const text = readFileSync(join(PROJECT_ROOT, 'client', 'openapi.json'), 'utf8');
const document = JSON.parse(text) as OpenAPIObject;

type SpectralOptions = NonNullable<ConstructorParameters<typeof spectralCore.Spectral>[0]>;

/**
 * The document with what its references stand for in their place, and what they refer to, as Spectral's own resolver tells it. That one
 * keeps a graph of where each reference leads, for documents of several files, and takes ten times as long.
 */
function resolved() {
  const known = new Map<string, unknown>();
  const within = new Set<string>();
  const targetOf = (reference: string): unknown => {
    const keys = reference.split('/').slice(1);
    const target = keys.reduce<unknown>(
      (at, key) => (at as Record<string, unknown>)[key.replaceAll('~1', '/').replaceAll('~0', '~')],
      document,
    );
    if (!reference.startsWith('#/') || target === undefined) throw new Error(`Nothing is at ${reference}`);
    within.add(reference);
    const made = withTargets(target);
    within.delete(reference);
    return made;
  };
  const withTargets = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(withTargets);
    const { $ref: reference } = value as { readonly $ref?: unknown };
    if (typeof reference !== 'string')
      return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withTargets(member)]));
    if (within.has(reference)) return value;
    if (!known.has(reference)) known.set(reference, targetOf(reference));
    return known.get(reference);
  };
  const graph = { overallOrder: () => [...known.keys()] };
  return { result: withTargets(document), graph, errors: [] };
}

/** Every list of values in the document that has more than one value, with the places where it is spelled out. */
function listsIn(
  value: unknown,
  place = '',
  found = new Map<string, string[]>(),
): ReadonlyMap<string, readonly string[]> {
  if (typeof value !== 'object' || value === null || place.endsWith('/code')) return found;
  const { enum: values } = value as { readonly enum?: readonly unknown[] };
  if (Array.isArray(values) && values.length > 1) {
    const list = JSON.stringify(values.filter((one) => one !== null));
    found.set(list, [...(found.get(list) ?? []), place]);
  }
  for (const [key, member] of Object.entries(value)) listsIn(member, `${place}/${key}`, found);
  return found;
}

/**
 * The rule by which the examples of schemas are valid looks at nothing but the schema. It comes to each one wherever something
 * refers to it, 50,000 times to 700 schemas, and compiles it every time: one that has passed passes.
 */
const EXAMPLES = 'oas3-valid-schema-example';
function eachOnce<Schema extends object, Options>(
  judge: RulesetFunction<Schema, Options>,
): RulesetFunction<Schema, Options> {
  const passed = new Set<string>();
  const passedHere = new WeakSet();
  return (schema, ...more) => {
    if (passedHere.has(schema)) return;
    const content = JSON.stringify(schema);
    const faults = passed.has(content) ? undefined : judge(schema, ...more);
    if (Array.isArray(faults) && faults.length > 0) return faults;
    passed.add(content);
    passedHere.add(schema);
  };
}

describe('the document, judged by the rules of others', () => {
  it('is what a parser of JSON makes of it: nothing is named twice', () => {
    expect(`${JSON.stringify(document, null, 2)}\n`).toBe(text);
  });

  it('passes all that Redocly recommends', async () => {
    const config = await createConfig({ extends: ['recommended'] });
    const found = await lintDocument({
      document: { source: new Source('openapi.json', text), parsed: document },
      externalRefResolver: new BaseResolver(config.resolve),
      config,
    });
    expect(found.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([]);
  });

  it('passes all that Spectral recommends', async () => {
    const resolver = { uriCache: {}, resolve: () => Promise.resolve(resolved()) };
    const spectral = new spectralCore.Spectral({
      resolver: resolver as unknown as NonNullable<SpectralOptions['resolver']>,
    });
    const { rules } = spectralRulesets.oas;
    const { then, ...rule } = rules[EXAMPLES];
    spectral.setRuleset({
      extends: [[spectralRulesets.oas as RulesetDefinition, 'recommended']],
      rules: { [EXAMPLES]: { ...rule, then: { ...then, function: eachOnce(then.function) } } },
    } as RulesetDefinition);
    // Already parsed: the places in the text, which the parsers of Spectral keep, say no more than the paths do.
    const parsed = { data: document, diagnostics: [], ast: undefined, lineMap: [] };
    const found = await spectral.run({ parsed, getLocationForJsonPath: () => undefined });
    expect(found.map(({ code, message, path }) => [code, message, path.join('/')])).toEqual([]);
  });

  it('PWD-12 asks for no hint to a password and no security question, and PWD-11 for no password of somebody else', () => {
    expect(text).not.toMatch(/password_?hint|(security|secret)_?question/i);
    const named = [...text.matchAll(/"([a-z]\w*[Pp]assword\w*|password\w*)":/g)].map(([, name]) => name);
    expect([...new Set(named)].sort()).toEqual(['currentPassword', 'mustChangePassword', 'newPassword']);
  });

  it('spells a list of values out once: others refer to its name', () => {
    const twice = [...listsIn(document)].filter(
      ([, places]) =>
        places.filter((place) => !/^\/components\/schemas\/\w+$/.test(place)).length > 0 && places.length > 1,
    );
    expect(twice).toEqual([]);
  });

  it('names operations by a verb and what it is done to', () => {
    const ids = operationsOf(document).map(({ operationId }) => operationId ?? '');
    expect(ids.length).toBeGreaterThan(150);
    expect(
      ids.filter((id) => !/^[a-z]+([A-Z][a-zA-Z]*)$/.test(id) && !['signIn', 'signOut'].includes(id)),
    ).toEqual([]);
  });
});
