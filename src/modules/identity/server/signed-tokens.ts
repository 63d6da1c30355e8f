import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { AccessToken, ClientCredentials, KoaContextWithOIDC } from 'oidc-provider';
import { over } from '../../../platform/typed.js';
import { UserSession } from '../user-session.entity.js';
import type { UserAccount } from './accounts.js';
import { ACCESS_TOKENS, Tokens } from './tokens.store.js';

type Issued = AccessToken | ClientCredentials;

/** Access tokens for the API: what stands in them, and their rows in the registry, by which they can be ended. */
@Injectable()
export class SignedTokens {
  constructor(
    private readonly em: EntityManager,
    private readonly tokens: Tokens,
  ) {}

  /** For clients that look into the token; the API itself asks its tables (RFC 9068 section 2.2). */
  async extraClaims(
    { oidc }: KoaContextWithOIDC,
    token: Issued,
  ): Promise<Record<string, unknown> | undefined> {
    if (token.kind !== 'AccessToken' || token.aud === undefined) return undefined;
    const source = oidc.entities.AuthorizationCode ?? oidc.entities.RefreshToken;
    const account = oidc.entities.Account as UserAccount | undefined;
    return {
      sid: await this.sessionId(token.sessionUid ?? ''),
      role: account?.role,
      agency: account?.agencyId ?? null,
      auth_time: source?.authTime,
      acr: source?.acr,
      amr: source?.amr,
    };
  }

  async register(token: Issued, { payload }: { payload: Readonly<Record<string, unknown>> }): Promise<void> {
    const { jti, iat, exp } = payload as { jti: string; iat: number; exp: number };
    await this.tokens.insert(
      ACCESS_TOKENS,
      jti,
      {
        iat,
        exp,
        kind: token.kind,
        clientId: token.clientId,
        accountId: 'accountId' in token ? token.accountId : undefined,
        grantId: 'grantId' in token ? token.grantId : undefined,
        sessionUid: 'sessionUid' in token ? token.sessionUid : undefined,
        expiresWithSession: 'expiresWithSession' in token ? token.expiresWithSession : undefined,
        gty: 'gty' in token ? token.gty : undefined,
        aud: token.aud as string,
        scope: token.scope,
        jkt: token.jkt,
      },
      { format: 'jwt' },
    );
  }

  /** Tokens name a session by the key of its row, by which every request looks it up. */
  private async sessionId(uid: string): Promise<string | undefined> {
    const row = await over(this.em, UserSession)
      .selectFrom('UserSession')
      .select('id')
      .where('uid', '=', uid)
      .executeTakeFirst();
    return row?.id;
  }
}
