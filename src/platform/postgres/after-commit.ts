import type { EntityManager } from '@mikro-orm/postgresql';

type Work = () => void;

const waiting = new WeakMap<object, Work[]>();
const outer = new WeakMap<object, object>();

/**
 * Runs work after the commit of the outermost transaction, including that of a request with an Idempotency-Key, and never after a rollback.
 * Without a transaction it runs at once. The work must not use the database, because the transaction in its context is over.
 */
export function afterCommit(em: EntityManager, work: Work): void {
  const transaction = em.getTransactionContext<object>();
  if (transaction) add(transaction, [work]);
  else work();
}

/** For the driver: notes the transaction or savepoint that a savepoint is in. */
export function nestedIn(savepoint: object, transaction: object): void {
  outer.set(savepoint, transaction);
}

/** For the driver: runs the waiting work; that of a savepoint waits for the transaction around it. */
export function committed(transaction: object): void {
  const works = waiting.get(transaction) ?? [];
  waiting.delete(transaction);
  const around = outer.get(transaction);
  if (around) add(around, works);
  else for (const work of works) work();
}

function add(transaction: object, works: readonly Work[]): void {
  const known = waiting.get(transaction);
  if (known) known.push(...works);
  else if (works.length > 0) waiting.set(transaction, [...works]);
}
