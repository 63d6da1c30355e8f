import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import { ofAgency } from '../../platform/sql.js';
import { billingError } from './billing.errors.js';

/** For a list below an account that came out empty: it has no entries, or there is no such account for this actor. */
export async function assertAccountSeen(em: EntityManager, actor: Actor, id: string): Promise<void> {
  const { rows } =
    await sql`select 1 from billing_accounts where id = ${id} ${ofAgency(actor, 'agency_id')}`.execute(
      em.getKysely(),
    );
  if (rows.length === 0) throw billingError('billing.account-not-found');
}
