import { TransactionContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { OnModuleDestroy } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import type { AdapterPayload } from 'oidc-provider';
import type { Logger } from 'pino';
import { Encryption } from '../../../platform/encryption/encryption.js';
import { LOG } from '../../../platform/logging/logger.js';
import { over } from '../../../platform/typed.js';
import { Clock } from '../../../shared/clock.js';
import { SESSION_PAYLOAD_COLUMN, UserSession } from '../user-session.entity.js';
import { OidcServer } from './oidc-server.js';
import type { Whose } from './session-ends.js';
import { SessionEnds } from './session-ends.js';

interface Signed {
  readonly clientId: string;
  readonly userId: string;
  readonly sid: string;
}

interface LogoutReceiver {
  readonly backchannelLogoutUri?: string;
  backchannelLogout(sub: string, sid: string): Promise<void>;
}

/**
 * Tells clients by back-channel logout that a session has ended. The library only does so for sessions that end in the
 * browser; this covers an administrator, a new password and other devices. It is not waited for: a client that misses it
 * learns of the end at its next refresh, which fails.
 */
@Injectable()
export class BackChannelLogouts extends SessionEnds implements OnModuleDestroy {
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly em: EntityManager,
    private readonly server: OidcServer,
    private readonly encryption: Encryption,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {
    super();
  }

  async begin(whose: Whose): Promise<void> {
    for (const signed of await this.signedIn(whose)) {
      const done = this.send(signed)
        .catch((err: unknown) => this.log.warn({ err, clientId: signed.clientId }, 'back-channel logout'))
        .finally(() => this.underWay.delete(done));
      this.underWay.add(done);
    }
  }

  async settled(): Promise<void> {
    await Promise.all(this.underWay);
  }

  onModuleDestroy(): Promise<void> {
    return this.settled();
  }

  private async send({ clientId, userId, sid }: Signed): Promise<void> {
    // A fork, because the caller may still be in a transaction, which must not wait for clients and ends before they answer.
    const em = this.em.fork();
    await TransactionContext.create(em, async () => {
      const provider = await this.server.provider();
      const client = (await provider.Client.find(clientId)) as LogoutReceiver | undefined;
      if (client?.backchannelLogoutUri !== undefined) await client.backchannelLogout(userId, sid);
    });
  }

  private async signedIn(whose: Whose): Promise<readonly Signed[]> {
    const conditions = Object.entries(whose) as ['id' | 'userId', string][];
    const rows = await over(this.em, UserSession)
      .selectFrom('UserSession')
      .select(['uid', 'userId', 'payloadEncrypted'])
      .where((where) => where.and(conditions.map(([column, value]) => where(column, '=', value))))
      .where('revokedAt', 'is', null)
      .where('expiresAt', '>', this.clock.now())
      .where('payloadEncrypted', 'is not', null)
      .execute();
    return rows.flatMap(({ uid, userId, payloadEncrypted }) => {
      const context = SESSION_PAYLOAD_COLUMN.contextOf(uid ?? '');
      const text = this.encryption.decrypt(payloadEncrypted ?? '', context).toString('utf8');
      const { authorizations = {} } = JSON.parse(text) as AdapterPayload;
      return Object.entries(authorizations).flatMap(([clientId, { sid }]) =>
        sid === undefined ? [] : [{ clientId, userId, sid }],
      );
    });
  }
}
