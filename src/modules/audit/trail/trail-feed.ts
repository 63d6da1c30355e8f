import { Injectable } from '@nestjs/common';
import { SettledRows } from '../seals/settled-rows.store.js';
import { SealsStore } from '../seals/seals.store.js';
import type { TrailFeedEntry } from './trail-feed.store.js';
import { TrailFeedStore } from './trail-feed.store.js';

/**
 * Changes in the order of the trail, for rooms that publish them, such as webhooks. Up to the horizon the feed is
 * complete: no row can be added before it any more.
 */
@Injectable()
export class TrailFeed {
  constructor(
    private readonly settled: SettledRows,
    private readonly seals: SealsStore,
    private readonly store: TrailFeedStore,
  ) {}

  /** While a transaction stays open for long, the horizon is the last row that was sealed. */
  async horizon(signal: AbortSignal): Promise<bigint> {
    return (await this.settled.last(signal)) ?? (await this.seals.last())?.toSeq ?? 0n;
  }

  /** The last number that was given out: later rows have larger ones. */
  lastDrawn(): Promise<bigint> {
    return this.settled.lastDrawn();
  }

  /** The number before the first row that is not archived. */
  beforeFirst(): Promise<bigint> {
    return this.store.beforeFirst();
  }

  /** Rows with numbers greater than one and up to another, the oldest first. */
  between(
    after: bigint,
    upTo: bigint,
    actions: readonly string[],
    limit: number,
  ): Promise<readonly TrailFeedEntry[]> {
    return this.store.between(after, upTo, actions, limit);
  }
}
