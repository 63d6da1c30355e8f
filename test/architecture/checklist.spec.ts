import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';

const read = (path: string): string => readFileSync(join(PROJECT_ROOT, path), 'utf8');

const ROW = /^\| ([A-Z]{2,4}-\d\d|SCIM) \| [^|]+ \| ([^|]+) \|$/gm;
const rows = [...read('docs/identity-checklist.md').matchAll(ROW)].map(([, id = '', cell = '']) => ({
  id,
  specs: [...cell.matchAll(/`([^`]*spec\.ts)`/g)].map(([, path = '']) => path),
}));
const specs = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*spec.ts'], {
  cwd: PROJECT_ROOT,
  encoding: 'utf8',
})
  .trim()
  .split('\n');

/** A row names a file whole, or by the end of its path, where the one before it says the beginning. */
const filesOf = (path: string): readonly string[] => {
  const end = new RegExp(`(^|/)${path.replaceAll('.', '\\.').replaceAll('*', '[^/]+')}$`);
  return specs.filter((spec) => end.test(spec));
};

describe('the checklist of identity', () => {
  it('has a test for each row, in files that there are', () => {
    expect(rows.length).toBeGreaterThan(120);
    expect(rows.filter(({ specs: named }) => named.length === 0).map(({ id }) => id)).toEqual([]);
    const missing = rows.flatMap(({ id, specs: named }) =>
      named.filter((path) => filesOf(path).length === 0).map((path) => `${id}: ${path}`),
    );
    expect(missing).toEqual([]);
  });

  it('finds each row in the name of a test', () => {
    const nameless = rows.filter(
      ({ id, specs: named }) =>
        !named
          .flatMap(filesOf)
          .some((file) => new RegExp(`['"\`](?:[A-Z]+-\\d\\d,? )*${id}\\b`).test(read(file))),
    );
    expect(nameless.map(({ id }) => id)).toEqual([]);
  });
});
