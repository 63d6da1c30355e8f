import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { RatingFault, UnderwritingDecision } from '../rating/index.js';
import type { AcceptedOffer } from '../policies/index.js';
import { referralCodes } from './domain/renewal-lifecycle.js';

/** A priced renewal with all that its next term is made of. */
export interface PreparedOffer extends AcceptedOffer {
  readonly decision: UnderwritingDecision;
  readonly notCompared: RatingFault | null;
  readonly approvedCodes: readonly string[];
}

/** No row for a renewal that has no price. */
export function preparedOffer(renewalId: string): RawBuilder<PreparedOffer> {
  return sql<PreparedOffer>`
    select id, effective_date::text as "effectiveDate", expiration_date::text as "expirationDate",
           term_months as "termMonths", edition, worksheet_id as "worksheetId", risk, item_ids as "itemIds", charges, payments,
           offered_premium::text as premium, carried, decision, not_compared as "notCompared",
           approved_codes as "approvedCodes"
      from renewals where id = ${renewalId} and offered_premium is not null`;
}

/** Whether nothing refers it, or an underwriter has approved all that does. */
export function isReleased({ decision, notCompared, approvedCodes }: PreparedOffer): boolean {
  return referralCodes(decision, notCompared).every((code) => approvedCodes.includes(code));
}
