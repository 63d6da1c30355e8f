import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { ifGiven } from '../../../../platform/sql.js';
import { over } from '../../../../platform/typed.js';
import { PolicySchema } from '../../policy.entity.js';

export interface DueAnniversary {
  readonly id: string;
  readonly on: CalendarDate;
}

/**
 * Terms whose next year is to be charged, in the order of its days, past what this run has seen. A term whose cover ends before
 * the day owes nothing for it.
 */
export function dueAnniversaries(
  em: EntityManager,
  until: CalendarDate,
  after: DueAnniversary | null,
  limit: number,
): Promise<readonly DueAnniversary[]> {
  const on = sql<CalendarDate>`coalesce(charged_until, (effective_date + interval '1 year')::date)`;
  return over(em, PolicySchema)
    .selectFrom('Policy')
    .select(['id', on.as('on')])
    .where('termMonths', '>', 12)
    .where('status', 'in', ['pending', 'active'])
    .where(on, '<=', until)
    .where(({ eb, ref }) => eb(on, '<', ref('expirationDate')))
    .where((term) => term.or([term('cancellationDueOn', 'is', null), term('cancellationDueOn', '>', on)]))
    .where(ifGiven(after, (last) => sql<boolean>`(${on}, id) > (${last.on}::date, ${last.id}::uuid)`))
    .orderBy(on)
    .orderBy('id')
    .limit(limit)
    .execute();
}
