import type { EntityManager } from '@mikro-orm/postgresql';
import { over } from '../../platform/typed.js';
import type { RatingFault, UnderwritingDecision } from '../rating/index.js';
import type { AcceptedOffer } from '../policies/index.js';
import { referralCodes } from './domain/renewal-lifecycle.js';
import { Renewal } from './renewal.entity.js';

/** A priced renewal with everything that its next term needs. */
export interface PreparedOffer extends AcceptedOffer {
  readonly decision: UnderwritingDecision;
  readonly notCompared: RatingFault | null;
  readonly approvedCodes: readonly string[];
}

/** Null for a renewal without a price. */
export async function preparedOffer(em: EntityManager, renewalId: string): Promise<PreparedOffer | null> {
  const offer = await over(em, Renewal)
    .selectFrom('Renewal')
    .select([
      'id',
      'effectiveDate',
      'expirationDate',
      'termMonths',
      'edition',
      'worksheetId',
      'risk',
      'itemIds',
    ])
    .select([
      'charges',
      'payments',
      'offeredPremium as premium',
      'carried',
      'decision',
      'notCompared',
      'approvedCodes',
    ])
    .where('id', '=', renewalId)
    .where('offeredPremium', 'is not', null)
    .$castTo<PreparedOffer>()
    .executeTakeFirst();
  return offer ?? null;
}

/** True where nothing refers the renewal, or an underwriter has approved everything that does. */
export function isReleased({ decision, notCompared, approvedCodes }: PreparedOffer): boolean {
  return referralCodes(decision, notCompared).every((code) => approvedCodes.includes(code));
}
