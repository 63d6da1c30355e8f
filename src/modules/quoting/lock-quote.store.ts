import type { EntityManager } from '@mikro-orm/postgresql';
import { LockMode, sql } from '@mikro-orm/postgresql';
import type { Actor } from '../../shared/actor.js';
import { mayWorkFor } from '../../shared/agency.js';
import { moment } from '../../platform/sql.js';
import { Statement } from '../../platform/statement.js';
import { over } from '../../platform/typed.js';
import { Quote, QuoteSchema } from './quote.entity.js';
import type { StateOfQuote } from './quote.rules.js';
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
  return chosen(locked, actor, id);
}

const TO_BIND = [
  'id',
  'quoteNumber',
  'version',
  'groupId',
  'supersededBy',
  'expiredReason',
  'customerId',
  'agencyId',
  'productType',
  'companyCode',
  'state',
  'zipCode',
  'status',
  'effectiveDate',
  'expirationDate',
  'termMonths',
  'totalPremium',
  'vehicleInfo',
  'propertyInfo',
  'lifeInfo',
  'drivers',
  'coverageSelections',
  'charges',
  'payments',
  'edition',
  'worksheetId',
  'convertedToPolicyId',
  'rowVersion',
] as const;

type Columns = Pick<Quote, (typeof TO_BIND)[number]>;
export type QuoteToBind = StateOfQuote & {
  readonly [Key in keyof Columns]: Exclude<Columns[Key], undefined>;
};

const LOCK_TO_BIND = new Statement<
  { readonly id: string },
  Omit<QuoteToBind, 'expiresAt'> & { readonly expiresAt: string | null }
>(({ id }, em) => {
  const quotes = over(em, QuoteSchema);
  const group = quotes.selectFrom('Quote').select('groupId').where('id', '=', id);
  return quotes
    .selectFrom('Quote')
    .select([...TO_BIND, moment<null>('expiresAt').as('expiresAt')])
    .where(({ eb, or }) => or([eb('id', '=', id), eb('groupId', '=', group)]))
    .orderBy('id')
    .forUpdate();
});

/**
 * The same lock without a managed entity, for callers that only read the quote: the unit of work took a seventh of
 * Node's time for binding.
 */
export async function lockQuoteToBind(em: EntityManager, actor: Actor, id: string): Promise<QuoteToBind> {
  const quote = chosen(await LOCK_TO_BIND.rows(em, { id }), actor, id);
  return { ...quote, expiresAt: quote.expiresAt === null ? null : new Date(quote.expiresAt) };
}

type Locked = Pick<Quote, 'id' | 'status'> & Partial<Pick<Quote, 'agencyId' | 'convertedToPolicyId'>>;

/** The quote with the id, unless another alternative of its group has been bound. */
function chosen<Row extends Locked>(locked: readonly Row[], actor: Actor, id: string): Row {
  const quote = locked.find((each) => each.id === id);
  if (!quote || !mayWorkFor(actor, quote.agencyId ?? null)) throw quotingError('quoting.quote-not-found');
  const bound = locked.find((each) => each !== quote && each.status === 'bound');
  if (bound && quote.status !== 'bound') {
    throw quotingError('quoting.alternative-chosen', {
      members: { policyId: bound.convertedToPolicyId ?? '' },
    });
  }
  return quote;
}
