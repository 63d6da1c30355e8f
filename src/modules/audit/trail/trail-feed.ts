import { Injectable } from '@nestjs/common';
import { SettledRows } from '../seals/settled-rows.store.js';
import { SealsStore } from '../seals/seals.store.js';
import type { TrailFeedEntry } from './trail-feed.store.js';
import { TrailFeedStore } from './trail-feed.store.js';

/**
 * Changes in the order of the trail, for rooms that tell others of them. What lies up to the horizon is complete: nobody can bring
 * a row before it any more.
 */
@Injectable()
export class TrailFeed {
  constructor(
    private readonly settled: SettledRows,
    private readonly seals: SealsStore,
    private readonly store: TrailFeedStore,
  ) {}

  /** Where somebody keeps a transaction open for long, it stands at the last row that was sealed. */
  async horizon(signal: AbortSignal): Promise<bigint> {
    return (await this.settled.last(signal)) ?? (await this.seals.last())?.toSeq ?? 0n;
  }

  /** The last number that was drawn: what comes from now on is behind it. */
  lastDrawn(): Promise<bigint> {
    return this.settled.lastDrawn();
  }

  /** The number before the first row that is not archived. */
  beforeFirst(): Promise<bigint> {
    return this.store.beforeFirst();
  }

  /** Behind one number and up to another, the oldest first. */
  between(
    after: bigint,
    upTo: bigint,
    actions: readonly string[],
    limit: number,
  ): Promise<readonly TrailFeedEntry[]> {
    return this.store.between(after, upTo, actions, limit);
  }
}
