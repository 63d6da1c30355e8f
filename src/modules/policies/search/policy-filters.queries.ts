import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../../shared/actor.js';
import { ofAgency, when } from '../../../platform/sql.js';
import { isCustomer } from '../../customers/index.js';
import { hasStatus } from '../statuses/status-of-day.queries.js';
import type { PolicyFiltersQuery } from './search.dto.js';

export const POLICY_RANGES = [
  ['effectiveFrom', 'effectiveTo'],
  ['expirationFrom', 'expirationTo'],
] as const;

/** The conditions of a search, for a where clause that has begun. The customer's words are the customers room's to answer. */
export function policiesMatching(actor: Actor, filters: PolicyFiltersQuery, now: Date): RawBuilder<unknown> {
  const { policyNumber, effectiveFrom, effectiveTo, expirationFrom, expirationTo } = filters;
  return sql`
    ${ofAgency(actor, 'p.agency_id')}
    ${when(policyNumber, (value) => sql`(p.policy_number = upper(${value}) or p.contract_number = upper(${value}))`)}
    ${when(filters.customerId, (value) => isCustomer('p.customer_id', value))}
    ${when(filters.productType, (value) => sql`p.product_type = ${value}`)}
    ${when(filters.state, (value) => sql`p.state = ${value}`)}
    ${when(filters.status, (value) => hasStatus(value, now))}
    ${when(effectiveFrom, (value) => sql`p.effective_date >= ${value}`)}
    ${when(effectiveTo, (value) => sql`p.effective_date <= ${value}`)}
    ${when(expirationFrom, (value) => sql`p.expiration_date >= ${value}`)}
    ${when(expirationTo, (value) => sql`p.expiration_date <= ${value}`)}`;
}
