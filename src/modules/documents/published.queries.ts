import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';

/** Ids of the documents about these things, which are named by their ids as text. */
export function documentsAbout(
  type: 'quote' | 'policy' | 'claim',
  ids: RawBuilder<unknown>,
): RawBuilder<{ readonly id: string }> {
  return sql`select id from documents where subject_type = ${type} and subject_id = any(array(${ids}))`;
}
