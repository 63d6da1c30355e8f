import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

@Injectable()
export class ClientTokensStore {
  constructor(private readonly em: EntityManager) {}

  /** Revokes all tokens of a client, its own and those of users; returns how many. */
  async revokeAll(clientId: string, reason: string): Promise<number> {
    const { rows } = await sql<{ readonly count: number }>`
      select revoke_client_tokens(${clientId}, ${reason}) as count`.execute(this.em.getKysely());
    return rows[0]?.count ?? 0;
  }
}
