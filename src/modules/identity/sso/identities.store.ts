import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { over } from '../../../platform/typed.js';
import { SsoIdentity } from './sso.entities.js';

/** The identities of users at providers. Writes belong to the caller's transaction. */
@Injectable()
export class SsoIdentities {
  constructor(private readonly em: EntityManager) {}

  async userOf(ssoProviderId: string, subject: string): Promise<string | null> {
    const found = await over(this.em, SsoIdentity)
      .selectFrom('SsoIdentity')
      .select('userId')
      .where('ssoProviderId', '=', ssoProviderId)
      .where('subject', '=', subject)
      .executeTakeFirst();
    return found?.userId ?? null;
  }

  /** Links an identity; false if the subject belongs to a user already. */
  async link(ssoProviderId: string, subject: string, userId: string, email: string | null): Promise<boolean> {
    const made = await over(this.em, SsoIdentity)
      .insertInto('SsoIdentity')
      .values({ ssoProviderId, subject, userId, email })
      .onConflict((conflict) => conflict.columns(['ssoProviderId', 'subject']).doNothing())
      .returning('id')
      .executeTakeFirst();
    return made !== undefined;
  }

  async used(ssoProviderId: string, subject: string, email: string | null, now: Date): Promise<void> {
    await over(this.em, SsoIdentity)
      .updateTable('SsoIdentity')
      .set((row) => ({ lastLoginAt: now, email, rowVersion: row('rowVersion', '+', 1) }))
      .where('ssoProviderId', '=', ssoProviderId)
      .where('subject', '=', subject)
      .execute();
  }
}
