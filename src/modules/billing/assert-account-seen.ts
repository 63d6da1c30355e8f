import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../shared/actor.js';
import { mayBeSeenBy } from '../../platform/sql.js';
import { over } from '../../platform/typed.js';
import { BillingAccount } from './billing.entities.js';
import { billingError } from './billing.errors.js';

/** For a list below an account that came out empty: it has no entries, or there is no such account for this actor. */
export async function assertAccountSeen(em: EntityManager, actor: Actor, id: string): Promise<void> {
  const account = await over(em, BillingAccount)
    .selectFrom('BillingAccount')
    .select('id')
    .where('id', '=', id)
    .where(mayBeSeenBy(actor, 'agencyId'))
    .executeTakeFirst();
  if (!account) throw billingError('billing.account-not-found');
}
