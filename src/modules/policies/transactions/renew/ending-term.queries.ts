import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { CalendarDate } from '../../../../shared/calendar-date.js';
import type { UsState } from '../../../../shared/us-states.js';
import { worksheetTotal } from '../../../rating/index.js';
import type { CarriedView } from '../../../rating/index.js';
import type { ItemIds, RiskSnapshot } from '../../domain/risk-items.js';
import type { RenewableTerm } from './domain/hindrances.js';
import { hasLiveEntry, latestLiveEntry } from '../../ledger/live-entry.queries.js';

/** The entry of the ledger that says what is insured on the last day of the term. */
export interface LastEntry {
  readonly id: string;
  readonly snapshot: RiskSnapshot;
  readonly itemIds: ItemIds | null;
  /** What its risk costs for a whole term. */
  readonly premium: string | null;
}

/** A term that ends, with what its renewal follows from. */
export interface EndingTerm extends RenewableTerm {
  readonly id: string;
  readonly policyNumber: string;
  readonly contractNumber: string;
  readonly termNumber: number;
  readonly customerId: string;
  readonly agencyId: string | null;
  readonly state: UsState;
  readonly effectiveDate: CalendarDate;
  readonly rowVersion: number;
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
}

/** Whether somebody has said, and nobody has taken back, that the term of the policy `p` is the last. */
export const IS_NON_RENEWED = hasLiveEntry('non_renewal');

const LAST_ENTRY = latestLiveEntry(sql`
  json_build_object('id', t.id, 'snapshot', t.snapshot, 'itemIds', t.details -> 'itemIds',
    'premium', ${worksheetTotal(sql`t.worksheet_id`)})`);

/** `survivor`: the customer who is there for one that a column names, as the room of customers asks for it. */
export function endingTerms(
  ids: readonly string[],
  survivor: (customerId: RawBuilder<unknown>) => RawBuilder<string | null>,
): RawBuilder<EndingTerm> {
  return sql<EndingTerm>`
    select p.id, p.policy_number, p.contract_number, p.term_number,
           coalesce(s.id, p.customer_id) as customer_id, s.id is null as is_customer_gone, p.agency_id, p.product_type, p.state,
           p.company_code, p.effective_date, p.expiration_date,
           p.term_months, p.time_zone, p.edition, p.data ->> 'insuredName' as insured_name,
           p.cancelled_on, p.cancellation_due_on, p.row_version,
           coalesce(f.effective_date, p.effective_date) as contract_began, (${LAST_ENTRY}) as last,
           (${latestLiveEntry(sql`t.details -> 'carried'`, { kinds: ['renewal'] })}) as carried,
           ${IS_NON_RENEWED} as is_non_renewed,
           (select n.id from policies n where n.renewal_of = p.id) as renewed_by
      from policies p
      left join policies f on f.contract_number = p.contract_number and f.term_number = 1
      left join lateral (select ${survivor(sql`p.customer_id`)} as id) s on true
     where p.id = any(${[...ids]}::uuid[])
     order by p.expiration_date, p.id`;
}
