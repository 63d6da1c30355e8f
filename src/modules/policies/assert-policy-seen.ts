import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../shared/actor.js';
import { mayBeSeenBy } from '../../platform/sql.js';
import { over } from '../../platform/typed.js';
import { PolicySchema } from './policy.entity.js';
import { policyError } from './policies.errors.js';

/** For an empty list of a policy: tells a policy without entries from one that the actor may not see. */
export async function assertPolicySeen(em: EntityManager, actor: Actor, id: string): Promise<void> {
  const policy = await over(em, PolicySchema)
    .selectFrom('Policy')
    .select('id')
    .where('id', '=', id)
    .where(mayBeSeenBy(actor, 'agencyId'))
    .executeTakeFirst();
  if (!policy) throw policyError('policies.policy-not-found');
}
