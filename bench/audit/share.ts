import { setTimeout as delay } from 'node:timers/promises';
import type { Bindery } from '../http/bindery.js';
import { startBindery } from '../http/bindery.js';
import { cpuTime } from '../http/cpu-time.js';
import type { BenchDatabase } from '../http/database.js';
import { Load } from '../http/load.js';
import { median } from '../http/rounds.js';
import { Requests, makeWorld } from '../http/world.js';

const WITHOUT = ['--import', new URL('without-trail.mjs', import.meta.url).href];
/** Tokens of the one are good for the other. */
const SETTINGS = { PUBLIC_URL: 'http://127.0.0.1:1' };
const WARM_UP = 1_000;
const REQUESTS = 1_500;
/** Rows of requests are written a quarter of a second after them. */
const LAST_ROWS_MS = 600;

export interface Cost {
  /** CPU ms of one create-quote. */
  readonly node: number;
  readonly postgres: number;
}

export interface Share {
  readonly withTrail: Cost;
  readonly without: Cost;
  /** What the trail adds, of what it takes without. */
  readonly added: number;
  readonly rows: number;
}

/** create-quote by the application as it is, and by one that writes no row of the trail, in turn on one database. */
export async function shareOfTrail(database: BenchDatabase, pairs: number): Promise<Share> {
  const audited = await startBindery(database.environment, [], SETTINGS);
  const bare = await startBindery(database.environment, WITHOUT, SETTINGS);
  const load = new Load();
  try {
    const requests = new Requests(await makeWorld(audited.url, database.admin));
    const send = async (side: Bindery, count: number): Promise<Cost> => {
      await requests.signIn();
      const work = Array.from({ length: count }, () => requests.createQuote());
      await database.admin.query('checkpoint');
      const [node, all] = [await cpuTime(side.pid, 0), await cpuTime(side.pid, database.pid)];
      await load.run(side.url, work);
      await delay(LAST_ROWS_MS);
      const ofNode = ((await cpuTime(side.pid, 0)) - node) / count;
      return { node: ofNode, postgres: ((await cpuTime(side.pid, database.pid)) - all) / count - ofNode };
    };
    for (const side of [audited, bare]) await send(side, WARM_UP);
    await database.admin.query('vacuum analyze');
    const before = await rowsOf(database);
    const rounds: { readonly withTrail: Cost; readonly without: Cost }[] = [];
    for (let turn = 0; turn < pairs; turn++) {
      // Who comes second finds larger tables: they take turns.
      const first = turn % 2 === 0 ? await send(audited, REQUESTS) : null;
      const without = await send(bare, REQUESTS);
      rounds.push({ withTrail: first ?? (await send(audited, REQUESTS)), without });
    }
    return {
      withTrail: middle(rounds.map((round) => round.withTrail)),
      without: middle(rounds.map((round) => round.without)),
      added: median(rounds.map(({ withTrail, without }) => total(withTrail) / total(without) - 1)),
      rows: ((await rowsOf(database)) - before) / (pairs * REQUESTS),
    };
  } finally {
    await load.stop();
    await audited.stop();
    await bare.stop();
  }
}

function total({ node, postgres }: Cost): number {
  return node + postgres;
}

function middle(costs: readonly Cost[]): Cost {
  return {
    node: median(costs.map(({ node }) => node)),
    postgres: median(costs.map(({ postgres }) => postgres)),
  };
}

async function rowsOf({ admin }: BenchDatabase): Promise<number> {
  const { rows } = await admin.query<{ count: string }>(
    `select count(*) from audit_logs where request_path = '/api/v1/quotes'`,
  );
  return Number(rows[0]?.count);
}
