import type { EntityManager } from '@mikro-orm/postgresql';
import type { CompiledQuery, ControlledTransaction, DatabaseConnection, QueryExecutorProvider } from 'kysely';
import type { InsertOfRows, SendingConnection } from './postgres/sending.js';

interface Write {
  compile(provider: QueryExecutorProvider): CompiledQuery;
}

/** Throws outside a transaction, for writes that are only right together with the caller's work. */
export function assertInTransaction(em: EntityManager): void {
  if (!em.isInTransaction()) throw new Error('This needs the transaction of what it belongs to');
}

/**
 * Sends a write without waiting for its answer, so that writes of several rooms, and the commit, reach PostgreSQL
 * together. It must be in a transaction. If it fails, the next awaited statement or the commit fails with its error; a
 * write whose answer matters is executed instead.
 */
export async function send(em: EntityManager, write: Write): Promise<void> {
  assertInTransaction(em);
  const transaction = em.getTransactionContext<ControlledTransaction<unknown>>();
  if (transaction) await sendCompiled(transaction, write.compile(transaction));
}

export async function sendCompiled(
  transaction: ControlledTransaction<unknown>,
  query: CompiledQuery,
): Promise<void> {
  (await connectionOf(transaction)).send(query);
}

/** Sends rows of a kind that several callers write, in one statement: see `gather` of SendingConnection. */
export async function gather(
  em: EntityManager,
  kind: object,
  rows: readonly string[],
  insert: InsertOfRows,
): Promise<void> {
  assertInTransaction(em);
  const transaction = em.getTransactionContext<ControlledTransaction<unknown>>();
  if (transaction) (await connectionOf(transaction)).gather(kind, rows, insert);
}

type Connection = DatabaseConnection & SendingConnection;
const connections = new WeakMap<object, Promise<Connection>>();

/** The connection of a transaction, cached because Kysely would look it up for each statement. It refuses statements after the end. */
export function connectionOf(transaction: ControlledTransaction<unknown>): Promise<Connection> {
  const known = connections.get(transaction);
  if (known) return known;
  const found = transaction
    .getExecutor()
    .provideConnection((connection) => Promise.resolve(connection as Connection));
  connections.set(transaction, found);
  return found;
}
