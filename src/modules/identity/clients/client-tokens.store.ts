import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

@Injectable()
export class ClientTokensStore {
  constructor(private readonly em: EntityManager) {}

  /** Ends all that the client holds, for itself and for users; returns how much it was. */
  async revokeAll(clientId: string, reason: string): Promise<number> {
    const { rows } = await sql<{ readonly count: number }>`
      select revoke_client_tokens(${clientId}, ${reason}) as count`.execute(this.em.getKysely());
    return rows[0]?.count ?? 0;
  }
}
