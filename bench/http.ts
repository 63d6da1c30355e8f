import { setTimeout as delay } from 'node:timers/promises';
import type { Bindery } from './http/bindery.js';
import { runCli, startBindery } from './http/bindery.js';
import { residentMegabytes } from './http/children.js';
import type { BenchDatabase } from './http/database.js';
import { startDatabase } from './http/database.js';
import type { LoadRequest } from './http/load.js';
import { Load } from './http/load.js';
import { startPeer } from './http/peer.js';
import type { Report } from './http/report.js';
import { figures, table } from './http/report.js';
import type { Amounts, Comparison } from './http/rounds.js';
import { compare, median } from './http/rounds.js';
import { takeSample } from './http/sample.js';
import type { World } from './http/world.js';
import { Requests, makeWorld } from './http/world.js';
import { assertSameRows } from './http/written-rows.js';

/**
 * What an HTTP request costs in Bindery, beside a server that does the same writing by hand: create-quote, bind and
 * read-policy in alternating rounds on one durable PostgreSQL; memory; start-up. See README.md.
 */
interface Plan {
  readonly createQuote: Amounts;
  readonly bind: Amounts;
  readonly readPolicy: Amounts;
  readonly servedInAll: number;
  readonly starts: number;
}

const FULL: Plan = {
  createQuote: { warmUp: 2_000, requests: 2_000, pairs: 5 },
  bind: { warmUp: 1_000, requests: 1_000, pairs: 5 },
  readPolicy: { warmUp: 3_000, requests: 5_000, pairs: 5 },
  servedInAll: 100_000,
  starts: 5,
};

const QUICK: Plan = {
  createQuote: { warmUp: 1_000, requests: 1_500, pairs: 1 },
  bind: { warmUp: 500, requests: 500, pairs: 1 },
  readPolicy: { warmUp: 1_000, requests: 3_000, pairs: 1 },
  servedInAll: 10_000,
  starts: 1,
};

const IDLE_MS = 2_000;

/** Of every fifty requests of the long run: five quotes and one bind, the rest reads. */
const MIX = { cycle: 50, quotes: 5 };

class HttpBench {
  private readonly load = new Load();
  private readonly requests: Requests;
  private served = 0;

  constructor(
    private readonly database: BenchDatabase,
    private readonly world: World,
    private readonly bindery: Bindery,
    private readonly plan: Plan,
  ) {
    this.requests = new Requests(world);
  }

  async compareAll(): Promise<Report['comparisons']> {
    const { plan, requests } = this;
    const sample = await takeSample(this.bindery.url, this.database.admin, this.world);
    const databaseUrl = this.database.environment.DATABASE_URL;
    const agentIds = this.world.agents.map(({ id }) => id);
    const order = { databaseUrl, sample, agentIds };
    const plain = await startPeer({ ...order, isExpert: false });
    const expert = await startPeer({ ...order, isExpert: true });
    try {
      for (const { url } of [plain, expert])
        assertSameRows({ ...sample }, { ...(await takeSample(url, this.database.admin, this.world)) });
      const run = async (
        name: 'createQuote' | 'bind' | 'readPolicy',
        next: (amount: number) => readonly LoadRequest[],
      ): Promise<Comparison> => {
        console.error(`${name} …`);
        const { warmUp, requests: each, pairs } = plan[name];
        const comparison = await compare(
          { load: this.load, database: this.database },
          { bindery: this.bindery, plain, expert },
          plan[name],
          async (amount) => {
            await requests.signIn();
            return next(amount);
          },
        );
        this.served += warmUp + each * pairs;
        return comparison;
      };
      const createQuote = await run('createQuote', (amount) => times(amount, () => requests.createQuote()));
      const quotes = await this.openQuotes();
      const bind = await run('bind', (amount) => quotes.splice(0, amount).map((id) => requests.bind(id)));
      const policies = await this.policies();
      const readPolicy = await run('readPolicy', (amount) =>
        times(amount, (index) => requests.readPolicy(policies[index % policies.length] as string)),
      );
      return { createQuote, bind, readPolicy };
    } finally {
      await plain.stop();
      await expert.stop();
    }
  }

  /** Serves a mix until the number of requests is reached, and looks at the memory then. */
  async memory(idleMb: number): Promise<Report['memory']> {
    const left = Math.max(0, this.plan.servedInAll - this.served);
    console.error(`${left} mixed requests …`);
    const [quotes, policies] = [await this.openQuotes(), await this.policies()];
    await this.requests.signIn();
    const mixed = times(left, (index) => this.mixed(index, quotes, policies));
    if (left > 0) await this.load.run(this.bindery.url, mixed);
    this.served += left;
    return { idleMb, afterMb: await residentMegabytes(this.bindery.pid), requests: this.served };
  }

  private mixed(index: number, quotes: string[], policies: readonly string[]): LoadRequest {
    const place = index % MIX.cycle;
    const quote = place === MIX.quotes ? quotes.pop() : undefined;
    if (quote !== undefined) return this.requests.bind(quote);
    if (place < MIX.quotes) return this.requests.createQuote();
    return this.requests.readPolicy(policies[index % policies.length] as string);
  }

  /** Quotes of both sides, shuffled: what they hold is the same. */
  private async openQuotes(): Promise<string[]> {
    return this.ids(`select id from quotes where status = 'quoted' order by md5(id::text)`);
  }

  private async policies(): Promise<readonly string[]> {
    return this.ids('select id from policies order by md5(id::text) limit 2000');
  }

  private async ids(text: string): Promise<string[]> {
    const { rows } = await this.database.admin.query<{ id: string }>(text);
    return rows.map(({ id }) => id);
  }

  stop(): Promise<void> {
    return this.load.stop();
  }
}

function times<T>(amount: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: amount }, (_, index) => make(index));
}

async function medianStart(database: BenchDatabase, starts: number): Promise<number> {
  const measured: number[] = [];
  for (let start = 0; start < starts; start++) {
    const app = await startBindery(database.environment);
    measured.push(app.startedInMs);
    await app.stop();
  }
  return median(measured);
}

async function measure(plan: Plan, undo: (() => Promise<void>)[]): Promise<Report> {
  const database = await startDatabase();
  undo.push(() => database.stop());
  console.error(`PostgreSQL ${database.version}, fsync on; Node ${process.version}`);
  for (const command of ['db:migrate', 'db:seed']) await runCli(database.environment, command);
  const bindery = await startBindery(database.environment);
  undo.push(() => bindery.stop());
  await delay(IDLE_MS);
  const idleMb = await residentMegabytes(bindery.pid);
  const bench = new HttpBench(database, await makeWorld(bindery.url, database.admin), bindery, plan);
  undo.push(() => bench.stop());
  const comparisons = await bench.compareAll();
  const memory = await bench.memory(idleMb);
  await bindery.stop();
  return { comparisons, memory, startUpMs: await medianStart(database, plan.starts) };
}

async function main(args: readonly string[]): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  const clean = async (): Promise<void> => {
    for (let last = undo.pop(); last; last = undo.pop()) await last();
  };
  const abandon = (reason: unknown): void => {
    if (reason instanceof Error) console.error(reason);
    void clean().finally(() => process.exit(1));
  };
  for (const event of ['SIGINT', 'SIGTERM', 'uncaughtException'] as const) process.once(event, abandon);
  try {
    const report = await measure(args.includes('--quick') ? QUICK : FULL, undo);
    console.log(table(report));
    if (args.includes('--json')) console.log(JSON.stringify(figures(report)));
  } finally {
    await clean();
  }
}

await main(process.argv.slice(2));
