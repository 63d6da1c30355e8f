import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { ofAgency } from '../../platform/sql.js';
import type { Actor } from '../../shared/actor.js';
import { claimsError } from './claims.errors.js';

/** For a list below a claim that came out empty: it has no rows, or there is no such claim for this actor. */
export async function assertClaimSeen(em: EntityManager, actor: Actor, id: string): Promise<void> {
  const { rows } = await sql`select 1 from claims where id = ${id} ${ofAgency(actor, 'agency_id')}`.execute(
    em.getKysely(),
  );
  if (rows.length === 0) throw claimsError('claims.claim-not-found');
}
