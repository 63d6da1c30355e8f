import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type {
  CarriedView,
  ChargeLine,
  PaymentLine,
  RatingFault,
  UnderwritingDecision,
} from '../../rating/index.js';
import type { ItemIds, RiskSnapshot } from '../domain/risk-items.js';
import type { DatedCharge } from '../domain/term-charge.js';
import { EARNED } from '../domain/term-charge.js';
import { firstYearOf } from '../domain/policy-years.js';
import { termChargesOf } from '../ledger/rated-change.js';
import { referralCodes } from './domain/renewal-course.js';

/** A priced renewal with all that its next term is made of. */
export interface Offer {
  readonly id: string;
  readonly effectiveDate: CalendarDate;
  readonly expirationDate: CalendarDate;
  readonly termMonths: number;
  readonly edition: string;
  readonly worksheetId: string;
  readonly risk: RiskSnapshot;
  readonly itemIds: ItemIds;
  readonly charges: readonly ChargeLine[];
  readonly payments: readonly PaymentLine[];
  readonly premium: string;
  readonly carried: CarriedView | null;
  readonly decision: UnderwritingDecision;
  readonly notCompared: RatingFault | null;
  readonly approvedCodes: readonly string[];
}

/** No row for a renewal that has no price. */
export function offerOf(renewalId: string): RawBuilder<Offer> {
  return sql<Offer>`
    select id, effective_date::text as "effectiveDate", expiration_date::text as "expirationDate",
           term_months as "termMonths", edition, worksheet_id as "worksheetId", risk, item_ids as "itemIds", charges, payments,
           offered_premium::text as premium, carried, decision, not_compared as "notCompared",
           approved_codes as "approvedCodes"
      from renewals where id = ${renewalId} and offered_premium is not null`;
}

/** Whether nothing refers it, or an underwriter has approved all that does. */
export function isReleased({ decision, notCompared, approvedCodes }: Offer): boolean {
  return referralCodes(decision, notCompared).every((code) => approvedCodes.includes(code));
}

/** What is booked when it is bound: its charges over the days that they are for, which add up to its premium. */
export function chargesOfOffer(offer: Offer): readonly DatedCharge[] {
  const { effective, expiration } = firstYearOf(offer, 'actual');
  return termChargesOf(offer.charges, offer.itemIds).map((charge) => ({
    ...charge,
    earning: EARNED[charge.kind],
    effectiveDate: effective,
    expirationDate: expiration,
  }));
}
