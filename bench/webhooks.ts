import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { createApp } from '../src/app.setup.js';
import { demoUsers } from '../src/database/seed/index.js';
import { Identity } from '../src/modules/identity/index.js';
import { loadConfig } from '../src/platform/config/config.js';
import type { Bindery } from './http/bindery.js';
import { runCli, startBindery } from './http/bindery.js';
import { residentMegabytes } from './http/children.js';
import { cpuTime } from './http/cpu-time.js';
import { startDatabase } from './http/database.js';
import { Receiver } from './webhooks/receiver.js';

/**
 * `npm run bench:webhooks`: messages a second to a receiver beside the application, and its memory, while 10,000 and then 1,000,000
 * wait; beside a bare loop that posts and signs the same. See README.md.
 */
const SIZES = process.argv.includes('--quick') ? [10_000, 100_000] : [10_000, 1_000_000];
const MEASURED = 20_000;
/** As many things as messages about each, so that order has to be kept. */
const PER_THING = 10;
const SETTINGS = { WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8' };
const BODY = JSON.stringify({
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  type: 'policies.bound',
  version: 1,
  timestamp: '2026-11-29T10:00:00.000Z',
  sequence: '123456',
  actor: { type: 'user', id: '01890a5d-ac96-774b-bcce-b302099a8057' },
  resource: { type: 'policy', id: '01890a5d-ac96-774b-bcce-b302099a8057', path: '/api/v1/policies/01890a5d' },
  data: {
    policyNumber: 'HO-OH-2026-000123-01',
    quoteId: '01890a5d-ac96-774b-bcce-b302099a8057',
    totalPremium: '501.00',
  },
});
const FILLED_AT_ONCE = 50_000;

interface Figures {
  readonly waiting: number;
  readonly perSecond: number;
  /** CPU ms of Node, and of Node and PostgreSQL, for one message. */
  readonly nodeMs: number;
  readonly allMs: number;
  readonly megabytes: number;
  readonly claim: string;
}

const database = await startDatabase();
const receiver = await Receiver.listening();
try {
  await runCli(database.environment, 'db:migrate');
  await runCli(database.environment, 'db:seed');
  const { id: endpoint, secret } = await registered();
  const figures: Figures[] = [];
  for (const waiting of SIZES) figures.push(await measure(endpoint, waiting));
  const peer = await bareLoop(secret);
  report(figures, peer);
} finally {
  await receiver.close();
  await database.stop();
}

async function registered(): Promise<{ readonly id: string; readonly secret: string }> {
  const app = await createApp(
    loadConfig({
      ...database.environment,
      ...SETTINGS,
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      JOBS_ENABLED: 'false',
    }),
  );
  try {
    await app.getHttpAdapter().getInstance().ready();
    const email = demoUsers.find(({ role }) => role === 'admin')?.email ?? '';
    const { accessToken } = await app.get(Identity, { strict: false }).issueToken({ holder: { email } });
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/webhook-endpoints',
      headers: { authorization: `Bearer ${accessToken}` },
      payload: { url: receiver.url, eventTypes: ['*'] },
    });
    if (answer.statusCode !== 201) throw new Error(`No endpoint: ${answer.body}`);
    return await answer.json();
  } finally {
    await app.close();
  }
}

/** Messages as the fan-out makes them, each with the body of a bound policy. */
async function fill(endpoint: string, waiting: number): Promise<void> {
  await database.admin.query('truncate webhook_deliveries');
  for (let from = 1; from <= waiting; from += FILLED_AT_ONCE)
    await database.admin.query(
      `insert into webhook_deliveries (endpoint_id, event_id, seq, event_type, resource_type, resource_id, body, is_next, created_at, due_at)
       select $1, uuid_v7(), n, 'policies.bound', 'policy', (n / $4)::text, $5, n % $4 = 0 or n = 1, now(), now()
         from generate_series($2::bigint, $3::bigint) as n`,
      [endpoint, from, Math.min(waiting, from + FILLED_AT_ONCE - 1), PER_THING, BODY],
    );
  await database.admin.query('vacuum analyze webhook_deliveries');
  await database.admin.query('checkpoint');
}

async function measure(endpoint: string, waiting: number): Promise<Figures> {
  await fill(endpoint, waiting);
  const claim = await explained(endpoint);
  receiver.count = 0;
  const bindery = await startBindery(database.environment, [], { ...SETTINGS, JOBS_ENABLED: 'true' });
  try {
    await receiver.reached(Math.min(2_000, waiting / 5));
    const [count, at] = [receiver.count, performance.now()];
    const [node, all] = [await nodeMs(bindery), await cpuTime(bindery.pid, database.pid)];
    await receiver.reached(Math.min(count + MEASURED, waiting));
    const sent = receiver.count - count;
    const seconds = (performance.now() - at) / 1000;
    const figures = {
      waiting,
      perSecond: Math.round(sent / seconds),
      nodeMs: ((await nodeMs(bindery)) - node) / sent,
      allMs: ((await cpuTime(bindery.pid, database.pid)) - all) / sent,
    };
    await delay(2_000);
    return { ...figures, megabytes: await residentMegabytes(bindery.pid), claim };
  } finally {
    await bindery.stop();
  }
}

function nodeMs({ pid }: Bindery): Promise<number> {
  return cpuTime(pid, 0);
}

/** What the statement that takes what is due reads, by its plan. */
async function explained(endpoint: string): Promise<string> {
  const { rows } = await database.admin.query<{ 'QUERY PLAN': string }>(
    `explain (analyze, buffers, costs off)
     select w.id from webhook_deliveries w where w.endpoint_id = $1 and w.is_next and w.due_at <= now()
      order by w.due_at limit 64 for update skip locked`,
    [endpoint],
  );
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

/** The same posts, signed the same way, by fetch in a process of its own: no rows, no order, no retries. */
async function bareLoop(secret: string): Promise<{ readonly perSecond: number; readonly nodeMs: number }> {
  const child = fork(
    new URL('webhooks/peer.ts', import.meta.url),
    [receiver.url, secret, String(MEASURED), BODY],
    { execArgv: ['--import', new URL('../scripts/typescript.mjs', import.meta.url).href] },
  );
  const [told] = (await once(child, 'message')) as [{ readonly perSecond: number; readonly nodeMs: number }];
  return told;
}

function report(
  figures: readonly Figures[],
  peer: { readonly perSecond: number; readonly nodeMs: number },
): void {
  for (const { waiting, perSecond, nodeMs: node, allMs, megabytes, claim } of figures) {
    console.log(
      `${waiting} waiting: ${perSecond} a second, ${node.toFixed(3)} CPU ms of Node and ${allMs.toFixed(3)} with PostgreSQL for one, ` +
        `${megabytes} MB resident`,
    );
    console.log(claim.replaceAll(/^/gm, '    '));
  }
  console.log(
    `bare loop of fetch: ${peer.perSecond} a second, ${peer.nodeMs.toFixed(3)} CPU ms of Node for one`,
  );
  const [few, many] = [figures[0], figures.at(-1)];
  if (few && many)
    console.log(
      `beside the bare loop: ${(peer.nodeMs / many.nodeMs).toFixed(2)} of its messages for the same CPU time of Node; ` +
        `memory at ${many.waiting} beside ${few.waiting}: ${(many.megabytes / few.megabytes).toFixed(2)}`,
    );
  if (process.argv.includes('--json')) console.log(JSON.stringify({ figures, peer }));
}
