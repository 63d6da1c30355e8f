import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { addDays } from '../../../shared/calendar-date.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { newId } from '../../../shared/ids.js';
import { insertRowsOf } from '../../../platform/insert.js';
import { columns } from '../../../platform/columns.js';
import { records } from '../../../platform/records.js';
import { over } from '../../../platform/typed.js';
import { send } from '../../../platform/writes.js';
import type { PolicyStatus } from '../domain/policy-status.js';
import { PolicyTransactionSchema } from '../ledger/ledger.entities.js';
import { hasLiveEntry, latestLiveEntry } from '../ledger/live-entry.queries.js';
import { PolicySchema } from '../policy.entity.js';
import { policyStatusAt } from './status-of-day.queries.js';

export interface DuePolicy {
  readonly id: string;
  readonly policyNumber: string;
  readonly was: PolicyStatus;
  readonly status: PolicyStatus;
}

/** The last entry of a term that expires. */
interface LastEntry {
  readonly policy: string;
  readonly sequence: number;
  readonly effectiveOn: CalendarDate;
  readonly snapshot: Readonly<Record<string, unknown>>;
  readonly itemIds: Readonly<Record<string, unknown>> | null;
}

const ENTRIES = insertRowsOf(PolicyTransactionSchema, [
  'id',
  'policy',
  'sequence',
  'kind',
  'effectiveOn',
  'bookedAt',
  'snapshot',
  'details',
  'createdAt',
]);

/** Policies whose status has changed with the calendar. */
@Injectable()
export class StatusesStore {
  constructor(private readonly em: EntityManager) {}

  /** Read in a statement after the one that took the locks: what somebody else has just booked is seen. */
  async lockDue(now: Date, limit: number): Promise<readonly DuePolicy[]> {
    // One day later than in UTC it is nowhere in the country: the index finds all that can be due.
    const last = addDays(now.toISOString().slice(0, 10), 1);
    const { rows } = await sql<{ readonly id: string }>`
      select p.id from policies p
       where p.id in (
           select id from policies where status in ('pending', 'active') and expiration_date <= ${last}::date
           union all select id from policies where status = 'pending' and effective_date <= ${last}::date
           union all select id from policies
                      where cancelled_on is not null and status in ('pending', 'active')
                        and (cancelled_on <= ${last}::date or cancelled_on <= effective_date)
           union all select id from policies where cancellation_due_on <= ${last}::date)
         and p.status <> ${policyStatusAt(now)}
       order by p.id limit ${limit} for update skip locked
    `.execute(this.em.getKysely());
    const found = await sql<DuePolicy>`
      select ${columns(PolicySchema, ['id', 'policyNumber'], 'p')}, p.status as was, ${policyStatusAt(now)} as status
        from policies p where p.id = any(${rows.map(({ id }) => id)}::uuid[]) and p.status <> ${policyStatusAt(now)}
       order by p.id
    `.execute(this.em.getKysely());
    return found.rows;
  }

  /** An entry for each term that has run out, with what was insured on its last day. */
  async expire(due: readonly DuePolicy[], at: Date): Promise<void> {
    const ids = due.flatMap(({ id, status }) => (status === 'expired' ? [id] : []));
    if (ids.length === 0) return;
    const { rows } = await sql<LastEntry>`
      select p.id as policy, p.expiration_date as effective_on, last.snapshot, last.details -> 'itemIds' as item_ids,
             (select max(sequence) from policy_transactions t where t.policy_id = p.id) + 1 as sequence
        from policies p, lateral (${latestLiveEntry(sql`t.snapshot, t.details`)}) last
       where p.id = any(${ids}::uuid[]) and not ${hasLiveEntry('expiry')}
    `.execute(this.em.getKysely());
    const entries = rows.map(({ itemIds, ...entry }) => ({
      ...entry,
      id: newId(),
      kind: 'expiry',
      bookedAt: at,
      details: { itemIds: itemIds ?? {} },
      createdAt: at,
    }));
    await ENTRIES.send(this.em, entries);
  }

  /** A status is a cache, which makes no new version of a policy; an entry of its ledger does. */
  async saveStatuses(due: readonly DuePolicy[]): Promise<void> {
    const changed = over(this.em, PolicySchema)
      .updateTable('Policy')
      .from(records(this.em, PolicySchema, ['id', 'status'], due))
      .set((row) => ({
        status: row.ref('r.status'),
        rowVersion: row
          .case()
          .when('r.status', '=', 'expired')
          .then(row('Policy.rowVersion', '+', 1))
          .else(row.ref('Policy.rowVersion'))
          .end(),
      }))
      .whereRef('Policy.id', '=', 'r.id');
    await send(this.em, changed);
  }
}
