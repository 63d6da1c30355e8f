import type { EntityManager } from '@mikro-orm/postgresql';
import { LockMode, sql } from '@mikro-orm/postgresql';
import type { Actor } from '../../shared/actor.js';
import { mayWorkFor } from '../../shared/agency.js';
import { Quote } from './quote.entity.js';
import { quotingError } from './quoting.errors.js';

/**
 * Locks a quote until the transaction ends, together with the alternatives of its group and in the order of their ids: whoever
 * binds one of them ends the others, and two who bind different ones at once must not wait for each other.
 */
export async function lockQuote(em: EntityManager, actor: Actor, id: string): Promise<Quote> {
  const group = sql`(select group_id from quotes where id = ${id})`;
  const locked = await em.find(
    Quote,
    { $or: [{ id }, { groupId: group }] },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  const quote = locked.find((each) => each.id === id);
  if (!quote || !mayWorkFor(actor, quote.agencyId ?? null)) throw quotingError('quoting.quote-not-found');
  const chosen = locked.find((each) => each !== quote && each.status === 'bound');
  if (chosen && quote.status !== 'bound') {
    throw quotingError('quoting.alternative-chosen', {
      members: { policyId: chosen.convertedToPolicyId ?? '' },
    });
  }
  return quote;
}
