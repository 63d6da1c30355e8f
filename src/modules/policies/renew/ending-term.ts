import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { UsState } from '../../../shared/us-states.js';
import type { CarriedView, RatingFault } from '../../rating/index.js';
import type { ItemIds, RiskSnapshot } from '../domain/risk-items.js';
import type { EndingTerm, KnownRenewal } from './domain/renewal-course.js';

/** A renewal as the use cases need it; what it would charge is read only to be bound. */
export interface StoredRenewal extends KnownRenewal {
  readonly id: string;
  readonly basedOn: string | null;
  readonly edition: string | null;
  readonly offeredPremium: string | null;
  readonly fault: RatingFault | null;
  readonly renewedPolicyId: string | null;
  readonly rowVersion: number;
}

/** The entry of the ledger that says what is insured on the last day of the term. */
export interface LastEntry {
  readonly id: string;
  readonly snapshot: RiskSnapshot;
  readonly itemIds: ItemIds | null;
  /** What its risk costs for a whole term. */
  readonly premium: string | null;
}

/** A term that ends, with what its renewal follows from. */
export interface TermToRenew extends EndingTerm {
  readonly id: string;
  readonly policyNumber: string;
  readonly contractNumber: string;
  readonly termNumber: number;
  readonly customerId: string;
  readonly agencyId: string | null;
  readonly state: UsState;
  readonly companyCode: string;
  readonly termMonths: number;
  readonly timeZone: string;
  readonly edition: string | null;
  readonly insuredName: string;
  /** The first day of the contract's first term. */
  readonly contractBegan: CalendarDate;
  readonly last: LastEntry | null;
  /** What the cap of the renewal with which the term began has left over. */
  readonly carried: CarriedView | null;
  readonly renewal: StoredRenewal | null;
}

const LIVE = sql`not exists (select from policy_transactions v where v.policy_id = p.id and v.reverses = t.id)`;

/** Whether somebody has said, and nobody has taken back, that the term of a row of `policies` is the last. */
export function isNonRenewed(policies: string): RawBuilder<boolean> {
  return sql<boolean>`
    exists (select from policy_transactions t
             where t.policy_id = ${sql.ref(`${policies}.id`)} and t.kind = 'non_renewal'
               and not exists (select from policy_transactions v where v.policy_id = t.policy_id and v.reverses = t.id))`;
}

const LAST_ENTRY = sql`
  select json_build_object('id', t.id, 'snapshot', t.snapshot, 'itemIds', t.details -> 'itemIds', 'premium', w.total::text)
    from policy_transactions t left join rating_worksheets w on w.id = t.worksheet_id
   where t.policy_id = p.id and t.kind in ('new_business', 'renewal', 'endorsement', 'cancellation', 'reinstatement')
     and ${LIVE}
   order by t.effective_on desc, t.sequence desc limit 1`;

const RENEWAL = sql`
  json_build_object('id', r.id, 'status', r.status, 'policyVersion', r.policy_version, 'basedOn', r.based_on,
    'ratedOn', r.rated_on, 'edition', r.edition, 'offeredPremium', r.offered_premium::text, 'fault', r.fault,
    'approvedCodes', r.approved_codes, 'offeredAt', r.offered_at, 'renewedPolicyId', r.renewed_policy_id,
    'rowVersion', r.row_version)`;

/** `survivor`: the customer who is there for one that a column names, as the room of customers asks for it. */
export function termsToRenew(
  ids: readonly string[],
  survivor: (customerId: RawBuilder<unknown>) => RawBuilder<string | null>,
): RawBuilder<TermToRenew> {
  return sql<TermToRenew>`
    select p.id, p.policy_number as "policyNumber", p.contract_number as "contractNumber", p.term_number as "termNumber",
           coalesce(s.id, p.customer_id) as "customerId", s.id is null as "isCustomerGone", p.agency_id as "agencyId", p.product_type as "productType", p.state,
           p.company_code as "companyCode", p.effective_date as "effectiveDate", p.expiration_date as "expirationDate",
           p.term_months as "termMonths", p.time_zone as "timeZone", p.edition, p.data ->> 'insuredName' as "insuredName",
           p.cancelled_on as "cancelledOn", p.cancellation_due_on as "cancellationDueOn", p.row_version as "rowVersion",
           coalesce(f.effective_date, p.effective_date) as "contractBegan", (${LAST_ENTRY}) as last,
           (select t.details -> 'carried' from policy_transactions t
             where t.policy_id = p.id and t.kind = 'renewal' and ${LIVE}) as carried,
           ${isNonRenewed('p')} as "isNonRenewed",
           exists (select from policies n where n.renewal_of = p.id) as "isRenewed",
           case when r.id is not null then ${RENEWAL} end as renewal
      from policies p
      left join policies f on f.contract_number = p.contract_number and f.term_number = 1
      left join renewals r on r.policy_id = p.id
      left join lateral (select ${survivor(sql`p.customer_id`)} as id) s on true
     where p.id = any(${[...ids]}::uuid[])
     order by p.expiration_date, p.id`;
}
