import type { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { EncryptedColumn } from './encrypted-columns.js';

export interface EncryptedRow {
  readonly row: string;
  readonly sealed: string;
}

export interface RowsOfKey {
  /** Null for unencrypted texts. */
  readonly keyId: string | null;
  readonly rows: number;
}

/** Locks and returns the next rows that were not encrypted with the current key. */
export async function lockOlderRows(
  em: EntityManager,
  { table, column, primaryKey }: EncryptedColumn,
  prefix: string,
  after: string | null,
  limit: number,
): Promise<readonly EncryptedRow[]> {
  const key = sql.ref(primaryKey);
  const next: RawBuilder<unknown> = after === null ? sql`` : sql`and ${key} > ${after}`;
  const { rows } = await sql<EncryptedRow>`
    select ${key}::text as row, ${sql.ref(column)} as sealed from ${sql.table(table)}
     where ${sql.ref(column)} is not null and not starts_with(${sql.ref(column)}, ${prefix}) ${next}
     order by ${key} limit ${limit} for update
  `.execute(em.getKysely());
  return rows;
}

/** Replaces the encrypted text; the row's version stays, because its content does not change. */
export async function replaceSealed(
  em: EntityManager,
  { table, column, primaryKey }: EncryptedColumn,
  { row, sealed }: EncryptedRow,
): Promise<void> {
  await sql`
    update ${sql.table(table)} set ${sql.ref(column)} = ${sealed} where ${sql.ref(primaryKey)} = ${row}
  `.execute(em.getKysely());
}

export async function rowsByKey(
  em: EntityManager,
  { table, column }: EncryptedColumn,
): Promise<readonly RowsOfKey[]> {
  const { rows } = await sql<RowsOfKey>`
    select substring(${sql.ref(column)} from '^v[0-9]+[.]([0-9a-f]{16})[.]') as key_id, count(*)::int as rows
      from ${sql.table(table)} where ${sql.ref(column)} is not null group by 1 order by 1
  `.execute(em.getKysely());
  return rows;
}
