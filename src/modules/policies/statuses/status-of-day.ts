import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { PolicyStatus } from '../domain/policy-status.js';

/** From which stored statuses the calendar alone leads to each: they narrow a search by the index. */
const STORED_AS: Readonly<Record<PolicyStatus, readonly PolicyStatus[]>> = {
  pending: ['pending'],
  active: ['pending', 'active'],
  inactive: ['pending', 'active', 'inactive'],
  cancelled: ['pending', 'active', 'cancelled'],
  expired: ['pending', 'active', 'expired'],
};

/** Today where the policy `p` is. */
export function localToday(now: Date): RawBuilder<unknown> {
  return sql`(${now}::timestamptz at time zone p.time_zone)::date`;
}

/** `statusOn` as an expression over a policy `p`: a test holds the two together. */
export function statusAt(now: Date): RawBuilder<PolicyStatus> {
  const today = localToday(now);
  const ended = sql`
    coalesce(p.cancelled_on, case when p.cancellation_stands and p.cancellation_due_on <= ${today} then p.cancellation_due_on end)`;
  return sql<PolicyStatus>`
    case when ${ended} <= p.effective_date then 'inactive'
         when ${ended} <= ${today} then 'cancelled'
         when ${today} < p.effective_date then 'pending'
         when ${today} < p.expiration_date then 'active'
         else 'expired' end`;
}

/** Whether a policy `p` has the status now, whatever the job has written down so far. */
export function hasStatus(status: PolicyStatus, now: Date): RawBuilder<unknown> {
  return sql`p.status = any(${[...STORED_AS[status]]}::text[]) and ${statusAt(now)} = ${status}`;
}
