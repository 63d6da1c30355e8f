import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { latestLiveEntry } from './ledger/live-entry.queries.js';
import { statusOfDay } from './statuses/status-of-day.queries.js';

/** Policies of a product, state and company that are in force on a day, of those that there were at a moment. */
export interface InForceCriteria {
  readonly productType: string;
  readonly state: string;
  readonly companyCode: string;
  readonly inForceOn: CalendarDate;
  readonly knownAt: string;
}

export interface PolicyInForce {
  readonly id: string;
  readonly policyNumber: string;
  /** The edition on which its term is rated. */
  readonly editionId: string | null;
  readonly effectiveDate: CalendarDate;
  readonly termMonths: number;
  /** The risk as it stands on the day. */
  readonly snapshot: Readonly<Record<string, unknown>> | null;
}

/**
 * For a statement of another room, which takes a part of them by id. A flat-canceled policy never was in force, a canceled one
 * is no more, be it that the job has still to book it, and one in a lapse is not on that day, whatever their dates say.
 */
export function policiesInForce(question: InForceCriteria): RawBuilder<PolicyInForce> {
  const { productType, state, companyCode, inForceOn, knownAt } = question;
  const on = sql`${inForceOn}::date`;
  return sql<PolicyInForce>`
    select p.id, p.policy_number, p.edition as edition_id, p.effective_date::text,
           p.term_months, insured.snapshot
      from policies p, lateral (${latestLiveEntry(sql`t.kind, t.snapshot`, { upTo: on })}) insured
     where p.product_type = ${productType} and p.state = ${state} and p.company_code = ${companyCode}
       and p.effective_date <= ${on} and p.expiration_date > ${on} and ${statusOfDay(on)} = 'active'
       and insured.kind <> 'cancellation' and p.created_at <= ${knownAt}::timestamptz`;
}

/** The number of the policy that a column names. */
export function policyNumberOf(id: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql`(select p.policy_number from policies p where p.id = ${id})`;
}

/** Ids of all terms of the contracts of these customers. */
export function policiesOfCustomers(ids: RawBuilder<unknown>): RawBuilder<{ readonly id: string }> {
  return sql`select id from policies where customer_id = any(array(${ids}))`;
}

/** Ids of all terms of the contracts of these policies. */
export function termsOfContracts(ids: RawBuilder<unknown>): RawBuilder<{ readonly id: string }> {
  return sql`select t.id from policies p join policies t on t.contract_number = p.contract_number where p.id = any(array(${ids}))`;
}

/** Ids of the quotes that these policies were bound from. */
export function quotesBehindPolicies(ids: RawBuilder<unknown>): RawBuilder<{ readonly id: string }> {
  return sql`select quote_id as id from policies where quote_id is not null and id = any(array(${ids}))`;
}

export function noticesOfPolicies(ids: RawBuilder<unknown>): RawBuilder<{ readonly id: string }> {
  return sql`select id from notices where policy_id = any(array(${ids}))`;
}
