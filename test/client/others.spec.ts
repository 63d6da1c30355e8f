import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';
import type { TestDatabase } from '../support/database.js';
import { startApp } from '../support/app.js';
import { cloneSeeded } from '../support/seeded-database.js';
import { homeRequest } from '../support/story.js';
import { demoToken } from '../support/tokens.js';

const MODULES = join(PROJECT_ROOT, 'node_modules');
const DOCUMENT = join(PROJECT_ROOT, 'client', 'openapi.json');
const STRICT = {
  strict: true,
  noEmit: true,
  skipLibCheck: false,
  // Those of the language and of browsers, which come with the compiler.
  skipDefaultLibCheck: true,
  target: 'es2022',
  module: 'esnext',
  moduleResolution: 'bundler',
  lib: ['es2023', 'dom', 'dom.iterable'],
  types: [],
};
const GIVEN = `
declare const process: { env: Record<string, string | undefined> };
const { BASE_URL: baseUrl = '', AUTHORIZATION: authorization = '', HOME: home = '' } = process.env;`;

interface Generator {
  readonly name: string;
  /** Writes its client into \`generated\`. */
  readonly command: readonly string[];
  /** What somebody writes who has only what was generated: types that do not fit do not compile. */
  readonly program: string;
}

const GENERATORS: readonly Generator[] = [
  {
    name: 'openapi-typescript',
    command: [
      join(MODULES, 'openapi-typescript', 'bin', 'cli.js'),
      DOCUMENT,
      '--output',
      'generated/index.ts',
    ],
    program: `
import createClient from 'openapi-fetch';
import type { components, paths } from './generated/index.js';
${GIVEN}
const client = createClient<paths>({ baseUrl, headers: { authorization } });
const body: components['schemas']['CreateQuoteRequest'] = JSON.parse(home);
const quoted = await client.POST('/api/v1/quotes', { body });
if (!quoted.data) throw new Error(quoted.error.code);
const { id, rowVersion, totalPremium } = quoted.data;
const bind = (version: number) => client.POST('/api/v1/quotes/{id}/bind', {
  params: { path: { id }, header: { 'If-Match': \`"\${version}"\` } },
  body: {},
});
const stale = await bind(rowVersion + 1);
const bound = await bind(rowVersion);
if (!bound.data) throw new Error(bound.error.code);
console.log(JSON.stringify({ totalPremium, stale: stale.error?.code, policyNumber: bound.data.policyNumber }));`,
  },
  {
    name: '@hey-api/openapi-ts',
    command: [
      join(MODULES, '@hey-api', 'openapi-ts', 'bin', 'run.js'),
      ...['--input', DOCUMENT, '--output', 'generated', '--client', '@hey-api/client-fetch', '--no-log-file'],
    ],
    program: `
import { bindQuote, createQuote, type CreateQuoteRequest } from './generated/index.js';
import { createClient } from './generated/client/index.js';
${GIVEN}
const client = createClient({ baseUrl, headers: { authorization } });
const body: CreateQuoteRequest = JSON.parse(home);
const quoted = await createQuote({ client, body });
if (!quoted.data) throw new Error(quoted.error.code);
const { id, rowVersion, totalPremium } = quoted.data;
const bind = (version: number) =>
  bindQuote({ client, path: { id }, headers: { 'If-Match': \`"\${version}"\` }, body: {} });
const stale = await bind(rowVersion + 1);
const bound = await bind(rowVersion);
if (!bound.data) throw new Error(bound.error.code);
console.log(JSON.stringify({ totalPremium, stale: stale.error?.code, policyNumber: bound.data.policyNumber }));`,
  },
];

/** What each of them was made with, and what was tried by hand: docs/other-clients.md. */
describe('clients that the generators of others make of the document', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let folder: string;
  let given: Readonly<Record<string, string>>;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'generated-'));
    database = await cloneSeeded();
    app = await startApp(database);
    await app.listen(0, '127.0.0.1');
    given = {
      BASE_URL: await app.getUrl(),
      AUTHORIZATION: `Bearer ${await demoToken(app, 'agent')}`,
      HOME: JSON.stringify(homeRequest()),
    };
  });

  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await app?.close();
    await database?.drop();
  });

  const placeOf = ({ name }: Generator): string => join(folder, name.replaceAll(/\W/g, '-'));
  // Not the synchronous one: the server that is spoken to lives in this process.
  const runIn = async (place: string, ...args: readonly string[]): Promise<string> => {
    const options = { cwd: place, env: { ...process.env, ...given } };
    return (await promisify(execFile)(process.execPath, args, options)).stdout;
  };

  /** All of them by one compiler: it reads the types of the language as long as what was generated. */
  it('compile under strict', async () => {
    for (const generator of GENERATORS) {
      const place = placeOf(generator);
      mkdirSync(place);
      symlinkSync(MODULES, join(place, 'node_modules'));
      writeFileSync(join(place, 'package.json'), JSON.stringify({ type: 'module' }));
      writeFileSync(join(place, 'index.ts'), generator.program);
      await runIn(place, ...generator.command);
    }
    const files = GENERATORS.map((generator) => join(placeOf(generator), 'index.ts'));
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: STRICT, files }));
    expect(await runIn(folder, join(MODULES, 'typescript', 'lib', 'tsc.js'), '-p', '.')).toBe('');
  }, 240_000);

  it.each(GENERATORS)('$name: quotes and binds', async (generator) => {
    const place = placeOf(generator);
    await build({
      absWorkingDir: place,
      entryPoints: ['index.ts'],
      bundle: true,
      format: 'esm',
      platform: 'node',
      outfile: 'bundle.js',
      logLevel: 'error',
    });
    expect(JSON.parse(await runIn(place, 'bundle.js'))).toEqual({
      totalPremium: '501.00',
      stale: 'http.stale-version',
      policyNumber: expect.stringMatching(/^POL-/),
    });
  });
});
