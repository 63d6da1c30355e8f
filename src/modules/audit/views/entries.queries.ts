import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { afterCursor } from '../../../platform/http/cursor.js';
import { PLAN_BY_VALUES } from '../../../platform/postgres/plan-by-values.js';
import { exactMoment, moment, when } from '../../../platform/sql.js';
import type { Page } from '../../../shared/page.js';
import { encodeCursor, toSortedPage } from '../../../shared/page.js';
import { auditError } from '../audit.errors.js';
import type { AuditEntryResponse, EntriesQuery } from './entries.dto.js';
import { ACCESS_ACTION } from '../trail/access-entries.store.js';
import { assertForward } from './period.js';
import type { Way } from './ways.queries.js';
import { conditionsOf, waysTo } from './ways.queries.js';

export const ENTRY_FIELDS = sql`
  id, ${moment('created_at')} as created_at, seq::text, user_id,
  client_id, session_id, host(ip_address) as ip_address, user_agent,
  request_id, action, resource_type, resource_id, request_method, request_path, changes, outcome, response_status,
  response_time_ms, risk_score::text, security_alerts`;

/**
 * So many rows a page looks at, and so many where their index says all of them that is asked for: some milliseconds of work. What has
 * been looked through without a page being full ends with a cursor that goes on behind it.
 */
const MOST_ROWS = 4_000;
const MOST_COVERED = 30_000;
/** Ways are told apart by their rows up to here. */
const MOST_COUNTED = 10_000;

/**
 * An index in the order of time is the way, whatever PostgreSQL expects of it: it reads all of a user's rows and sorts them, or the trail from its
 * end on, where it takes many rows of one for few or a place on the disk for far away.
 */
const BY_INDEX = sql`
  select set_config('random_page_cost', '1', true), set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true)`;

interface Found extends AuditEntryResponse {
  readonly sortedBy: string;
  readonly isFound: boolean;
  readonly isLast: boolean;
}

/** The trail as staff read it, newest first. Each filter has its index, in the order of time; what two of them have in common is looked for. */
@Injectable()
export class EntriesQueries {
  constructor(
    /** Read by @Transactional. */
    protected readonly em: EntityManager,
  ) {}

  @Transactional()
  async list(filter: EntriesQuery): Promise<Page<AuditEntryResponse>> {
    const { from, to, limit } = filter;
    assertForward(from, to);
    if (filter.resourceId !== undefined && filter.resourceType === undefined)
      throw auditError('audit.resource-type-missing', {
        errors: [{ pointer: '?resourceType', detail: 'has to be named together with resourceId' }],
      });
    const before = afterCursor(filter.cursor, ['moment', 'id']);
    await BY_INDEX.execute(this.em.getKysely());
    const conditions = conditionsOf(filter);
    const ways = waysTo(filter, conditions, await this.typesOf(filter));
    const time = sql`${when(from, (moment) => sql`created_at >= ${moment}::timestamptz`)}
             ${when(to, (moment) => sql`created_at < ${moment}::timestamptz`)}`;
    const way = await this.shortest(
      ways,
      sql`${time} ${when(before, ([at]) => sql`created_at <= ${at}::timestamptz`)}`,
    );
    if (!way) return { items: [], nextCursor: null };
    const rest = sql`${time} ${when(before, ([at, id]) => sql`(created_at, id) < (${at}::timestamptz, ${id}::uuid)`)}`;
    return this.page(way, rest, limit);
  }

  /** The resource types that an action has rows of, mostly one. They are found by jumps in the index, without reading the rows between. */
  private async typesOf({ action, resourceType }: EntriesQuery): Promise<readonly string[]> {
    if (action === undefined || action === ACCESS_ACTION || resourceType !== undefined) return [];
    const next = (after: RawBuilder<unknown>): RawBuilder<unknown> => sql`
      select min(resource_type) from audit_logs where action = ${action} and action <> ${sql.lit(ACCESS_ACTION)} ${after}`;
    const { rows } = await sql<{ readonly type: string }>`
      with recursive types (type) as (
        (${next(sql``)}) union all
        select (${next(sql`and resource_type > types.type`)}) from types where type is not null)
      select type from types where type is not null
    `.execute(this.em.getKysely());
    return rows.map(({ type }) => type);
  }

