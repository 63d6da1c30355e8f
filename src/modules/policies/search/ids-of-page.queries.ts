import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { addDays, daysBetween } from '../../../shared/calendar-date.js';
import type { SortKey } from '../../../shared/page.js';
import { newestOf } from '../../../platform/page-of-rows.js';
import { when } from '../../../platform/sql.js';
import type { PolicyFiltersQuery } from './search.dto.js';

/** Hardly any term is bound later than this after its first day, or earlier than this before it. The partial indexes of the others have the same numbers. */
const LATE_DAYS = 7;
const EARLY_DAYS = 90;
const LONGEST_SEASON = 92;

/**
 * The ids of a page or batch of what was found. The planner takes old days and new ones to be mixed, and would walk through
 * all newer policies to a time of the past; so it is told where to look.
 */
export function policyIdsOf(
  found: RawBuilder<unknown>,
  filters: PolicyFiltersQuery,
  after: SortKey | null,
  limit: number,
): RawBuilder<unknown> {
  const { effectiveFrom, effectiveTo } = filters;
  if (effectiveFrom !== undefined || effectiveTo !== undefined)
    return boundAround(effectiveFrom, effectiveTo, found, newestOf('p', after, limit));
  if (!endsWithinSeason(filters)) return sql`select p.id from ${found} ${newestOf('p', after, limit)}`;
  return sql`
    with season as materialized (select p.id, p.created_at from ${found})
    select p.id from season p where true ${newestOf('p', after, limit)}`;
}

/**
 * Walks through the terms that were made around the days asked for. Whatever was bound later or earlier than that is read
 * beside them, from indexes that hold only such terms.
 */
function boundAround(
  from: CalendarDate | undefined,
  to: CalendarDate | undefined,
  found: RawBuilder<unknown>,
  page: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const begin = from && startOf(addDays(from, -EARLY_DAYS));
  const end = to && startOf(addDays(to, LATE_DAYS + 1));
  const boundOn = sql`(p.created_at at time zone 'UTC')::date`;
  const late = when(
    end,
    (moment) => sql`p.created_at >= ${moment} and ${boundOn} > p.effective_date + ${sql.lit(LATE_DAYS)}`,
  );
  const early = when(
    begin,
    (moment) => sql`p.created_at < ${moment} and ${boundOn} < p.effective_date - ${sql.lit(EARLY_DAYS)}`,
  );
  const within = sql`
    ${when(begin, (moment) => sql`p.created_at >= ${moment}`)} ${when(end, (moment) => sql`p.created_at < ${moment}`)}`;
  // Materialized: in the order of the page the planner would rather walk through all terms than sort the few of these indexes.
  return sql`
    with late as materialized (select p.id, p.created_at from ${found} ${late} and ${sql.lit(to !== undefined)}),
         early as materialized (select p.id, p.created_at from ${found} ${early} and ${sql.lit(from !== undefined)})
    select p.id from (
      (select p.id, p.created_at from ${found} ${within} ${page})
      union all select id, created_at from late union all select id, created_at from early) p
     where true ${page}`;
}

/** In UTC, as the indexes count. */
function startOf(day: CalendarDate): RawBuilder<unknown> {
  return sql`${day}::date::timestamp at time zone 'UTC'`;
}

/** Whether the terms looked for end within a quarter of a year. */
function endsWithinSeason({ expirationFrom: from, expirationTo: to }: PolicyFiltersQuery): boolean {
  return from !== undefined && to !== undefined && daysBetween(from, to) <= LONGEST_SEASON;
}
