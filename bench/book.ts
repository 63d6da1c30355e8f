import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { candidateManual, writeBook } from '../test/support/book.js';
import type { Bindery } from './http/bindery.js';
import { runCli, startBindery } from './http/bindery.js';
import { residentMegabytes } from './http/children.js';
import { cpuTime } from './http/cpu-time.js';
import type { BenchDatabase } from './http/database.js';
import { startDatabase } from './http/database.js';
import { post } from './http/post.js';
import { SignedIn } from './http/signed-in.js';

/**
 * Re-rates a book end to end: synthetic policies in a durable PostgreSQL on this box, the application as it is deployed, a
 * candidate edition imported and the job started over HTTP; then the result and the whole CSV are read. The policies are
 * written by SQL, with one transaction each, which is what re-rating reads.
 */
const POLICIES = 200_000;
const POLL_MS = 100;

interface Job {
  readonly id: string;
  readonly status: string;
  readonly reason: string | null;
  readonly done: number;
  readonly policiesPerSecond: number | null;
}

interface Result {
  readonly rated: number;
  readonly errors: number;
  readonly changePercent: string | null;
}

interface Figures {
  readonly policies: number;
  readonly seconds: number;
  readonly policiesPerSecond: number;
  /** Of the CPU time that the application and all of PostgreSQL spent, which hardly depends on what else the machine does. */
  readonly policiesPerCpuSecond: number;
  readonly csvSeconds: number;
  readonly idleMb: number;
  readonly peakMb: number;
  readonly peakWithCsvMb: number;
}

async function measure(policies: number, undo: (() => Promise<void>)[]): Promise<Figures> {
  const database = await startDatabase();
  undo.push(() => database.stop());
  console.error(`PostgreSQL ${database.version}, fsync on; Node ${process.version}; ${policies} policies …`);
  for (const command of ['db:migrate', 'db:seed']) await runCli(database.environment, command);
  await writeBook(database.admin, policies);
  await settle(database);

  const bindery = await startBindery(database.environment);
  undo.push(() => bindery.stop());
  const underwriter = SignedIn.as('underwriter', bindery.url);
  const admin = SignedIn.as('admin', bindery.url);
  const candidate = await post<{ id: string }>(bindery.url, '/rating/editions', candidateManual('bench'), {
    token: await admin.token(),
  });
  const idleMb = await residentMegabytes(bindery.pid);

  const [began, cpuBegan] = [performance.now(), await cpuTime(bindery.pid, database.pid)];
  const asked = { candidateEditionId: candidate.id, inForceOn: '2026-06-01' };
  const { id } = await post<Job>(bindery.url, '/book-ratings', asked, {
    token: await underwriter.token(),
  });
  const path = `/book-ratings/${id}`;
  const job = await untilDone(bindery, path, underwriter);
  const seconds = (performance.now() - began) / 1000;
  const cpuSeconds = ((await cpuTime(bindery.pid, database.pid)) - cpuBegan) / 1000;
  console.error(`The job itself says ${job.policiesPerSecond} a second.`);

  const result = await get<Result>(bindery, `${path}/result`, underwriter);
  const peakMb = await peakMegabytes(bindery.pid);
  const csvBegan = performance.now();
  const lines = await countLines(bindery, `${path}/result.csv`, underwriter);
  const csvSeconds = (performance.now() - csvBegan) / 1000;
  if (result.rated + result.errors !== policies || lines !== policies + 1) {
    throw new Error(
      `${result.rated} rated, ${result.errors} errors and ${lines} lines of ${policies} policies`,
    );
  }
  console.error(`${result.errors} cannot be rated; the others change by ${result.changePercent} percent.`);
  return {
    policies,
    seconds: rounded(seconds),
    policiesPerSecond: Math.round(policies / seconds),
    policiesPerCpuSecond: Math.round(policies / cpuSeconds),
    csvSeconds: rounded(csvSeconds),
    idleMb,
    peakMb,
    peakWithCsvMb: await peakMegabytes(bindery.pid),
  };
}

/** What loading leaves behind is not what is measured. */
async function settle({ admin }: BenchDatabase): Promise<void> {
  await admin.query('vacuum analyze policies, policy_transactions');
  await admin.query('checkpoint');
}

async function untilDone(bindery: Bindery, path: string, user: SignedIn): Promise<Job> {
  for (;;) {
    const job = await get<Job>(bindery, path, user);
    if (job.status === 'succeeded') return job;
    if (!['queued', 'running'].includes(job.status))
      throw new Error(`The job is ${job.status}: ${job.reason}`);
    await delay(POLL_MS);
  }
}

async function get<T>(bindery: Bindery, path: string, user: SignedIn): Promise<T> {
  return (await (await fetchOk(bindery, path, user)).json()) as T;
}

async function countLines(bindery: Bindery, path: string, user: SignedIn): Promise<number> {
  const { body } = await fetchOk(bindery, path, user);
  let lines = 0;
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    for (const byte of chunk) if (byte === 10) lines += 1;
  }
  return lines;
}

async function fetchOk(bindery: Bindery, path: string, user: SignedIn): Promise<Response> {
  const response = await fetch(`${bindery.url}/api/v1${path}`, {
    headers: { authorization: `Bearer ${await user.token()}` },
  });
  if (!response.ok) throw new Error(`GET ${path} answered ${response.status}: ${await response.text()}`);
  return response;
}

/** The most memory the process has ever had resident, as the kernel kept count. */
async function peakMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024);
}

function rounded(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}

function policiesAskedFor(args: readonly string[]): number {
  const at = args.indexOf('--policies');
  const policies = at === -1 ? POLICIES : Number(args[at + 1]);
  if (Number.isInteger(policies) && policies >= 1 && policies <= 10_000_000) return policies;
  throw new Error('--policies takes a whole number from 1 to 10000000');
}

async function main(args: readonly string[]): Promise<void> {
  const policies = policiesAskedFor(args);
  const undo: (() => Promise<void>)[] = [];
  const clean = async (): Promise<void> => {
    for (let last = undo.pop(); last; last = undo.pop()) await last();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void clean().finally(() => process.exit(1)));
  }
  try {
    const figures = await measure(policies, undo);
    for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(20)} ${value}`);
    if (args.includes('--json')) console.log(JSON.stringify(figures));
  } finally {
    await clean();
  }
}

await main(process.argv.slice(2));