  /** The one with the fewest rows, as far as they are counted; of those that have more, the first. Null where one has none. */
  private async shortest(ways: readonly Way[], bounds: RawBuilder<unknown>): Promise<Way | null> {
    const whole = ways.find(({ left, isUnordered }) => left.length === 0 && !isUnordered);
    if (whole) return whole.branches.length > 0 ? whole : null;
    const counts = ways.map(({ counted, isUnordered }) => {
      const rows = counted.map(
        (branch) =>
          sql`(select from audit_logs where ${branch} ${isUnordered ? sql`` : bounds} limit ${sql.lit(MOST_COUNTED)})`,
      );
      if (rows.length === 0) return sql`0`;
      return sql`(select least(count(*), ${sql.lit(MOST_COUNTED)})::integer from (${sql.join(rows, sql` union all `)}) as rows)`;
    });
    const { rows } = await sql<{ readonly counts: readonly number[] }>`
      ${sql.raw(PLAN_BY_VALUES)} select array[${sql.join(counts)}] as counts`.execute(this.em.getKysely());
    const counted = ways.map((way, place) => ({ way, count: rows[0]?.counts[place] ?? MOST_COUNTED }));
    const open = counted.filter(({ way, count }) => !way.isUnordered || count <= MOST_ROWS);
    const best = open.reduce((least, each) => (each.count < least.count ? each : least));
    return best.count === 0 ? null : best.way;
  }

  /** Looks along a way until the page is full, or so many rows have been looked at. */
  private async page(
    { left, branches, isCovered }: Way,
    rest: RawBuilder<unknown>,
    limit: number,
  ): Promise<Page<AuditEntryResponse>> {
    const most = sql.lit(left.length === 0 ? limit + 1 : isCovered ? MOST_COVERED : MOST_ROWS);
    const columns = [...new Set(['id', 'created_at', ...left.map(({ column }) => column)])];
    const newest = sql`order by created_at desc, id desc`;
    const parts = branches.map(
      (branch) => sql`
      (select ${sql.join(columns.map((column) => sql.ref(column)))} from audit_logs where ${branch} ${rest} ${newest} limit ${most})`,
    );
    const isFound =
      left.length === 0
        ? sql`true`
        : sql.join(
            left.map(({ holds }) => holds),
            sql` and `,
          );
    const { rows } = await sql<Found>`
      select ${ENTRY_FIELDS}, ${exactMoment('created_at')} as sorted_by, is_found, is_last
        from (select id as found_id, created_at as found_at, is_found, place = ${most} as is_last
                from (select *, coalesce(${isFound}, false) as is_found, row_number() over (${newest}) as place
                        from (select * from (${sql.join(parts, sql` union all `)}) as parts ${newest} limit ${most}) as looked) as told
               where is_found or place = ${most} ${newest} limit ${limit + 1}) as found
        join audit_logs on id = found_id and created_at = found_at
       order by audit_logs.created_at desc, id desc limit ${limit + 1}
    `.execute(this.em.getKysely());
    const items = rows.filter((row) => row.isFound);
    const { items: shown, nextCursor } = toSortedPage(
      items.map(({ isFound: _, isLast: __, ...row }) => row),
      limit,
    );
    const last = rows.find((row) => row.isLast);
    if (items.length > limit || !last || left.length === 0) return { items: shown, nextCursor };
    return { items: shown, nextCursor: encodeCursor([last.sortedBy, last.id]) };
  }

  async byId(id: string): Promise<AuditEntryResponse> {
    const { rows } = await sql<AuditEntryResponse>`
      select ${ENTRY_FIELDS} from audit_logs where id = ${id}::uuid limit 1
    `.execute(this.em.getKysely());
    if (!rows[0]) throw auditError('audit.entry-not-found');
    return rows[0];
  }
}
