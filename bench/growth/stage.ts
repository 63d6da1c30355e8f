import { homeRequest } from '../../test/support/story.js';
import type { Bindery } from '../http/bindery.js';
import { runCli, startBindery } from '../http/bindery.js';
import type { BenchDatabase } from '../http/database.js';
import { startDatabase } from '../http/database.js';
import type { World } from '../http/world.js';
import { post } from '../http/post.js';
import { makeWorld } from '../http/world.js';
import type { Template } from './population.js';
import { fill } from './population.js';

/** The built application on a durable PostgreSQL of its own, with one contract that the tables can be filled from. */
export interface Stage {
  readonly database: BenchDatabase;
  readonly bindery: Bindery;
  readonly world: World;
  readonly template: Template;
}

export async function setStage(undo: (() => Promise<void>)[]): Promise<Stage> {
  const database = await startDatabase();
  undo.push(() => database.stop());
  for (const command of ['db:migrate', 'db:seed']) await runCli(database.environment, command);
  const bindery = await startBindery(database.environment);
  undo.push(() => bindery.stop());
  const world = await makeWorld(bindery.url, database.admin);
  const token = await world.agents[0]?.session.token();
  const risk = homeRequest({ customerId: world.customerIds[0] });
  const quote = await post<{ id: string }>(bindery.url, '/quotes', risk, { token });
  const policy = await post<{ id: string }>(
    bindery.url,
    `/quotes/${quote.id}/bind`,
    {},
    { token, ifMatch: '"1"' },
  );
  return { database, bindery, world, template: { quoteId: quote.id, policyId: policy.id } };
}

/** Measures at each number of rows, from small to large, and after how many before. */
export async function asItGrows(
  args: readonly string[],
  measure: (stage: Stage, rows: number, before: number) => Promise<void>,
  fillUp = fill,
): Promise<void> {
  const sizes = sizesAskedFor(args);
  const undo: (() => Promise<void>)[] = [];
  const clean = async (): Promise<void> => {
    for (let last = undo.pop(); last; last = undo.pop()) await last();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void clean().finally(() => process.exit(1)));
  }
  try {
    const stage = await setStage(undo);
    let present = 0;
    for (const rows of sizes) {
      console.error(`Filling up to ${rows} …`);
      await fillUp(stage.database.admin, stage.template, present, rows);
      await measure(stage, rows, present);
      present = rows;
    }
  } finally {
    await clean();
  }
}

const SIZES = [10_000, 100_000, 1_000_000];

function sizesAskedFor(args: readonly string[]): readonly number[] {
  const at = args.indexOf('--rows');
  const sizes = at === -1 ? SIZES : (args[at + 1] ?? '').split(',').map(Number);
  const isGrowing = sizes.every((size, index) => size > (sizes[index - 1] ?? 0));
  if (sizes.length > 0 && sizes.every(Number.isInteger) && isGrowing) return sizes;
  throw new Error('--rows takes growing whole numbers, such as 10000,100000');
}

/** Milliseconds of one request after another, with the answer read to its end. */
export async function timesOf(
  { bindery }: Stage,
  token: string,
  paths: readonly string[],
): Promise<readonly number[]> {
  const times: number[] = [];
  for (const path of paths) {
    const began = performance.now();
    const response = await fetch(`${bindery.url}/api/v1${path}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const body = await response.text();
    times.push(performance.now() - began);
    if (!response.ok) throw new Error(`GET ${path} answered ${response.status}: ${body}`);
  }
  return times;
}
