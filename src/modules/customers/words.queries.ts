import type { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Reading } from './domain/readings.js';
import { readings } from './domain/readings.js';

/** The index needs fragments of three letters; a shorter text is searched as the beginning of a word. */
const SHORTEST_FRAGMENT = 3;

/**
 * Up to so many customers are named by their ids. With more, about every hundredth row of a list matches, and scanning the
 * list is faster; PostgreSQL cannot choose, because it does not know how frequent a fragment is.
 */
const MOST_NAMED = 2_000;

/** ` and …` for a column with a customer's id: the name or e-mail address contains every word of a text. */
export async function matching(
  em: EntityManager,
  customerId: RawBuilder<unknown>,
  text: string | null | undefined,
): Promise<RawBuilder<unknown>> {
  if (text === null || text === undefined) return sql``;
  const question = sql`select id from customers where ${await wordsIn(em, sql`search_text`, text)}`;
  const ids = await idsUnlessMany(em, question);
  if (!ids) return sql`and ${customerId} in (${question})`;
  return sql`and ${customerId} = any(${[...ids]}::text[])`;
}

/** True where a column contains every word of a text, in any order and spelling; a text without words matches nothing. */
export async function wordsIn(
  em: EntityManager,
  column: RawBuilder<unknown>,
  text: string,
): Promise<RawBuilder<unknown>> {
  const parts = readings(text);
  const formOf = await searchForms(em, parts.flat(2));
  const holds = (word: string): readonly RawBuilder<unknown>[] => {
    const form = formOf.get(word) ?? '';
    if (word.includes(' ')) return [sql`(${column} like ${`% ${form} %`} or ${column} like ${`% ${form}`})`];
    const forms = form.split(' ').filter((one) => one !== '');
    return forms.map((one) => sql`${column} like ${containing(one)}`);
  };
  const has = (words: Reading): RawBuilder<unknown> | null => {
    const conditions = words.flatMap(holds);
    return conditions.length === 0 ? null : sql`(${sql.join(conditions, sql` and `)})`;
  };
  const conditions = parts
    .map((part) => part.map(has).filter((condition) => condition !== null))
    .filter((part) => part.length > 0)
    .map((part) => sql`(${sql.join(part, sql` or `)})`);
  return conditions.length === 0 ? sql`false` : sql.join(conditions, sql` and `);
}

async function searchForms(
  em: EntityManager,
  words: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ readonly word: string; readonly form: string }>`
    select word, search_form(word) as form from unnest(${[...new Set(words)]}::text[]) word
  `.execute(em.getKysely());
  return new Map(rows.map(({ word, form }) => [word, form]));
}

/** The ids that a query returns; null when there are too many to name. */
export async function idsUnlessMany(
  em: EntityManager,
  question: RawBuilder<unknown>,
): Promise<readonly string[] | null> {
  const { rows } = await sql<{ readonly ids: readonly string[] | null }>`
    select case when count(*) <= ${MOST_NAMED} then coalesce(json_agg(id), '[]') end as ids
      from (${question} limit ${MOST_NAMED + 1}) found`.execute(em.getKysely());
  return rows[0]?.ids ?? null;
}

function containing(word: string): string {
  const pattern = word.replace(/[\\%_]/g, '\\$&');
  return [...word].length < SHORTEST_FRAGMENT ? `% ${pattern}%` : `%${pattern}%`;
}
