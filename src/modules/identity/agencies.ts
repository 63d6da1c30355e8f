import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { identityError } from './identity.errors.js';

/** The agencies that users may belong to. */
@Injectable()
export class Agencies {
  constructor(private readonly em: EntityManager) {}

  async assertKnown(agencyId: string | null): Promise<void> {
    if (agencyId === null) return;
    const { rows } = await sql`select from agencies where id = ${agencyId}`.execute(this.em.getKysely());
    if (rows.length === 0) {
      throw identityError('identity.agency-unknown', {
        errors: [{ pointer: '/agencyId', detail: 'is no agency' }],
      });
    }
  }
}
