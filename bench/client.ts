import { fork } from 'node:child_process';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { createBindery } from '../client/src/index.js';
import { PROJECT_ROOT } from '../src/platform/project-root.js';

/**
 * `npm run bench:client`: the CPU that the client of this repository takes beside `fetch` with the same address, headers and
 * body, the two in turn in one process, against a server of another process that answers at once; and the size of its bundle.
 */
const CALLS = 3_000;
const ROUNDS = 7;
const ID = '01930000-0000-7000-8000-000000000001';

if (process.send) answerAtOnce();
else await measure();

function answerAtOnce(): void {
  const quote = JSON.stringify({ id: ID, rowVersion: 1, totalPremium: '501.00', charges: [] });
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', etag: '"1"' }).end(quote);
    });
  }).listen(0, '127.0.0.1', () => process.send?.(server.address()));
}

async function measure(): Promise<void> {
  const child = fork(fileURLToPath(import.meta.url), {
    execArgv: ['--import', new URL('../scripts/typescript.mjs', import.meta.url).href],
  });
  try {
    const { port } = await new Promise<{ readonly port: number }>((resolve) =>
      child.once('message', resolve),
    );
    const baseUrl = `http://127.0.0.1:${port}`;
    const client = createBindery({ baseUrl, token: 'token' });
    const body = { planCode: 'monthly' };
    const write = {
      bare: () => bare(`${baseUrl}/api/v1/quotes/${ID}/bind`, JSON.stringify(body)),
      client: () => client.bindQuote({ id: ID, body }, { ifMatch: '"1"' }),
    };
    const read = {
      bare: () => bare(`${baseUrl}/api/v1/quotes/${ID}`),
      client: () => client.readQuote({ id: ID }),
    };
    const figures = { read: await compare(read), write: await compare(write), bundle: await bundle() };
    for (const name of ['read', 'write'] as const) {
      const [bare, client, more] = (['bare', 'client', 'more'] as const).map((of) =>
        figures[name][of].toFixed(3),
      );
      const ratio = figures[name].ratio.toFixed(2);
      console.log(`${name}: fetch ${bare}, client ${client} CPU ms a call; ${more} more, ratio ${ratio}`);
    }
    const { bytes, gzipped } = figures.bundle;
    console.log(`bundle, minified: ${bytes} bytes, ${gzipped} compressed`);
    if (process.argv.includes('--json')) console.log(JSON.stringify(figures));
  } finally {
    child.kill();
  }
}

/** What somebody writes who calls the API by hand: the same headers, the answer parsed, a problem thrown. */
async function bare(url: string, body?: string): Promise<unknown> {
  const answer = await fetch(url, {
    headers: {
      accept: 'application/json, application/problem+json',
      authorization: 'Bearer token',
      ...(body && { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }),
      ...(body && { 'if-match': '"1"' }),
    },
    signal: AbortSignal.timeout(30_000),
    ...(body && { method: 'POST', body }),
  });
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return answer.json();
}

type Side = 'bare' | 'client';
type Figure = Side | 'more' | 'ratio';

/** In turn, so that both meet the same machine; medians of the rounds, and of the differences and ratios within each. */
async function compare(sides: Readonly<Record<Side, () => Promise<unknown>>>) {
  for (const call of [sides.bare, sides.client]) await cpuMs(call);
  const rounds: Readonly<Record<Figure, number>>[] = [];
  for (let n = 0; n < ROUNDS; n++) {
    const first = n % 2 ? 'bare' : 'client';
    const second = n % 2 ? 'client' : 'bare';
    const took = { [first]: await cpuMs(sides[first]), [second]: await cpuMs(sides[second]) };
    const [a = NaN, b = NaN] = [took['bare'], took['client']];
    rounds.push({ bare: a, client: b, more: b - a, ratio: b / a });
  }
  const median = (of: Figure): number =>
    rounds.map((each) => each[of]).sort((a, b) => a - b)[ROUNDS >> 1] ?? NaN;
  return {
    bare: median('bare'),
    client: median('client'),
    more: median('more'),
    ratio: median('ratio'),
  };
}

async function cpuMs(call: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  for (let n = 0; n < CALLS; n++) await call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / CALLS;
}

async function bundle(): Promise<{ readonly bytes: number; readonly gzipped: number }> {
  const { outputFiles } = await build({
    entryPoints: [join(PROJECT_ROOT, 'client', 'src', 'index.ts')],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  return { bytes: code.length, gzipped: gzipSync(code).length };
}
