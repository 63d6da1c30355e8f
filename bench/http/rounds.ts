import { cpuTime } from './cpu-time.js';
import type { BenchDatabase } from './database.js';
import type { Load, LoadRequest, LoadResult } from './load.js';
import type { Side } from './side.js';

export interface Round extends LoadResult {
  /** Of the server and of PostgreSQL together, for one request. */
  readonly cpuMs: number;
}

export interface Comparison {
  readonly bindery: Round;
  readonly plain: Beside;
  readonly expert: Beside;
}

/** One of the servers written by hand, and Bindery beside it. */
export interface Beside {
  readonly round: Round;
  /** Requests per second of Bindery by those of the peer, of each pair of rounds. */
  readonly ratios: readonly number[];
  readonly ratio: number;
  /** CPU time of the peer's request by that of Bindery's: the same question, asked without the clock. */
  readonly cpuRatio: number;
}

export interface Amounts {
  readonly warmUp: number;
  readonly requests: number;
  readonly pairs: number;
}

/** Gives the requests of one round; asked anew for each, since a quote is bound only once. */
export type RoundRequests = (amount: number) => Promise<readonly LoadRequest[]>;

export interface Sides {
  readonly bindery: Side;
  readonly plain: Side;
  readonly expert: Side;
}

/**
 * A B C A B C …: what disturbs the machine for a while disturbs all. Every round starts after a checkpoint, like the others.
 * Statistics are made after the warm-up has filled the tables: what PostgreSQL plans by, and what its foreign keys keep in
 * each connection, would otherwise be right for empty tables, as it is for a minute after a first start and then never again.
 */
export async function compare(
  { load, database }: { readonly load: Load; readonly database: BenchDatabase },
  { bindery, plain, expert }: Sides,
  { warmUp, requests, pairs }: Amounts,
  next: RoundRequests,
): Promise<Comparison> {
  const round = async ({ url, pid }: Side): Promise<Round> => {
    const work = await next(requests);
    await database.admin.query('checkpoint');
    const before = await cpuTime(pid, database.pid);
    const result = await load.run(url, work);
    return { ...result, cpuMs: ((await cpuTime(pid, database.pid)) - before) / work.length };
  };
  for (const side of [bindery, plain, expert]) await load.run(side.url, await next(warmUp));
  await database.admin.query('vacuum analyze');
  const rounds: Readonly<Record<keyof Sides, Round>>[] = [];
  for (let turn = 0; turn < pairs; turn++) {
    rounds.push({ bindery: await round(bindery), plain: await round(plain), expert: await round(expert) });
  }
  const beside = (name: 'plain' | 'expert'): Beside => {
    const ratios = rounds.map((each) => each.bindery.perSecond / each[name].perSecond);
    return {
      round: middle(rounds.map((each) => each[name])),
      ratios,
      ratio: median(ratios),
      cpuRatio: median(rounds.map((each) => each[name].cpuMs / each.bindery.cpuMs)),
    };
  };
  return {
    bindery: middle(rounds.map((each) => each.bindery)),
    plain: beside('plain'),
    expert: beside('expert'),
  };
}

function middle(rounds: readonly Round[]): Round {
  const of = (figure: keyof Round): number => median(rounds.map((round) => round[figure]));
  return {
    requests: of('requests'),
    perSecond: of('perSecond'),
    p50: of('p50'),
    p99: of('p99'),
    cpuMs: of('cpuMs'),
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const upper = sorted[Math.floor(half)] as number;
  return Number.isInteger(half) ? ((sorted[half - 1] as number) + upper) / 2 : upper;
}
