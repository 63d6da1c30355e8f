import { randomBytes } from 'node:crypto';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { requestOrigin } from '../../../platform/http/request-context.js';
import { over } from '../../../platform/typed.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import { tokenHash } from '../token-hash.js';
import { TrustedDevice } from './factors.entities.js';

export const TRUST_DAYS = 30;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/**
 * Browsers where the user has used a second factor and asked not to be asked again for a month. The browser's token is useless without the
 * password. Users whose role requires a second factor are always asked.
 */
@Injectable()
export class TrustedDevices {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Trusts a browser and returns its token, of which only the hash is stored. */
  @Transactional()
  async trust(userId: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    await over(this.em, TrustedDevice)
      .insertInto('TrustedDevice')
      .values({
        userId,
        tokenHash: tokenHash(token),
        ...requestOrigin(),
        lastUsedAt: now,
        expiresAt: new Date(now.getTime() + TRUST_DAYS * 24 * 3_600_000),
      })
      .execute();
    await this.audit.record(
      { ...SYSTEM_ACTOR, id: userId },
      { action: 'identity.device-trusted', resourceType: 'user', resourceId: userId },
    );
    return token;
  }

  async isTrusted(userId: string, token: string | null): Promise<boolean> {
    if (token === null || !TOKEN.test(token)) return false;
    const now = this.clock.now();
    const { numUpdatedRows } = await over(this.em, TrustedDevice)
      .updateTable('TrustedDevice')
      .set((row) => ({ lastUsedAt: now, rowVersion: row('rowVersion', '+', 1) }))
      .where('userId', '=', userId)
      .where('tokenHash', '=', tokenHash(token))
      .where('expiresAt', '>', now)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  /** Forgets all browsers of a user, after a change of factors or password. */
  async forget(userId: string): Promise<void> {
    await over(this.em, TrustedDevice).deleteFrom('TrustedDevice').where('userId', '=', userId).execute();
  }
}
