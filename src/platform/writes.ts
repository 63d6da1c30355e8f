import type { EntityManager } from '@mikro-orm/postgresql';
import type { CompiledQuery, ControlledTransaction, QueryExecutorProvider } from 'kysely';
import type { SendingConnection } from './postgres/sending.js';

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
  await transaction.getExecutor().provideConnection((connection) => {
    (connection as unknown as SendingConnection).send(query);
    return Promise.resolve();
  });
}
