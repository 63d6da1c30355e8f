import type { Client } from 'pg';
import type { Load, LoadRequest, LoadResult } from './load.js';
import type { Side } from './side.js';

export interface Comparison {
  readonly bindery: LoadResult;
  readonly peer: LoadResult;
  /** Requests per second of Bindery by those of the peer, of each pair of rounds. */
  readonly ratios: readonly number[];
  readonly ratio: number;
}

export interface Amounts {
  readonly warmUp: number;
  readonly requests: number;
  readonly pairs: number;
}

/** Gives the requests of one round; asked anew for each, since a quote is bound only once. */
export type RoundRequests = (amount: number) => readonly LoadRequest[];

/**
 * A B A B …: what disturbs the machine for a while disturbs both. Every round starts after a checkpoint, like the others.
 * Statistics are made after the warm-up has filled the tables: what PostgreSQL plans by, and what its foreign keys keep in
 * each connection, would otherwise be right for empty tables, as it is for a minute after a first start and then never again.
 */
export async function compare(
  { load, admin }: { readonly load: Load; readonly admin: Client },
  [bindery, peer]: readonly [Side, Side],
  { warmUp, requests, pairs }: Amounts,
  next: RoundRequests,
): Promise<Comparison> {
  const round = async (side: Side): Promise<LoadResult> => {
    await admin.query('checkpoint');
    return load.run(side.url, next(requests));
  };
  for (const side of [bindery, peer]) await load.run(side.url, next(warmUp));
  await admin.query('vacuum analyze');
  const rounds: { readonly bindery: LoadResult; readonly peer: LoadResult }[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    rounds.push({ bindery: await round(bindery), peer: await round(peer) });
  }
  const ratios = rounds.map((pair) => pair.bindery.perSecond / pair.peer.perSecond);
  return {
    bindery: middle(rounds.map((pair) => pair.bindery)),
    peer: middle(rounds.map((pair) => pair.peer)),
    ratios,
    ratio: median(ratios),
  };
}

function middle(rounds: readonly LoadResult[]): LoadResult {
  const of = (figure: keyof LoadResult): number => median(rounds.map((round) => round[figure]));
  return { requests: of('requests'), perSecond: of('perSecond'), p50: of('p50'), p99: of('p99') };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const upper = sorted[Math.floor(half)] as number;
  return Number.isInteger(half) ? ((sorted[half - 1] as number) + upper) / 2 : upper;
}
