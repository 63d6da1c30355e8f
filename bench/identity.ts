import { fork } from 'node:child_process';
import { once } from 'node:events';
import { DEMO_CLIENT, demoUsers } from '../src/database/seed/index.js';
import { runCli, startBindery } from './http/bindery.js';
import { endChild } from './http/children.js';
import { cpuTime } from './http/cpu-time.js';
import { startDatabase } from './http/database.js';
import { median } from './http/rounds.js';
import { guardFigures } from './identity/guard.js';
import { storm } from './identity/storm.js';
import { askForTokens } from './identity/tokens.js';

/**
 * `npm run bench:identity`: tokens by client credentials beside the protocol library with its adapter in memory; who asks, at the
 * API, beside the check of a signature by jose; and two hundred people who sign in at once. See README.md.
 */
const TOKENS = 1_500;
const WARM_UP = 500;
const ROUNDS = 5;
const PEOPLE = 200;

interface Side {
  readonly name: 'bindery' | 'peer';
  readonly url: string;
  readonly pid: number;
}

const agent = demoUsers.find(({ role }) => role === 'agent');
if (!agent) throw new Error('The demo data has no agent');
const database = await startDatabase();
try {
  await runCli(database.environment, 'db:migrate');
  await runCli(database.environment, 'db:seed');
  await database.admin.query(
    'update oauth2_clients set rate_limit_per_minute = 1000000, rate_limit_per_hour = 60000000',
  );
  await database.admin.query(
    `insert into users (email, password_hash, first_name, last_name, role, agency_id, password_changed_at)
     select 'person-' || n || '@bench.example', password_hash, first_name, last_name, role, agency_id, password_changed_at
       from users, generate_series(1, $2::int) n where email = $1`,
    [agent.email, PEOPLE],
  );
  const bindery = await startBindery(database.environment, [], { TRUSTED_PROXIES: '127.0.0.1' });
  try {
    const tokens = await compareTokens(bindery);
    const people = Array.from({ length: PEOPLE }, (_, n) => ({
      email: `person-${n + 1}@bench.example`,
      password: agent.password,
    }));
    const signIns = await storm({ url: bindery.url, pid: bindery.pid, people });
    const guard = await guardFigures(database, agent.email);
    report({ tokens, signIns, guard });
  } finally {
    await bindery.stop();
  }
} finally {
  await database.stop();
}

async function compareTokens({ url, pid }: { readonly url: string; readonly pid: number }) {
  const { clientId, secret } = DEMO_CLIENT;
  const peer = fork(new URL('identity/peer.ts', import.meta.url), [clientId, secret], {
    execArgv: ['--import', new URL('../scripts/typescript.mjs', import.meta.url).href],
    env: { PATH: process.env['PATH'], NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  try {
    const [address] = (await once(peer, 'message')) as [string];
    const sides: readonly Side[] = [
      { name: 'bindery', url: `${url}/oidc/token`, pid },
      { name: 'peer', url: `${address}/token`, pid: peer.pid ?? 0 },
    ];
    for (const side of sides) await askForTokens({ url: side.url, amount: WARM_UP, client: DEMO_CLIENT });
    const figures = { bindery: rounds(), peer: rounds() };
    for (let n = 0; n < ROUNDS; n++)
      for (const side of sides) {
        const isOurs = side.name === 'bindery';
        const before = [await cpuTime(side.pid, 0), await cpuTime(0, isOurs ? database.pid : 0)] as const;
        const took = await askForTokens({ url: side.url, amount: TOKENS, client: DEMO_CLIENT });
        figures[side.name].perSecond.push((TOKENS / took) * 1000);
        figures[side.name].nodeMs.push(((await cpuTime(side.pid, 0)) - before[0]) / TOKENS);
        if (isOurs) figures.bindery.databaseMs.push(((await cpuTime(0, database.pid)) - before[1]) / TOKENS);
      }
    return figures;
  } finally {
    await endChild(peer);
  }
}

function rounds(): Readonly<Record<'perSecond' | 'nodeMs' | 'databaseMs', number[]>> {
  return { perSecond: [], nodeMs: [], databaseMs: [] };
}

function report({
  tokens: { bindery, peer },
  signIns,
  guard,
}: {
  readonly tokens: Awaited<ReturnType<typeof compareTokens>>;
  readonly signIns: Awaited<ReturnType<typeof storm>>;
  readonly guard: Awaited<ReturnType<typeof guardFigures>>;
}): void {
  const figures = {
    tokensPerSecond: median(bindery.perSecond),
    peerTokensPerSecond: median(peer.perSecond),
    tokenNodeMs: median(bindery.nodeMs),
    tokenDatabaseMs: median(bindery.databaseMs),
    peerTokenMs: median(peer.nodeMs),
    guardMs: guard.guard,
    guardDatabaseMs: guard.database,
    joseMs: guard.jose,
    stormSeconds: signIns.seconds,
    stormRefused: signIns.refused,
    stormRestMb: signIns.restMb,
    stormPeakMb: signIns.peakMb,
  };
  const ratio = (a: number, b: number): string => (a / b).toFixed(2);
  console.log(
    `tokens: ${figures.tokensPerSecond.toFixed(0)} a second, the library in memory ${figures.peerTokensPerSecond.toFixed(0)}, ` +
      `ratio ${ratio(figures.tokensPerSecond, figures.peerTokensPerSecond)}; CPU ms each: Node ${figures.tokenNodeMs.toFixed(2)}, ` +
      `PostgreSQL ${figures.tokenDatabaseMs.toFixed(2)}, the library ${figures.peerTokenMs.toFixed(2)}`,
  );
  console.log(
    `who asks: guard ${figures.guardMs.toFixed(3)} CPU ms of Node (PostgreSQL ${figures.guardDatabaseMs.toFixed(3)}), ` +
      `jose alone ${figures.joseMs.toFixed(3)}; ${(figures.guardMs - figures.joseMs).toFixed(3)} more, ` +
      `ratio ${ratio(figures.guardMs, figures.joseMs)}`,
  );
  console.log(
    `${PEOPLE} sign in at once: all in after ${figures.stormSeconds.toFixed(1)} s, ${figures.stormRefused} times told to come back, ` +
      `memory ${figures.stormRestMb} MB before and ${figures.stormPeakMb} MB at most`,
  );
  if (process.argv.includes('--json')) console.log(JSON.stringify(figures));
}
