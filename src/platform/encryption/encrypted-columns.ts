import type { EntityManager } from '@mikro-orm/postgresql';
import type { FieldPlace } from './sealed-text.js';

/** A column with encrypted texts, and the primary key of its table. */
export interface EncryptedColumn {
  readonly table: string;
  readonly column: string;
  readonly primaryKey: string;
  /** False for rows that never change or are deleted within a day; only new rows get the current key. */
  readonly isRewritten: boolean;
}

/** A column encrypted with ENCRYPTION_KEY itself: keys, and data from before tables had keys. */
export interface WrappedColumn extends EncryptedColumn {
  contextOf(row: string): string;
}

/** The encryption that columns need. */
export interface FieldSealing {
  seal(place: FieldPlace, plain: string): string;
  blindIndex(table: string, column: string, value: string): string;
}

/** Unencrypted rows from before their column was encrypted. */
export interface PlainRows {
  readonly column: EncryptedColumn;
  count(em: EntityManager): Promise<number>;
  /** Encrypts the next rows after a primary key, in the caller's transaction, and returns their keys. */
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

/** Declares an encrypted column, beside its entity: the start creates keys for its table, and rotation finds its rows. */
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

/** Declares a table with encrypted texts inside other texts. Rotation need not find them, because data keys are never deleted. */
export function sealsWithin(table: string): void {
  tables.add(table);
}

/** Declares that a column may have unencrypted old rows. */
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

/** The columns that may have unencrypted old rows. */
export function oncePlain(): readonly PlainRows[] {
  return [...plain.values()];
}

/** All tables with data keys. */
export function encryptedTables(): readonly string[] {
  return [...tables];
}
