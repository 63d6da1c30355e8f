import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';

/** That the name holds each word of a text, in any order, with or without accents and case. */
export function hasName(text: string): RawBuilder<boolean> {
  return sql<boolean>`
    search_form(${text}) <> '' and not exists (
      select from unnest(string_to_array(search_form(${text}), ' ')) word where position(word in ${sql.ref('searchText')}) = 0)`;
}
