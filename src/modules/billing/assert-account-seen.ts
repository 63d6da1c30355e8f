import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../shared/actor.js';
import { mayBeSeenBy } from '../../platform/sql.js';
import { over } from '../../platform/typed.js';
import { BillingAccount } from './billing.entities.js';
import { billingError } from './billing.errors.js';

/** For an empty list of an account: tells an account without entries from one that the actor may not see. */
export async function assertAccountSeen(em: EntityManager, actor: Actor, id: string): Promise<void> {
  const account = await over(em, BillingAccount)
    .selectFrom('BillingAccount')
    .select('id')
    .where('id', '=', id)
    .where(mayBeSeenBy(actor, 'agencyId'))
    .executeTakeFirst();
  if (!account) throw billingError('billing.account-not-found');
}
