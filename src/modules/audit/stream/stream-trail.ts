import { Injectable } from '@nestjs/common';
import { afterCursor } from '../../../platform/http/cursor.js';
import type { StreamStart } from '../../../platform/http/stream-start.js';
import { encodeCursor } from '../../../shared/page.js';
import { auditError } from '../audit.errors.js';
import { TrailFeed } from '../trail/trail-feed.js';
import type { AuditEntryResponse } from '../views/entries.dto.js';
import type { TrailStreamQuery } from './stream.dto.js';
import { StreamQueries } from './stream.queries.js';

/** A reader waits this long for transactions under way; what they keep back comes with a later answer. */
const PATIENCE_MS = 1_000;

export interface StreamedRows {
  readonly rows: readonly AuditEntryResponse[];
  readonly nextCursor: string;
  readonly hasMore: boolean;
}

/**
 * The whole trail for systems that watch it, such as a SIEM. An answer ends at the horizon, before which nobody can bring a row any
 * more: whoever goes on from its cursor misses nothing, and who breaks off goes on from the one before and gets some rows again.
 */
@Injectable()
export class StreamTrail {
  constructor(
    private readonly entries: TrailFeed,
    private readonly queries: StreamQueries,
  ) {}

  /** Throws audit.stream-archived where rows behind the cursor are in the archive: to leave them out unsaid would be a gap. */
  async run({ cursor, startAt = 'oldest', limit }: TrailStreamQuery): Promise<StreamedRows> {
    const [seq] = afterCursor(cursor, ['sequence']) ?? [];
    const horizon = await this.entries.horizon(AbortSignal.timeout(PATIENCE_MS));
    const archived = await this.queries.lastArchived();
    const after = seq === undefined ? await this.start(startAt, horizon, archived) : BigInt(seq);
    if (after < archived)
      throw auditError('audit.stream-archived', {
        errors: [{ pointer: '?cursor', detail: `lies before row ${archived}, up to which all is archived` }],
      });
    const rows = await this.queries.between(after, horizon, limit);
    const end = rows.length < limit ? horizon : BigInt(rows.at(-1)?.seq ?? horizon);
    const reached = end > after ? end : after;
    return { rows, nextCursor: encodeCursor([reached.toString()]), hasMore: reached < horizon };
  }

  private async start(at: StreamStart, horizon: bigint, archived: bigint): Promise<bigint> {
    if (at === 'latest') return horizon;
    const first = await this.entries.beforeFirst();
    return first > archived ? first : archived;
  }
}
