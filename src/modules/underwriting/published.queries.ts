import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';

/** Ids of what was referred of these quotes, renewals and policies. */
export function issuesAbout(ids: RawBuilder<unknown>): RawBuilder<{ readonly id: string }> {
  return sql`
    select id from underwriting_issues
     where subject_type = any(array['quote', 'renewal', 'policy']) and subject_id = any(array(${ids}))`;
}
