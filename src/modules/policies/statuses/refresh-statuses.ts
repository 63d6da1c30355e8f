import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { addDays } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { send } from '../../../platform/writes.js';
import { Audit } from '../../audit/index.js';
import type { PolicyStatus } from '../domain/policy-status.js';
import { hasLiveEntry, latestLiveEntry } from '../ledger/live-entry.js';
import { policyStatusAt } from './status-of-day.js';

interface DuePolicy {
  readonly id: string;
  readonly policyNumber: string;
  readonly was: PolicyStatus;
  readonly status: PolicyStatus;
}

/** Writes down what the calendar has made of policies: their status, and the entry with which a term runs out. */
@Injectable()
export class RefreshStatuses {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The next policies that are due and that nobody else holds; none when all is as it should be. */
  @Transactional()
  async run(limit: number): Promise<readonly PolicyStatus[]> {
    const due = await this.lockDue(limit);
    if (due.length === 0) return [];
    await send(this.em, expiryRows(due, this.clock.now()));
    await send(this.em, statusRows(due));
    for (const { id, policyNumber, was, status } of due)
      await this.audit.record(SYSTEM_ACTOR, {
        action: 'policies.status-changed',
        resourceType: 'policy',
        resourceId: id,
        changes: { policyNumber, status: [was, status] },
      });
    return due.map(({ status }) => status);
  }

  /** Read in a statement after the one that took the locks: what somebody else has just booked is seen. */
  private async lockDue(limit: number): Promise<readonly DuePolicy[]> {
    const now = this.clock.now();
    // One day later than in UTC it is nowhere in the country: the index finds all that can be due.
    const last = addDays(this.clock.today('UTC'), 1);
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
      select p.id, p.policy_number as "policyNumber", p.status as was, ${policyStatusAt(now)} as status
        from policies p where p.id = any(${rows.map(({ id }) => id)}::uuid[]) and p.status <> ${policyStatusAt(now)}
       order by p.id
    `.execute(this.em.getKysely());
    return found.rows;
  }
}

/** One for each term that has run out, with what was insured on its last day. */
function expiryRows(due: readonly DuePolicy[], now: Date): RawBuilder<unknown> {
  const expired = due.flatMap(({ id, status }) =>
    status === 'expired' ? [{ id: newId(), policy: id }] : [],
  );
  return sql`
    insert into policy_transactions (id, policy_id, sequence, kind, effective_on, booked_at, snapshot, details, created_at)
    select e.id, p.id, (select max(sequence) from policy_transactions t where t.policy_id = p.id) + 1, 'expiry',
           p.expiration_date, ${now}::timestamptz, last.snapshot,
           json_build_object('itemIds', coalesce(last.details -> 'itemIds', '{}')), ${now}::timestamptz
      from json_to_recordset(${JSON.stringify(expired)}::json) as e (id uuid, policy uuid)
      join policies p on p.id = e.policy,
           lateral (${latestLiveEntry(sql`t.snapshot, t.details`)}) last
     where not ${hasLiveEntry('expiry')}`;
}

/** A status is a cache, which makes no new version of a policy; an entry of its ledger does. */
function statusRows(due: readonly DuePolicy[]): RawBuilder<unknown> {
  const rows = due.map(({ id, status }) => ({ id, status }));
  return sql`
    update policies p set status = d.status, row_version = p.row_version + (d.status = 'expired')::integer
      from json_to_recordset(${JSON.stringify(rows)}::json) as d (id uuid, status text) where p.id = d.id`;
}
