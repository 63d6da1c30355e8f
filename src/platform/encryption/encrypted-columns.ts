import type { EntityManager } from '@mikro-orm/postgresql';
import type { FieldPlace } from './sealed-text.js';

/** A column that holds sealed texts, with the column that is the primary key of its table. */
export interface EncryptedColumn {
  readonly table: string;
  readonly column: string;
  readonly primaryKey: string;
  /** False for rows that never change, or are gone within a day: the next ones are written with the present key. */
  readonly isRewritten: boolean;
}

/** A column of what is encrypted with ENCRYPTION_KEY itself: keys, and what was encrypted before tables had keys. */
export interface WrappedColumn extends EncryptedColumn {
  contextOf(row: string): string;
}

/** What seals them. */
export interface FieldSealing {
  seal(place: FieldPlace, plain: string): string;
  blindIndex(table: string, column: string, value: string): string;
}

/** Rows of before their column was encrypted: they say themselves that they are to be sealed. */
export interface PlainRows {
  readonly column: EncryptedColumn;
  count(em: EntityManager): Promise<number>;
  /** Seals the next rows after one, by their primary keys, in the caller's transaction, and names them. */
  seal(
    em: EntityManager,
    fields: FieldSealing,
    after: string | null,
    limit: number,
  ): Promise<readonly string[]>;
}

const encrypted = new Map<string, EncryptedColumn>();
const wrapped = new Map<string, WrappedColumn>();
const plain = new Map<string, PlainRows>();
const tables = new Set<string>();

/** Said beside the entity: its table gets keys at the start, and rotation finds its rows. */
export function encryptedColumn(
  table: string,
  column: string,
  {
    primaryKey = 'id',
    isRewritten = true,
  }: Partial<Pick<EncryptedColumn, 'primaryKey' | 'isRewritten'>> = {},
): EncryptedColumn {
  const declared = { table, column, primaryKey, isRewritten };
  encrypted.set(`${table}.${column}`, declared);
  tables.add(table);
  return declared;
}

/** A table with sealed texts inside of others, which rotation need not find: data keys are never thrown away. */
export function sealsWithin(table: string): void {
  tables.add(table);
}

/** Said beside the column that such rows are sealed into. */
export function plainRows(declared: PlainRows): void {
  plain.set(`${declared.column.table}.${declared.column.column}`, declared);
}

export function wrappedColumn(declared: WrappedColumn): WrappedColumn {
  wrapped.set(`${declared.table}.${declared.column}`, declared);
  return declared;
}

export function encryptedColumns(): readonly EncryptedColumn[] {
  return [...encrypted.values()];
}

export function wrappedColumns(): readonly WrappedColumn[] {
  return [...wrapped.values()];
}

/** Those that have rows of before their encryption. */
export function oncePlain(): readonly PlainRows[] {
  return [...plain.values()];
}

/** All tables that have keys. */
export function encryptedTables(): readonly string[] {
  return [...tables];
}
