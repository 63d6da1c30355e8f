import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import '../../src/app.module.js';
import { maskedChanges } from '../../src/modules/audit/domain/masked-changes.js';
import { declaredEvents } from '../../src/platform/events/events.js';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';

const MODULES = join(PROJECT_ROOT, 'src', 'modules');
const EVENTS = declaredEvents();

/** What the trail records and the catalog leaves out, and why. */
const NOT_TOLD: Readonly<Record<string, string>> = {
  'policies.exported': 'a reading',
  'quoting.exported': 'a reading',
  'scoring.quote-referred': 'scores are for the company alone',
  'scoring.quotes-scored': 'scores are for the company alone',
};
/** How single accounts are signed in to is for those who watch the trail, not for partners; the catalog tells who may work. */
const OF_ACCOUNTS = 'identity.';

/** Actions that are spelled out in the source. */
function recorded(): readonly string[] {
  const files = readdirSync(MODULES, { recursive: true, encoding: 'utf8' }).filter(
    (path) => /\.ts$/.test(path) && !/spec\.ts$|events\.ts$/.test(path) && !/^(audit|webhooks)\//.test(path),
  );
  const texts = files.map((path) => readFileSync(join(MODULES, path), 'utf8'));
  return [
    ...new Set(
      texts.flatMap((text) =>
        [
          ...text.matchAll(/\b(?:action|added|ended): '([a-z-]+\.[a-z-]+)'/g),
          ...text.matchAll(/\.note\(\s*actor,\s*\[[^\]]*\],\s*'([a-z-]+\.[a-z-]+)'/g),
        ].map(([, name = '']) => name),
      ),
    ),
  ].sort();
}

describe('the catalog of events', () => {
  it('tells of everything that the trail records, or says why not', () => {
    const names = recorded();
    expect(names.length).toBeGreaterThan(80);
    const left = names.filter((name) => !EVENTS.has(name) && !name.startsWith(OF_ACCOUNTS));
    expect(left).toEqual(Object.keys(NOT_TOLD));
  });

  it('promises no field that the trail masks', () => {
    const masked = [...EVENTS].flatMap(([name, { data = {} }]) => {
      const told = maskedChanges(Object.fromEntries(Object.keys(data).map((field) => [field, 'A'])));
      return Object.keys(data).flatMap((field) => (told[field] === 'A' ? [] : [`${name}: ${field}`]));
    });
    expect(masked).toEqual([]);
  });

  it('names addresses at which things are read', () => {
    const { paths, webhooks = {} } = JSON.parse(
      readFileSync(join(PROJECT_ROOT, 'client', 'openapi.json'), 'utf8'),
    ) as OpenAPIObject;
    for (const { about } of EVENTS.values())
      if (about.path !== null) expect(paths[`${about.path}{id}`]?.get).toBeDefined();
    expect(Object.keys(webhooks)).toEqual([...EVENTS.keys()]);
  });
});
