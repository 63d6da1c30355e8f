import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';

/** `and …`: that the name holds each word of a text, in any order, with or without accents and case. */
export function named(text: string | undefined): RawBuilder<unknown> {
  if (text === undefined) return sql``;
  return sql`
    and search_form(${text}) <> '' and not exists (
      select from unnest(string_to_array(search_form(${text}), ' ')) word where position(word in search_text) = 0)`;
}
