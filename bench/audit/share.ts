import { setTimeout as delay } from 'node:timers/promises';
import type { Bindery } from '../http/bindery.js';
import { startBindery } from '../http/bindery.js';
import { cpuTime } from '../http/cpu-time.js';
import type { BenchDatabase } from '../http/database.js';
import { Load } from '../http/load.js';
import { Requests, makeWorld } from '../http/world.js';

const WITHOUT = ['--import', new URL('without-trail.mjs', import.meta.url).href];
/** Of both sides, or the difference between the builds would be taken for what the trail costs. */
const BUILD = 'src';
/** Tokens of the one are good for the other. */
const SETTINGS = { PUBLIC_URL: 'http://127.0.0.1:1' };
const WARM_UP = 1_000;
/** Short turns: what else the machine does changes within seconds, and falls on both alike. */
const REQUESTS = 250;
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
}

/**
 * create-quote by the application as it is, and by one that writes no row of the trail, in turn on one database. Which of two equal
 * processes was started first made a difference of a tenth, so both orders are measured, and signing in is the work of a third.
 */
export async function shareOfTrail(database: BenchDatabase, pairs: number): Promise<Share> {
  const office = await startBindery(database.environment, [], SETTINGS);
  const load = new Load();
  try {
    const requests = new Requests(await makeWorld(office.url, database.admin));
    const send = async (side: Bindery, count: number): Promise<Cost> => {
      await requests.signIn();
      const work = Array.from({ length: count }, () => requests.createQuote());
      const [node, all] = [await cpuTime(side.pid, 0), await cpuTime(side.pid, database.pid)];
      await load.run(side.url, work);
      await delay(LAST_ROWS_MS);
      const ofNode = ((await cpuTime(side.pid, 0)) - node) / count;
      return { node: ofNode, postgres: ((await cpuTime(side.pid, database.pid)) - all) / count - ofNode };
    };
    const costs: Record<'audited' | 'bare', Cost[]> = { audited: [], bare: [] };
    for (const order of [['audited', 'bare'] as const, ['bare', 'audited'] as const]) {
      const sides: Partial<Record<'audited' | 'bare', Bindery>> = {};
      try {
        for (const name of order)
          sides[name] = await startBindery(
            database.environment,
            name === 'bare' ? WITHOUT : [],
            SETTINGS,
            BUILD,
          );
        const { audited, bare } = sides;
        if (!audited || !bare) throw new Error('Both sides have been started');
        for (const side of [audited, bare]) await send(side, WARM_UP);
        await database.admin.query('vacuum analyze');
        for (let turn = 0; turn < pairs / 2; turn++) {
          if (turn % 2 === 0) costs.audited.push(await send(audited, REQUESTS));
          costs.bare.push(await send(bare, REQUESTS));
          if (turn % 2 === 1) costs.audited.push(await send(audited, REQUESTS));
        }
      } finally {
        for (const side of Object.values(sides)) await side.stop();
      }
    }
    const [withTrail, without] = [mean(costs.audited), mean(costs.bare)];
    return { withTrail, without, added: total(withTrail) / total(without) - 1 };
  } finally {
    await load.stop();
    await office.stop();
  }
}

function total({ node, postgres }: Cost): number {
  return node + postgres;
}

function mean(costs: readonly Cost[]): Cost {
  const of = (part: keyof Cost): number => costs.reduce((sum, cost) => sum + cost[part], 0) / costs.length;
  return { node: of('node'), postgres: of('postgres') };
}
