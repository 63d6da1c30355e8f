import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { insertRowsOf } from '../../platform/insert.js';
import { records } from '../../platform/records.js';
import { over } from '../../platform/typed.js';
import { send } from '../../platform/writes.js';
import type { RatingFault } from '../rating/index.js';
import type { RenewalStatus } from './domain/renewal-status.js';
import { Renewal } from './renewal.entity.js';
import type { TermToRenew } from './renewals.store.js';
import type { RatedOffer } from './renewal-rater.js';

/** A rating, or a failed attempt at one, as it is stored. */
export interface KeptOffer {
  readonly id: string;
  readonly term: TermToRenew;
  readonly status: RenewalStatus;
  readonly offer: RatedOffer;
  readonly fault: RatingFault | null;
  readonly worksheetId: string | null;
  readonly ratedOn: CalendarDate;
  readonly offeredAt: string | null;
  /** True where the offer is sent to the insured now. */
  readonly isOffered: boolean;
}

const FIELDS = [
  'id',
  'policyId',
  'agencyId',
  'productType',
  'status',
  'policyVersion',
  'basedOn',
  'ratedOn',
  'effectiveDate',
  'expirationDate',
  'termMonths',
  'edition',
  'worksheetId',
  'risk',
  'itemIds',
  'charges',
  'payments',
  'expiringPremium',
  'indicatedPremium',
  'offeredPremium',
  'cap',
  'carried',
  'notCompared',
  'decision',
  'fault',
  'offeredAt',
] as const;

/** A policy has one renewal, which is updated when it is rated again. */
const OFFERS = insertRowsOf(
  Renewal,
  FIELDS,
  sql`
    on conflict (policy_id) do update set
      status = excluded.status, policy_version = excluded.policy_version,
      based_on = excluded.based_on, rated_on = excluded.rated_on, effective_date = excluded.effective_date,
      expiration_date = excluded.expiration_date, term_months = excluded.term_months, edition = excluded.edition,
      worksheet_id = excluded.worksheet_id, risk = excluded.risk, item_ids = excluded.item_ids, charges = excluded.charges,
      payments = excluded.payments, expiring_premium = excluded.expiring_premium, indicated_premium = excluded.indicated_premium,
      offered_premium = excluded.offered_premium, cap = excluded.cap, carried = excluded.carried,
      not_compared = excluded.not_compared, decision = excluded.decision, fault = excluded.fault,
      offered_at = excluded.offered_at, reason = null, row_version = renewals.row_version + 1`,
);

/** Inserts or updates renewals; the caller holds the locks of their policies. */
export function saveOffers(em: EntityManager, offers: readonly KeptOffer[]): Promise<void> {
  return OFFERS.send(em, offers.map(rowOf));
}

function rowOf({
  id,
  term,
  status,
  offer,
  fault,
  worksheetId,
  ratedOn,
  offeredAt,
}: KeptOffer): Readonly<Record<(typeof FIELDS)[number], unknown>> {
  const { next, rated, risk, itemIds } = offer;
  return {
    id,
    policyId: term.id,
    agencyId: term.agencyId,
    productType: term.productType,
    status,
    policyVersion: term.rowVersion,
    basedOn: term.last?.id ?? null,
    ratedOn,
    effectiveDate: next.effectiveDate,
    expirationDate: next.expirationDate,
    termMonths: next.termMonths,
    edition: offer.edition,
    worksheetId,
    risk,
    itemIds,
    charges: rated?.renewal.charges ?? [],
    payments: rated?.renewal.payments ?? [],
    expiringPremium: term.last?.premium ?? null,
    indicatedPremium: rated?.indicated.total ?? null,
    offeredPremium: rated?.renewal.total ?? null,
    cap: rated?.renewal.worksheet.renewal,
    carried: rated?.carried,
    notCompared: rated?.notCompared,
    decision: rated?.renewal.decision,
    fault,
    offeredAt,
  };
}

export interface Lapse {
  readonly id: string;
  readonly reason: string;
}

export async function saveLapses(em: EntityManager, lapses: readonly Lapse[]): Promise<void> {
  const lapsed = over(em, Renewal)
    .updateTable('Renewal')
    .from(records(em, Renewal, ['id', 'reason'], lapses))
    .set((row) => ({
      status: 'lapsed',
      fault: null,
      reason: row.ref('r.reason'),
      rowVersion: row('Renewal.rowVersion', '+', 1),
    }))
    .whereRef('Renewal.id', '=', 'r.id');
  await send(em, lapsed);
}
