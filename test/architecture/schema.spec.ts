import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Migration } from '@mikro-orm/migrations';
import { migrations } from '../../migrations/index.js';
import { commandsOf } from '../../migrations/sql.js';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';

/** The one place that knows the name, and what shows that others are possible. */
const MAY_NAME_PUBLIC = [
  'src/platform/postgres/schema.ts',
  'src/platform/postgres/schema.spec.ts',
  'src/platform/postgres/connection-url.spec.ts',
  'test/architecture/schema.spec.ts',
  'test/database/before-release.spec.ts',
  'test/journeys/two-companies.spec.ts',
];

/** `public.` before a name, and the word as a text; in `from public` and `to public` it stands for all roles. */
const NAMES_PUBLIC = /\bpublic\.["%a-z_]|'public'|\bschema public\b|search_path[^;]*\bpublic\b/;

const SOURCES = ['src', 'migrations', 'scripts', 'bench', 'test'].flatMap((folder) =>
  readdirSync(join(PROJECT_ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs|js|sql)$/.test(entry.name))
    .map((entry) => relative(PROJECT_ROOT, join(entry.parentPath, entry.name))),
);

const COMMANDS = migrations.flatMap(({ name, class: Class }) => {
  const migration = Reflect.construct(Class, []) as Migration;
  return (['up', 'down'] as const).flatMap((direction) => {
    migration.reset();
    void migration[direction]();
    return migration.getQueries().map((query) => ({ name: `${name} ${direction}`, command: String(query) }));
  });
});

describe('statements, functions and migrations', () => {
  it('name no schema: which one it is, a setting says', () => {
    expect(SOURCES.length).toBeGreaterThan(500);
    const naming = SOURCES.filter((path) => !MAY_NAME_PUBLIC.includes(path)).flatMap((path) =>
      readFileSync(join(PROJECT_ROOT, path), 'utf8')
        .split('\n')
        // A rule of access is called public, and so is one half of a key.
        .filter((line) => NAMES_PUBLIC.test(line) && !/\bkind: .*'public'|case 'public'/.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(naming).toEqual([]);
  });

  it('come one command at a time', () => {
    expect(COMMANDS.length).toBeGreaterThan(500);
    expect(COMMANDS.filter(({ command }) => commandsOf(command).length !== 1)).toEqual([]);
  });

  it('change a table by one subcommand at a time', () => {
    expect(COMMANDS.filter(({ command }) => partsOfAlter(command) > 1)).toEqual([]);
    expect(partsOfAlter('alter table a add column b numeric(14, 2), add column c text')).toBe(2);
  });

  it('pin the path of functions that act with the rights of their owner, to the schema they are made in', () => {
    const definers = COMMANDS.filter(({ command }) => /\bsecurity definer\b/i.test(command));
    expect(definers.length).toBeGreaterThan(2);
    expect(definers.filter(({ command }) => !command.includes('set search_path from current'))).toEqual([]);
  });
});

/** How many things an ALTER TABLE does; commas in brackets and texts belong to one of them. */
function partsOfAlter(command: string): number {
  const bare = command.replace(/--[^\n]*/g, '').trim();
  if (!/^alter table\b/i.test(bare)) return 1;
  let text = bare.replace(/'(?:[^']|'')*'/g, '');
  while (/\([^()]*\)/.test(text)) text = text.replace(/\([^()]*\)/g, '');
  return text.split(',').length;
}
