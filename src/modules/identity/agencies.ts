import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Role } from '../../shared/actor.js';
import { identityError } from './identity.errors.js';

/** The agencies that users may belong to. */
@Injectable()
export class Agencies {
  constructor(private readonly em: EntityManager) {}

  /** An agent without an agency could sign in and would see nothing. */
  async assertFits(role: Role, agencyId: string | null): Promise<void> {
    if (role === 'agent' && agencyId === null) {
      throw identityError('identity.agency-missing', {
        errors: [{ pointer: '/agencyId', detail: 'is required for an agent' }],
      });
    }
    await this.assertKnown(agencyId);
  }

  async nameOf(agencyId: string | null): Promise<string | null> {
    if (agencyId === null) return null;
    const { rows } = await sql<{ readonly name: string }>`
      select name from agencies where id = ${agencyId}`.execute(this.em.getKysely());
    return rows[0]?.name ?? null;
  }

  private async assertKnown(agencyId: string | null): Promise<void> {
    if (agencyId === null) return;
    const { rows } = await sql`select from agencies where id = ${agencyId}`.execute(this.em.getKysely());
    if (rows.length === 0) {
      throw identityError('identity.agency-unknown', {
        errors: [{ pointer: '/agencyId', detail: 'is no agency' }],
      });
    }
  }
}
