import { execFile, spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { parseEnv, promisify } from 'node:util';
import { expect, it } from '@jest/globals';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';
import type { Variables } from './started-app.js';

const run = promisify(execFile);
const read = (name: string): string => readFileSync(join(PROJECT_ROOT, name), 'utf8');

/** What a newcomer starts with: a copy of .env.example as it stands. It also notes what it loads, for one of the tests below. */
export function firstSettings(folder: string): Variables {
  const telling = pathToFileURL(join(PROJECT_ROOT, 'test', 'support', 'loaded-files.mjs'));
  return {
    ...(parseEnv(read('.env.example')) as Variables),
    NODE_OPTIONS: `--import=${telling.href}?into=${loadedOf(folder)}`,
  };
}

const loadedOf = (folder: string): string => join(folder, 'loaded');

/** The first hour with a server that has these settings: tests beside those of what befalls it later, since its first start costs seconds. */
export function testFirstHour(begun: () => { readonly folder: string; readonly address: string }): void {
  const demoScript = join(PROJECT_ROOT, 'scripts', 'demo.mjs');
  const demoEnvironment = (): Variables => {
    const { PATH = '', HOME = '/' } = process.env;
    return { PATH, HOME, BINDERY_STATE_DIR: begun().folder, BINDERY_URL: '', PORT: '' };
  };

  async function demo(...args: readonly string[]): Promise<string> {
    return (await run(process.execPath, [demoScript, ...args], { env: demoEnvironment() })).stdout;
  }

  /** What it tells until it has a token, which the server has given it by then: all other steps go to the same address. */
  async function demoUntilToken(address: string): Promise<string> {
    const child = spawn(process.execPath, [demoScript, address], { env: demoEnvironment() });
    let told = '';
    for await (const line of createInterface(child.stdout)) {
      told += `${line}\n`;
      if (line.includes('good for 10 minutes')) break;
    }
    child.kill();
    return told;
  }

  it('runs the demo, which finds the server whatever its port', async () => {
    const told = await demo();
    expect(told).toContain(`Bindery at ${begun().address.replace('127.0.0.1', 'localhost')}\n`);
    expect(told).toContain('12. Ask, as an underwriter');
  });

  it.each([(given: string) => `${given}/`, (given: string) => given.replace('http://', '')])(
    'begins the demo at an address as people type it',
    async (typed) => {
      const told = await demoUntilToken(typed(begun().address));
      expect(told).toContain(`Bindery at ${begun().address}\n`);
      expect(told).toContain('good for 10 minutes');
    },
  );

  it('asks the demo how it is used', async () => {
    expect(await demo('--help')).toMatch(/^Usage: npm run demo/);
  });

  it('tries the README’s curl, and tries it again', async () => {
    const [, lines = ''] = /```sh\n(server=[^]*?)```/.exec(read('README.md')) ?? [];
    const script = lines.replace('http://localhost:3000', begun().address);
    const told = (await run('bash', ['-c', script])).stdout;
    expect(told).toMatch(/^"totalPremium":"501\.00"\n"policyNumber":"POL-\d{4}-\d{7}-01"\n$/);
    expect((await run('bash', ['-c', script])).stdout).toBe(told);
  });

  it('gives browsers functions that need nothing of the build', async () => {
    const script = await (await fetch(`${begun().address}/api/docs/swagger-ui-init.js`)).text();
    expect(script).toContain('ignoreBOM');
    expect(script).not.toContain('__name');
  });

  it('has each package in the bundle or apart, so that its classes are there once', () => {
    const built = globSync(join(PROJECT_ROOT, 'dist', 'run', '*.js.map')).flatMap(
      (map) => (JSON.parse(readFileSync(map, 'utf8')) as { readonly sources: readonly string[] }).sources,
    );
    const bundled = new Set(built.flatMap(packageOf));
    const apart = new Set(readFileSync(loadedOf(begun().folder), 'utf8').split('\n').flatMap(packageOf));
    expect(bundled).toContain('@nestjs/common');
    expect(apart).toContain('pino');
    expect([...apart].filter((name) => bundled.has(name))).toEqual([]);
  });
}

/** As node_modules names it; within another package's, if it has one of its own. */
function packageOf(file: string): readonly string[] {
  const [, path] = /node_modules\/((?:.*node_modules\/)?(?:@[^/]+\/)?[^/]+)/.exec(file) ?? [];
  return path === undefined ? [] : [path];
}
