import type { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder, SelectQueryBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Page, SortKey } from '../shared/page.js';
import { toSortedPage } from '../shared/page.js';
import { exactMoment, ifGiven, when } from './sql.js';

export interface PageQuestion {
  readonly limit: number;
  readonly after: SortKey | null;
}

interface SortedRow {
  readonly sortedBy: string;
}

/** A page of a typed query, newest first, then by id. `table` is the alias of the table that the rows come from. */
export async function newestPage<DB, Tables extends keyof DB, Row extends { readonly id: string }>(
  query: SelectQueryBuilder<DB, Tables, Row>,
  { limit, after }: PageQuestion,
  table?: string,
): Promise<Page<Row>> {
  const prefix = table ? `${table}.` : '';
  const createdAt = `${prefix}createdAt`;
  const [newest, first] = [sql.ref(createdAt), sql.ref(`${prefix}id`)];
  const rows = await query
    .select(exactMoment(createdAt).as('sortedBy'))
    .where(ifGiven(after, (key) => sql<boolean>`(${newest}, ${first}) < (${key[0]}, ${key[1]})`))
    .orderBy(newest, 'desc')
    .orderBy(first, 'desc')
    .limit(limit + 1)
    .execute();
  return toSortedPage(rows as unknown as readonly (Row & SortedRow)[], limit) as unknown as Page<Row>;
}

/** The end of a where clause for the same order, beginning after a sort key. */
export function newestOf(table: string, after: SortKey | null, limit: number): RawBuilder<unknown> {
  const [createdAt, id] = [sql.ref(`${table}.created_at`), sql.ref(`${table}.id`)];
  return sql`
    ${when(after, (key) => sql`(${createdAt}, ${id}) < (${key[0]}, ${key[1]})`)}
    order by ${createdAt} desc, ${id} desc limit ${limit}`;
}

/** Counts the rows of `table where …`. */
export async function countOf(em: EntityManager, found: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ readonly total: number }>`
    select count(*)::integer as total from ${found}`.execute(em.getKysely());
  return rows[0]?.total ?? 0;
}
