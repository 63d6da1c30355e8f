import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

/** What ends row by row. Its tables are those of others: which and when says one function, by the policy of the subject. */
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
