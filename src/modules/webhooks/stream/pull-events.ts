import { Injectable } from '@nestjs/common';
import { afterCursor } from '../../../platform/http/cursor.js';
import { declaredEvents, namesEvent } from '../../../platform/events/events.js';
import { encodeCursor } from '../../../shared/page.js';
import { TrailFeed } from '../../audit/index.js';
import { webhookError } from '../webhooks.errors.js';
import type { EventStreamResponse, EventsQuery } from './events.dto.js';
import { messageOf } from './message.js';

/** How long a reader waits for open transactions; events that they hold back come with a later page. */
const PATIENCE_MS = 1_000;
/** The most rows of the audit trail read for a page. A page of rare events may be empty and still have a next cursor. */
const ROWS_IN_A_PAGE = 20_000n;

/**
 * Events for clients that cannot receive messages. A page ends at the trail's horizon, before which no row can appear any
 * more: a client that continues from its cursor misses nothing, whatever the order of commits.
 */
@Injectable()
export class PullEvents {
  private readonly catalog = declaredEvents();

  constructor(private readonly entries: TrailFeed) {}

  async run({ cursor, startAt = 'oldest', type = '*', limit }: EventsQuery): Promise<EventStreamResponse> {
    const types = [...this.catalog.keys()].filter((name) => namesEvent(type, name));
    if (types.length === 0)
      throw webhookError('webhooks.event-type-unknown', {
        errors: [{ pointer: '?type', detail: 'names nothing in the catalog' }],
      });
    const horizon = await this.entries.horizon(AbortSignal.timeout(PATIENCE_MS));
    const [seq] = afterCursor(cursor, ['sequence']) ?? [];
    const after = seq === undefined ? await this.start(startAt, horizon) : BigInt(seq);
    const upTo = after + ROWS_IN_A_PAGE < horizon ? after + ROWS_IN_A_PAGE : horizon;
    const entries = await this.entries.between(after, upTo, types, limit);
    const end = entries.length < limit ? upTo : BigInt(entries.at(-1)?.seq ?? upTo);
    const reached = end > after ? end : after;
    return {
      items: entries.flatMap((entry) => {
        const kind = this.catalog.get(entry.action);
        return kind ? [messageOf(entry, kind)] : [];
      }),
      nextCursor: encodeCursor([reached.toString()]),
      hasMore: reached < horizon,
    };
  }

  /** The oldest event still here; archived months of the trail are gone. */
  private async start(at: 'oldest' | 'latest', horizon: bigint): Promise<bigint> {
    return at === 'latest' ? horizon : this.entries.beforeFirst();
  }
}
