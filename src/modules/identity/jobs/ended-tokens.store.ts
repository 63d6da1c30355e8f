import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

const BATCH = 1000;
const SOURCE_DAYS = 90;

type Removed = Readonly<Record<string, number>>;

/** Deletes sign-in data whose retention has ended. */
@Injectable()
export class EndedTokens {
  constructor(private readonly em: EntityManager) {}

  /** Deletes one batch; returns the number of rows by kind. */
  async removeBatch(): Promise<Removed> {
    const { rows } = await sql<Removed>`
      select * from cleanup_expired_oauth2_tokens(${BATCH})
    `.execute(this.em.getKysely());
    return {
      ...rows[0],
      signInSources: await this.removeSources(),
      factorChallenges: await this.removeOver('factor_challenges'),
      trustedDevices: await this.removeOver('trusted_devices'),
    };
  }

  private async removeOver(table: 'factor_challenges' | 'trusted_devices'): Promise<number> {
    const { numAffectedRows } = await sql`
      delete from ${sql.table(table)} where id in (
        select id from ${sql.table(table)} where expires_at < now() limit ${BATCH} for update skip locked)
    `.execute(this.em.getKysely());
    return Number(numAffectedRows ?? 0);
  }

  /** Deletes networks that have not been used for so long that they are not usual any more. */
  private async removeSources(): Promise<number> {
    const { numAffectedRows } = await sql`
      delete from sign_in_sources where (user_id, source) in (
        select user_id, source from sign_in_sources
        where greatest(last_failed_at, last_succeeded_at) < now() - make_interval(days => ${SOURCE_DAYS})
        limit ${BATCH})
    `.execute(this.em.getKysely());
    return Number(numAffectedRows ?? 0);
  }
}
