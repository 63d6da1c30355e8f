/** A column that holds sealed texts, with the column that is the primary key of its table. */
export interface EncryptedColumn {
  readonly table: string;
  readonly column: string;
  readonly primaryKey: string;
}

/** A column that holds keys, which are encrypted with ENCRYPTION_KEY itself. */
export interface WrappedColumn extends EncryptedColumn {
  contextOf(row: string): string;
  /** Rows of the table never change: a new key takes their place instead. */
  readonly isAppendOnly: boolean;
}

const encrypted = new Map<string, EncryptedColumn>();
const wrapped = new Map<string, WrappedColumn>();

/** Said beside the entity: its table gets keys at the start, and rotation finds its rows. */
export function encryptedColumn(table: string, column: string, primaryKey = 'id'): EncryptedColumn {
  const declared = { table, column, primaryKey };
  encrypted.set(`${table}.${column}`, declared);
  return declared;
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
