import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../../shared/actor.js';
import { ofAgency, when } from '../../../platform/sql.js';
import { isCustomer } from '../../customers/index.js';
import type { QuoteStatus } from '../domain/quote-status.js';
import type { QuoteFiltersQuery } from './search.dto.js';

export const QUOTE_RANGES = [
  ['effectiveFrom', 'effectiveTo'],
  ['createdFrom', 'createdBefore'],
  ['premiumFrom', 'premiumTo'],
] as const;

/** The conditions of a search, to follow a `where true`. The customers room answers the search by name. */
export function quotesMatching(actor: Actor, filters: QuoteFiltersQuery, now: Date): RawBuilder<unknown> {
  const { effectiveFrom, effectiveTo, createdFrom, createdBefore, premiumFrom, premiumTo } = filters;
  return sql`
    ${ofAgency(actor, 'q.agency_id')}
    ${when(filters.quoteNumber, (value) => sql`q.quote_number = upper(${value})`)}
    ${when(filters.customerId, (value) => isCustomer('q.customer_id', value))}
    ${when(filters.groupId, (value) => sql`q.group_id = ${value}`)}
    ${when(filters.status, (value) => hasStatus(value, now))}
    ${when(filters.productType, (value) => sql`q.product_type = ${value}`)}
    ${when(filters.state, (value) => sql`q.state = ${value}`)}
    ${when(effectiveFrom, (value) => sql`q.effective_date >= ${value}`)}
    ${when(effectiveTo, (value) => sql`q.effective_date <= ${value}`)}
    ${when(createdFrom, (value) => sql`q.created_at >= ${value}`)}
    ${when(createdBefore, (value) => sql`q.created_at < ${value}`)}
    ${when(premiumFrom, (value) => sql`q.total_premium >= ${value}`)}
    ${when(premiumTo, (value) => sql`q.total_premium <= ${value}`)}`;
}

/**
 * The same rule as statusAt(). A draft without a price never expires. `coalesce` keeps the planner from taking the
 * two conditions for independent: nearly every quoted row is still valid.
 */
function hasStatus(status: QuoteStatus, now: Date): RawBuilder<unknown> {
  if (status === 'expired')
    return sql`(q.status = 'expired' or (q.status in ('draft', 'quoted') and q.expires_at <= ${now}))`;
  if (status === 'draft' || status === 'quoted')
    return sql`q.status = ${status} and coalesce(q.expires_at, 'infinity') > ${now}`;
  return sql`q.status = ${status}`;
}
