import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { CalendarDate } from '../../shared/calendar-date.js';
import type { RatingFault } from '../rating/index.js';
import type { RenewalStatus } from './domain/renewal-status.js';
import type { TermToRenew } from './renewals.store.js';
import type { RatedOffer } from './renewal-rater.js';

/** A rating, or the attempt at one, as it is kept. */
export interface KeptOffer {
  readonly id: string;
  readonly term: TermToRenew;
  readonly status: RenewalStatus;
  readonly offer: RatedOffer;
  readonly fault: RatingFault | null;
  readonly worksheetId: string | null;
  readonly ratedOn: CalendarDate;
  readonly offeredAt: string | null;
  /** Whether it goes out to the insured now. */
  readonly isOffered: boolean;
}

/** Inserts renewals or rates them anew; the caller holds the locks of their policies. */
export function offerRows(offers: readonly KeptOffer[]): RawBuilder<unknown> {
  return sql`
    insert into renewals (id, policy_id, agency_id, product_type, status, policy_version, based_on, rated_on, effective_date,
                          expiration_date, term_months, edition, worksheet_id, risk, item_ids, charges, payments, expiring_premium,
                          indicated_premium, offered_premium, cap, carried, not_compared, decision, fault, offered_at)
    select * from json_to_recordset(${JSON.stringify(offers.map(rowOf))}::json) as o (
      id uuid, policy_id uuid, agency_id uuid, product_type text, status text, policy_version integer, based_on uuid,
      rated_on date, effective_date date, expiration_date date, term_months integer, edition uuid, worksheet_id uuid,
      risk jsonb, item_ids jsonb, charges jsonb, payments jsonb, expiring_premium numeric, indicated_premium numeric,
      offered_premium numeric, cap jsonb, carried jsonb, not_compared jsonb, decision jsonb, fault jsonb,
      offered_at timestamptz)
    on conflict (policy_id) do update set
      status = excluded.status, policy_version = excluded.policy_version,
      based_on = excluded.based_on, rated_on = excluded.rated_on, effective_date = excluded.effective_date,
      expiration_date = excluded.expiration_date, term_months = excluded.term_months, edition = excluded.edition,
      worksheet_id = excluded.worksheet_id, risk = excluded.risk, item_ids = excluded.item_ids, charges = excluded.charges,
      payments = excluded.payments,      expiring_premium = excluded.expiring_premium, indicated_premium = excluded.indicated_premium,
      offered_premium = excluded.offered_premium, cap = excluded.cap, carried = excluded.carried,
      not_compared = excluded.not_compared, decision = excluded.decision, fault = excluded.fault,
      offered_at = excluded.offered_at, reason = null, row_version = renewals.row_version + 1`;
}

function rowOf({ id, term, status, offer, fault, worksheetId, ratedOn, offeredAt }: KeptOffer): object {
  const { next, rated, risk, itemIds } = offer;
  return {
    id,
    policy_id: term.id,
    agency_id: term.agencyId,
    product_type: term.productType,
    status,
    policy_version: term.rowVersion,
    based_on: term.last?.id ?? null,
    rated_on: ratedOn,
    effective_date: next.effectiveDate,
    expiration_date: next.expirationDate,
    term_months: next.termMonths,
    edition: offer.edition,
    worksheet_id: worksheetId,
    item_ids: itemIds,
    charges: rated?.renewal.charges ?? [],
    payments: rated?.renewal.payments ?? [],
    expiring_premium: term.last?.premium ?? null,
    indicated_premium: rated?.indicated.total ?? null,
    offered_premium: rated?.renewal.total ?? null,
    offered_at: offeredAt,
    risk,
    cap: rated?.renewal.worksheet.renewal,
    carried: rated?.carried,
    not_compared: rated?.notCompared,
    decision: rated?.renewal.decision,
    fault,
  };
}

export interface Lapse {
  readonly id: string;
  readonly reason: string;
}

export function lapseRows(lapses: readonly Lapse[]): RawBuilder<unknown> {
  return sql`
    update renewals r set status = 'lapsed', fault = null, reason = l.reason, row_version = r.row_version + 1
      from json_to_recordset(${JSON.stringify(lapses)}::json) as l (id uuid, reason text) where r.id = l.id`;
}
