import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { declaredEvents } from '../../../platform/events/events.js';
import { afterCursor } from '../../../platform/http/cursor.js';
import { exactMoment, moment, when } from '../../../platform/sql.js';
import type { Page } from '../../../shared/page.js';
import { toSortedPage } from '../../../shared/page.js';
import { CHANGE, ROW_KIND } from '../trail/row-kind.queries.js';
import type { TimelineEntryResponse, TimelineQuery } from './timeline.dto.js';

interface Row {
  readonly id: string;
  readonly at: string;
  readonly sortedBy: string;
  readonly action: string;
  readonly outcome: string;
  readonly userId: string | null;
  readonly clientId: string | null;
  readonly resourceType: string;
  readonly resourceId: string | null;
  readonly changes: unknown;
}

/**
 * What happened to things, newest first, whoever did it: rows of changes, not of requests. The things come from whoever knows what
 * belongs together, as a statement of `type` and `id`; each is looked for by its own index, in the order of time.
 */
@Injectable()
export class TimelineEntries {
  private readonly catalog = declaredEvents();

  constructor(private readonly em: EntityManager) {}

  about(things: RawBuilder<unknown>, query: TimelineQuery): Promise<Page<TimelineEntryResponse>> {
    return this.page(
      query,
      (end) => sql`
      (${things}) as thing (type, id) cross join lateral (
        select a.* from audit_logs a
         where a.resource_type = thing.type and a.resource_id = thing.id and ${ROW_KIND} = ${CHANGE} ${end}) as entry`,
    );
  }

  /** Entries about one thing with these actions, for the room that owns the thing and describes them in its own words. */
  async ofActions(
    { type, id }: { readonly type: string; readonly id: string },
    actions: readonly string[],
    limit: number,
  ): Promise<readonly TimelineEntryResponse[]> {
    const { items } = await this.page(
      { limit },
      (end) => sql`(
      select a.* from audit_logs a
       where a.resource_type = ${type} and a.resource_id = ${id} and ${ROW_KIND} = ${CHANGE}
         and a.action = any(${[...actions]}::text[]) ${end}) as entry`,
    );
    return items;
  }

  /** What a user did, and what was done to the user. */
  ofUser(id: string, query: TimelineQuery): Promise<Page<TimelineEntryResponse>> {
    return this.page(
      query,
      (end) => sql`(
      (select a.* from audit_logs a where a.user_id = ${id}::uuid and ${ROW_KIND} = ${CHANGE} ${end})
       union
      (select a.* from audit_logs a
        where a.resource_type = 'user' and a.resource_id = ${id} and ${ROW_KIND} = ${CHANGE} ${end})) as entry`,
    );
  }

  private async page(
    { cursor, limit }: TimelineQuery,
    from: (end: RawBuilder<unknown>) => RawBuilder<unknown>,
  ): Promise<Page<TimelineEntryResponse>> {
    const before = afterCursor(cursor, ['moment', 'id']);
    const end = sql`${when(before, ([at, id]) => sql`(a.created_at, a.id) < (${at}::timestamptz, ${id}::uuid)`)}
      order by a.created_at desc, a.id desc limit ${limit + 1}`;
    const { rows } = await sql<Row>`
      select entry.id, ${moment('entry.created_at')} as at, ${exactMoment('entry.created_at')} as sorted_by, entry.action,
             entry.outcome, entry.user_id, entry.client_id, entry.resource_type, entry.resource_id, entry.changes
        from ${from(end)} order by entry.created_at desc, entry.id desc limit ${limit + 1}
    `.execute(this.em.getKysely());
    const { items, nextCursor } = toSortedPage(rows, limit);
    return { items: items.map((row) => this.entry(row)), nextCursor };
  }

  private entry({
    userId,
    clientId,
    resourceType,
    resourceId,
    ...row
  }: Omit<Row, 'sortedBy'>): TimelineEntryResponse {
    const kind = this.catalog.get(row.action);
    const id = resourceId ?? '';
    const path = kind?.about.path ?? null;
    return {
      ...row,
      title: kind?.title ?? row.action,
      actor:
        userId === null && clientId !== null
          ? { type: 'client', id: clientId }
          : { type: userId === null ? 'system' : 'user', id: userId },
      resource: { type: resourceType, id, path: path === null ? null : `${path}${id}` },
    };
  }
}
