import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';

const HERE = join(PROJECT_ROOT, 'client');
const EXAMPLE = 'examples/bind-a-policy.ts';
/** All types are checked but those of the language and of browsers, which come with each compiler and are most of its work. */
const settings = {
  strict: true,
  skipLibCheck: false,
  skipDefaultLibCheck: true,
  noEmit: true,
  module: 'nodenext',
  target: 'es2022',
};

describe('the package of the client', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'consumer-'));
    // The one dependency from what is installed here, so that no registry is asked.
    const packed = ['.', join(PROJECT_ROOT, 'node_modules', 'dpop')];
    execFileSync('npm', ['pack', ...packed, '--pack-destination', folder], { cwd: HERE, stdio: 'pipe' });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', private: true }));
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: settings, files: ['index.ts'] }),
    );
    const { version } = JSON.parse(readFileSync(join(HERE, 'package.json'), 'utf8')) as {
      readonly version: string;
    };
    const dependency = readdirSync(folder).find((name) => name.startsWith('dpop-')) ?? '';
    const packages = [`./${dependency}`, `./bindery-client-${version}.tgz`];
    execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', ...packages], {
      cwd: folder,
      stdio: 'pipe',
    });
    copyFileSync(join(HERE, EXAMPLE), join(folder, 'index.ts'));
    // An empty project has no types of Node.
    writeFileSync(
      join(folder, 'node.d.ts'),
      'declare const process: { env: Record<string, string | undefined> };',
    );
    const code = readFileSync(join(folder, 'index.ts'), 'utf8');
    writeFileSync(join(folder, 'index.ts'), `/// <reference path="./node.d.ts" />\n${code}`);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['5.5', join(HERE, 'package.json')],
    ['6.', join(PROJECT_ROOT, 'package.json')],
  ])('compiles in an empty project that is strict, with TypeScript %s', (version, from) => {
    const find = createRequire(from);
    const { version: found } = find('typescript/package.json') as { readonly version: string };
    expect(found.startsWith(version)).toBe(true);
    const compiler = find.resolve('typescript/lib/tsc.js');
    const said = execFileSync(process.execPath, [compiler, '-p', '.'], { cwd: folder, encoding: 'utf8' });
    expect(said).toBe('');
  });

  it('is loaded by Node as it is, and needs one small package', () => {
    const script =
      "import { createBindery } from '@bindery/client'; console.log(typeof createBindery({ baseUrl: 'http://x' }).bindQuote)";
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(said.trim()).toBe('function');
    const { dependencies = {} } = JSON.parse(readFileSync(join(HERE, 'package.json'), 'utf8')) as {
      readonly dependencies?: object;
    };
    expect(Object.keys(dependencies)).toEqual(['dpop']);
  });

  it('shows in its README the example that the tests run: nothing to a bound policy in under twenty lines', () => {
    const example = readFileSync(join(HERE, EXAMPLE), 'utf8');
    expect(example.trim().split('\n').length).toBeLessThan(20);
    expect(readFileSync(join(HERE, 'README.md'), 'utf8')).toContain(example.trim());
  });
});
