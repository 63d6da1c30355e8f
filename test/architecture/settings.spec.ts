import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../src/platform/config/config.js';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';

const read = (path: string): string => readFileSync(join(PROJECT_ROOT, path), 'utf8');
const example = read('.env.example');

/** What every program finds in its environment, whoever it is. */
const OF_THE_SYSTEM = ['PATH', 'HOME', 'XDG_STATE_HOME'];

function variablesRead(): readonly string[] {
  const files = globSync('{src,scripts,test/support,bench}/**/*.{ts,mjs}', { cwd: PROJECT_ROOT });
  const direct = files.flatMap((file) => [
    ...read(file).matchAll(/(?:process\.env|\benv|environment)(?:\.|\[')([A-Z][A-Z_]+)/g),
  ]);
  const configured = [
    ...globSync('src/platform/**/*.ts', { cwd: PROJECT_ROOT }).flatMap((file) => [
      ...read(file).matchAll(/reader(?:\s*\.\w+\(|, )\s*'([A-Z][A-Z0-9_]+)'/g),
    ]),
  ];
  const unpacked = files.flatMap((file) =>
    [...read(file).matchAll(/\{([^{}]*)\} = process\.env/g)].flatMap(([, inside = '']) => [
      ...inside.matchAll(/([A-Z][A-Z_]+)/g),
    ]),
  );
  const names = new Set([...direct, ...configured, ...unpacked].map(([, name = '']) => name));
  return [...names].filter((name) => !OF_THE_SYSTEM.includes(name)).sort();
}

describe('.env.example', () => {
  it('lists every variable that is read', () => {
    const listed = [...example.matchAll(/^(?:# )?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name);
    expect(variablesRead().length).toBeGreaterThan(25);
    expect(variablesRead().filter((name) => !listed.includes(name))).toEqual([]);
  });

  it('sets nothing that keeps a copy of it from starting with the embedded database', () => {
    const set = [...example.matchAll(/^([A-Z][A-Z0-9_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [
      name,
      value,
    ]);
    expect(set.map(([name]) => name)).toEqual(['NODE_ENV']);
    const given = {
      DATABASE_URL: 'postgresql://a@localhost/b',
      ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'),
    };
    expect(() => loadConfig({ ...given, ...Object.fromEntries(set) })).not.toThrow();
  });
});
