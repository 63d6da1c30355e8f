import { runCli, startBindery } from './http/bindery.js';
import { startDatabase } from './http/database.js';
import type { LoadRequest } from './http/load.js';
import { Load } from './http/load.js';
import { forkPeer } from './http/peer.js';
import { comparisonFigures, comparisonLines } from './http/report.js';
import type { Amounts, Comparison } from './http/rounds.js';
import { compare } from './http/rounds.js';
import { assertSameRows } from './http/written-rows.js';
import type { AdjustingPeerOrder } from './adjusting/peer/server.js';
import type { AdjustingSample } from './adjusting/sample.js';
import { OWN_TEXTS, takeAdjustingSample } from './adjusting/sample.js';
import type { Amount } from './adjusting/world.js';
import { AdjustingRequests, makeAdjustingWorld } from './adjusting/world.js';

/**
 * What reporting a loss, raising a reserve and asking for a payment cost over HTTP, beside a server that writes the same rows by
 * hand: in alternating rounds on one durable PostgreSQL. See README.md.
 */
interface Plan extends Amount {
  readonly rounds: Amounts;
}

const FULL: Plan = {
  policies: 4_000,
  cases: 600,
  rounds: { warmUp: 1_000, requests: 1_500, pairs: 5 },
};
const QUICK: Plan = { policies: 2_000, cases: 300, rounds: { warmUp: 500, requests: 1_000, pairs: 1 } };

const TITLES = { register: 'register claim', reserve: 'set reserve', pay: 'request payment' } as const;
type Comparisons = Readonly<Record<keyof typeof TITLES, Comparison>>;

/** Of one customer, who has every two-hundredth policy. */
const SAMPLES = [0, 200, 400].map((policy, index) => ({ policy, case: index }));

async function measure(
  plan: Plan,
  undo: (() => Promise<void>)[],
  nodeArgs: readonly string[],
): Promise<Comparisons> {
  const database = await startDatabase();
  undo.push(() => database.stop());
  console.error(`PostgreSQL ${database.version}, fsync on; Node ${process.version}`);
  for (const command of ['db:migrate', 'db:seed']) await runCli(database.environment, command);
  const bindery = await startBindery(database.environment, nodeArgs);
  undo.push(() => bindery.stop());
  const load = new Load();
  undo.push(() => load.stop());
  console.error(`${plan.policies} policies, ${plan.cases} claims that can be paid …`);
  const world = await makeAdjustingWorld(bindery.url, database.admin, load, plan);
  const take = (url: string, index: number): Promise<AdjustingSample> =>
    takeAdjustingSample(url, database.admin, world, SAMPLES[index] ?? { policy: 0, case: 0 });
  const sample = await take(bindery.url, 0);
  const order = {
    databaseUrl: database.environment.DATABASE_URL,
    sample,
    adjusterIds: world.adjusters.map(({ id }) => id),
  };
  const start = (isExpert: boolean): ReturnType<typeof forkPeer> => {
    const whole: AdjustingPeerOrder = { ...order, isExpert };
    return forkPeer(new URL('adjusting/peer/server.ts', import.meta.url), { ...whole });
  };
  const plain = await start(false);
  undo.push(() => plain.stop());
  const expert = await start(true);
  undo.push(() => expert.stop());
  for (const [index, { url }] of [plain, expert].entries())
    assertSameRows({ ...sample }, { ...(await take(url, index + 1)) }, OWN_TEXTS);

  const requests = new AdjustingRequests({ ...world, cases: world.cases.slice(SAMPLES.length) });
  const run = async (name: keyof Comparisons): Promise<Comparison> => {
    console.error(`${name} …`);
    return compare(
      { load, database },
      { bindery, plain, expert },
      plan.rounds,
      async (amount): Promise<readonly LoadRequest[]> => {
        await requests.signIn();
        return Array.from({ length: amount }, () => requests[name]());
      },
    );
  };
  return { register: await run('register'), reserve: await run('reserve'), pay: await run('pay') };
}

async function main(args: readonly string[]): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  const clean = async (): Promise<void> => {
    for (let last = undo.pop(); last; last = undo.pop()) await last();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void clean().finally(() => process.exit(1)));
  try {
    const profile = args.filter((arg) => arg.startsWith('--cpu-prof'));
    const comparisons = await measure(args.includes('--quick') ? QUICK : FULL, undo, profile);
    console.log(comparisonLines(TITLES, comparisons).join('\n'));
    if (args.includes('--json')) console.log(JSON.stringify(comparisonFigures(comparisons)));
  } finally {
    await clean();
  }
}

await main(process.argv.slice(2));
