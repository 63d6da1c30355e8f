import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import { ofAgency } from '../../platform/sql.js';
import { policyError } from './policies.errors.js';

/** For a list below a policy that came out empty: it has no entries, or there is no such policy for this actor. */
export async function assertPolicySeen(em: EntityManager, actor: Actor, id: string): Promise<void> {
  const { rows } = await sql`select 1 from policies where id = ${id} ${ofAgency(actor, 'agency_id')}`.execute(
    em.getKysely(),
  );
  if (rows.length === 0) throw policyError('policies.policy-not-found');
}
