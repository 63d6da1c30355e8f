import type { EntityManager } from '@mikro-orm/postgresql';
import type { CompiledQuery, ControlledTransaction, DatabaseConnection, QueryExecutorProvider } from 'kysely';
import type { InsertOfRows, SendingConnection } from './postgres/sending.js';

interface Write {
  compile(provider: QueryExecutorProvider): CompiledQuery;
}

/** For what belongs to the work of a caller, and would be wrong without it: in the caller's transaction or not at all. */
export function assertInTransaction(em: EntityManager): void {
  if (!em.isInTransaction()) throw new Error('This needs the transaction of what it belongs to');
}

/**
 * Sends a write without waiting for its answer, so that writes of several rooms reach PostgreSQL together and the commit with
 * them. In the caller's transaction or not at all. Where the write fails, so does the next statement that is waited for, or the
 * commit, with its error: a write whose answer decides something is executed instead.
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

/** As `send`, for rows of a kind that several callers write: `gather` of SendingConnection says how. */
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

/** The one connection of a transaction, which refuses what comes after its end. Kysely would look for it for each statement anew. */
export function connectionOf(transaction: ControlledTransaction<unknown>): Promise<Connection> {
  const known = connections.get(transaction);
  if (known) return known;
  const found = transaction
    .getExecutor()
    .provideConnection((connection) => Promise.resolve(connection as Connection));
  connections.set(transaction, found);
  return found;
}
