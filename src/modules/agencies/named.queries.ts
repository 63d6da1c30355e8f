import type { RawBuilder, SelectQueryBuilder } from 'kysely';
import { sql } from 'kysely';
import { ifGiven } from '../../platform/sql.js';
import type { Page, SortKey } from '../../shared/page.js';
import { toPage } from '../../shared/page.js';

export interface NamedSearch<Status> {
  readonly name?: string | undefined;
  readonly code?: string | undefined;
  readonly status?: Status | undefined;
  readonly limit: number;
  readonly after: SortKey | null;
}

/** A page of agencies or companies, by code. */
export async function pageByCode<DB, Tables extends keyof DB, Row extends { readonly code: string }>(
  rows: SelectQueryBuilder<DB, Tables, Row>,
  { name, code, status, limit, after }: NamedSearch<string>,
): Promise<Page<Row>> {
  const found = await rows
    .where(ifGiven(code, (value) => sql<boolean>`${sql.ref('code')} = ${value}`))
    .where(ifGiven(status, (value) => sql<boolean>`${sql.ref('status')} = ${value}`))
    .where(ifGiven(name, hasName))
    .where(ifGiven(after, ([last = '']) => sql<boolean>`${sql.ref('code')} > ${last}`))
    .orderBy(sql.ref('code'))
    .limit(limit + 1)
    .execute();
  return toPage(found as readonly Row[], limit, (row) => [row.code]);
}

/** True where the name contains every word of a text, in any order, ignoring accents and case. */
function hasName(text: string): RawBuilder<boolean> {
  return sql<boolean>`
    search_form(${text}) <> '' and not exists (
      select from unnest(string_to_array(search_form(${text}), ' ')) word where position(word in ${sql.ref('searchText')}) = 0)`;
}
