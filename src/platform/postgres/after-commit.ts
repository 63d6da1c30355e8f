import type { EntityManager } from '@mikro-orm/postgresql';

type Work = () => void;

const waiting = new WeakMap<object, Work[]>();
const outer = new WeakMap<object, object>();

/**
 * Begins work once the transaction under way is committed, and never where it is rolled back, be it the caller's own, that of a request
 * with an Idempotency-Key or one around it. Where there is none, at once. It is no work with the database: the transaction that it would
 * find is over.
 */
export function afterCommit(em: EntityManager, work: Work): void {
  const transaction = em.getTransactionContext<object>();
  if (transaction) add(transaction, [work]);
  else work();
}

/** For the driver: a savepoint, and the transaction or savepoint in which it is. */
export function nestedIn(savepoint: object, transaction: object): void {
  outer.set(savepoint, transaction);
}

/** For the driver: what waited for a savepoint waits for what it is in. */
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
