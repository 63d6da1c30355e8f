import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

/**
 * Deletes single rows whose retention has ended. The tables belong to other rooms: one function of the database knows
 * them, by the subject of the policy.
 */
@Injectable()
export class ExpiredRows {
  constructor(private readonly em: EntityManager) {}

  /** How many were removed. */
  async remove(subject: 'user_sessions' | 'webhook_deliveries', most: number): Promise<number> {
    const { rows } = await sql<{ readonly removed: string }>`
      select remove_expired(${subject}, ${most}) as removed
    `.execute(this.em.getKysely());
    return Number(rows[0]?.removed ?? 0);
  }
}
