import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';

/** Ids of renewals of these policies. */
export function renewalsOfPolicies(ids: RawBuilder<unknown>): RawBuilder<{ readonly id: string }> {
  return sql`select id from renewals where policy_id = any(array(${ids}))`;
}
