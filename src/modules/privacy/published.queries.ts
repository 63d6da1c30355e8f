import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';

/** Ids of privacy requests of these customers. */
export function privacyRequestsOf(ids: RawBuilder<unknown>): RawBuilder<{ readonly id: string }> {
  return sql`select id from privacy_requests where customer_id = any(array(${ids}))`;
}
