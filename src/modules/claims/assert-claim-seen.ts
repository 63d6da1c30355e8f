import type { EntityManager } from '@mikro-orm/postgresql';
import { mayBeSeenBy } from '../../platform/sql.js';
import { over } from '../../platform/typed.js';
import type { Actor } from '../../shared/actor.js';
import { ClaimRow } from './claim.entity.js';
import { claimsError } from './claims.errors.js';

/** For an empty list of a claim: tells a claim without rows from one that the actor may not see. */
export async function assertClaimSeen(em: EntityManager, actor: Actor, id: string): Promise<void> {
  const seen = await over(em, ClaimRow)
    .selectFrom('Claim')
    .select('id')
    .where('id', '=', id)
    .where(mayBeSeenBy(actor, 'agencyId'))
    .executeTakeFirst();
  if (!seen) throw claimsError('claims.claim-not-found');
}
