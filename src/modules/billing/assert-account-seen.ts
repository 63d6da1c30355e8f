import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../shared/actor.js';
import { mayBeSeenBy } from '../../platform/sql.js';
import { over } from '../../platform/typed.js';
import { BillingAccount } from './billing.entities.js';
import { billingError } from './billing.errors.js';

/** For an empty list: throws unless the account exists and the actor may see it. */
export async function assertAccountSeen(em: EntityManager, actor: Actor, id: string): Promise<void> {
  const account = await over(em, BillingAccount)
    .selectFrom('BillingAccount')
    .select('id')
    .where('id', '=', id)
    .where(mayBeSeenBy(actor, 'agencyId'))
    .executeTakeFirst();
  if (!account) throw billingError('billing.account-not-found');
}
