import { Injectable } from '@nestjs/common';
import { afterCursor } from '../../../platform/http/cursor.js';
import { declaredEvents, namesEvent } from '../../../platform/events/events.js';
import { encodeCursor } from '../../../shared/page.js';
import { TrailFeed } from '../../audit/index.js';
import { webhookError } from '../webhooks.errors.js';
import type { EventStreamResponse, EventsQuery } from './events.dto.js';
import { messageOf } from './message.js';

/** A reader waits this long for transactions under way; what they keep back comes with a later page. */
const PATIENCE_MS = 1_000;
/** The most rows of the trail that are read for one page. A page of a rare event type may be empty and still have a next cursor. */
const ROWS_IN_A_PAGE = 20_000n;

/**
 * Events for who cannot listen. A page ends at the horizon of the trail, before which nobody can bring a row any more: so who goes
 * on from its cursor misses nothing, whatever the order in which writers commit.
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

  /** Months of the trail that were archived are no longer here. */
  private async start(at: 'oldest' | 'latest', horizon: bigint): Promise<bigint> {
    return at === 'latest' ? horizon : this.entries.beforeFirst();
  }
}
