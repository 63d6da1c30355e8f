import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { PolicyStatus, StatusDay } from '../domain/policy-status.js';
import { STATUS_AHEAD, STATUS_RULES } from '../domain/policy-status.js';

/** For each status, the stored statuses that turn into it as days pass. A search asks for these, so that it can use the index. */
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

/** `statusOn` as an expression over a policy `p` and a day: made of the same rules, and a test compares what they say. */
export function statusOfDay(today: RawBuilder<unknown>): RawBuilder<PolicyStatus> {
  const days: Readonly<Record<StatusDay, RawBuilder<unknown>>> = {
    endedOn: sql`coalesce(p.cancelled_on, case when p.cancellation_stands and p.cancellation_due_on <= ${today} then p.cancellation_due_on end)`,
    effectiveDate: sql`p.effective_date`,
    expirationDate: sql`p.expiration_date`,
    today,
  };
  const cases = STATUS_RULES.map(
    ({ status, notAfter: [first, second] }) =>
      sql`when ${days[first]} <= ${days[second]} then ${sql.lit(status)}`,
  );
  return sql<PolicyStatus>`case ${sql.join(cases, sql` `)} else ${sql.lit(STATUS_AHEAD)} end`;
}

export function policyStatusAt(now: Date): RawBuilder<PolicyStatus> {
  return statusOfDay(localToday(now));
}

/** Whether a policy `p` has the status now, whatever the job has written down so far. */
export function hasStatus(status: PolicyStatus, now: Date): RawBuilder<unknown> {
  return sql`p.status = any(${[...STORED_AS[status]]}::text[]) and ${policyStatusAt(now)} = ${status}`;
}
