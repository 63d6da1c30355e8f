import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';

/** Ids of claims under these policies, for a statement of another room. */
export function claimsUnderPolicies(ids: RawBuilder<unknown>): RawBuilder<{ readonly id: string }> {
  return sql`select id from claims where policy_id = any(array(${ids}))`;
}
