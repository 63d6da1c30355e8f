import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { sql } from 'kysely';
import { AppConfig } from '../../../platform/config/config.js';
import { over } from '../../../platform/typed.js';
import { Clock } from '../../../shared/clock.js';
import { tokenHash } from '../token-hash.js';
import { UserSession } from '../user-session.entity.js';
import { RefreshToken } from './protocol.entities.js';
import { TokenLog } from './token-log.js';

/** What the library tells nobody: which refresh token came after which, that a session is in use, that a token was looked at. */
@Injectable()
export class AfterTokens {
  constructor(
    private readonly em: EntityManager,
    private readonly log: TokenLog,
    private readonly clock: Clock,
    private readonly config: AppConfig,
  ) {}

  async run(context: KoaContextWithOIDC): Promise<void> {
    const route = (context.oidc as KoaContextWithOIDC['oidc'] | undefined)?.route;
    if (route === 'token' && context.status === 200) await this.issued(context);
    if (route === 'introspection' && context.status === 200) await this.introspected(context);
  }

  private async issued({ oidc, body }: KoaContextWithOIDC): Promise<void> {
    const { RefreshToken: token, RotatedRefreshToken: before } = oidc.entities;
    if (!token) return;
    const { access_token: accessToken } = body as { readonly access_token: string };
    const parent = before ? await this.idOf(before.jti) : null;
    await over(this.em, RefreshToken)
      .updateTable('RefreshToken')
      .set({
        accessTokenHash: tokenHash(accessToken),
        tokenType: token.jkt === undefined ? 'Bearer' : 'DPoP',
        ...(parent === null ? {} : { parentTokenId: parent }),
      })
      .where('tokenHash', '=', tokenHash(token.jti))
      .execute();
    if (token.sessionUid !== undefined) await this.keepAlive(token.sessionUid);
  }

  /** Whoever fetches a token is at work: their session lasts, but never beyond its last hour. */
  private async keepAlive(uid: string): Promise<void> {
    const now = this.clock.now();
    const until = new Date(now.getTime() + this.config.sessionIdleMinutes * 60_000);
    await over(this.em, UserSession)
      .updateTable('UserSession')
      .set({
        lastActivityAt: now,
        expiresAt: sql<Date>`greatest(${sql.ref('expiresAt')}, least(${until}::timestamptz, ${sql.ref('absoluteExpiresAt')}))`,
      })
      .where('uid', '=', uid)
      .where('revokedAt', 'is', null)
      .execute();
  }

  private async introspected({ oidc }: KoaContextWithOIDC): Promise<void> {
    const { AccessToken: access, ClientCredentials: credentials, RefreshToken: refresh } = oidc.entities;
    const token = access ?? credentials ?? refresh;
    if (!token) return;
    await this.log.record('introspected', {
      type: token.kind === 'RefreshToken' ? 'refresh_token' : 'access_token',
      hash: tokenHash(token.jti),
      clientId: token.clientId ?? null,
      userId: 'accountId' in token ? (token.accountId ?? null) : null,
      scope: token.scope ?? null,
    });
  }

  private async idOf(value: string): Promise<string | null> {
    const row = await over(this.em, RefreshToken)
      .selectFrom('RefreshToken')
      .select('id')
      .where('tokenHash', '=', tokenHash(value))
      .executeTakeFirst();
    return row?.id ?? null;
  }
}
