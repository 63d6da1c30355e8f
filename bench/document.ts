import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { composeApp } from '../src/app.setup.js';
import { loadConfig } from '../src/platform/config/config.js';

/**
 * `npm run bench:document`: until the whole OpenAPI document has arrived, from Bindery and from a server of Node that does
 * nothing but send the same bytes, in turn: milliseconds by the clock, and of the server's CPU.
 */
const REQUESTS = 200;
const ROUNDS = 5;

interface Server {
  readonly url: string;
  readonly process: ChildProcess;
}

type Measured = Readonly<Record<'p50' | 'cpu', number>>;

if (process.send) await serve(process.argv[2]);
else await measure();

async function serve(copied: string | undefined): Promise<void> {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.((user + system) / 1000);
  });
  process.send?.(copied === undefined ? await bindery() : await peer(copied));
}

async function bindery(): Promise<string> {
  const app = await composeApp(
    loadConfig({
      DATABASE_URL: 'postgresql://nobody@127.0.0.1/nothing',
      ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
      LOG_LEVEL: 'silent',
    }),
  );
  const address = await app.getHttpAdapter().getInstance().listen({ host: '127.0.0.1', port: 0 });
  return `${address}/api/openapi.json`;
}

async function peer(copied: string): Promise<string> {
  const text = Buffer.from(await (await fetch(copied)).arrayBuffer());
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length }).end(text);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as { readonly port: number };
  return `http://127.0.0.1:${port}/`;
}

async function measure(): Promise<void> {
  const servers: Server[] = [];
  const start = async (...args: readonly string[]): Promise<Server> => {
    const child = fork(fileURLToPath(import.meta.url), args, {
      execArgv: ['--import', new URL('../scripts/typescript.mjs', import.meta.url).href],
    });
    const [url] = (await once(child, 'message')) as [string];
    const server = { url, process: child };
    servers.push(server);
    return server;
  };
  try {
    const ours = await start();
    const theirs = await start(ours.url);
    for (const server of servers) await round(server);
    const rounds: { readonly ours: Measured; readonly theirs: Measured }[] = [];
    for (let n = 0; n < ROUNDS; n++) rounds.push({ ours: await round(ours), theirs: await round(theirs) });
    const of = (side: 'ours' | 'theirs', what: keyof Measured): number =>
      median(rounds.map((each) => each[side][what]));
    const figures = {
      bytes: (await (await fetch(ours.url)).arrayBuffer()).byteLength,
      p50Ms: of('ours', 'p50'),
      cpuMs: of('ours', 'cpu'),
      peerP50Ms: of('theirs', 'p50'),
      peerCpuMs: of('theirs', 'cpu'),
      ratio: median(rounds.map((each) => each.ours.p50 / each.theirs.p50)),
    };
    const { bytes, ratio } = figures;
    const words = ({ p50, cpu }: Measured): string => `${p50.toFixed(2)} ms, ${cpu.toFixed(2)} CPU ms`;
    console.log(
      `document of ${bytes} bytes: Bindery ${words({ p50: figures.p50Ms, cpu: figures.cpuMs })}; ` +
        `Node alone ${words({ p50: figures.peerP50Ms, cpu: figures.peerCpuMs })}; ratio ${ratio.toFixed(2)}`,
    );
    if (process.argv.includes('--json')) console.log(JSON.stringify(figures));
  } finally {
    for (const { process: child } of servers) child.kill();
  }
}

async function round(server: Server): Promise<Measured> {
  const took: number[] = [];
  const before = await cpuOf(server);
  for (let n = 0; n < REQUESTS; n++) {
    const begin = performance.now();
    const answer = await fetch(server.url);
    await answer.arrayBuffer();
    took.push(performance.now() - begin);
    if (answer.status !== 200) throw new Error(`${server.url}: ${answer.status}`);
  }
  return { p50: median(took), cpu: ((await cpuOf(server)) - before) / REQUESTS };
}

async function cpuOf({ process: child }: Server): Promise<number> {
  child.send('cpu');
  const [milliseconds] = (await once(child, 'message')) as [number];
  return milliseconds;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}
