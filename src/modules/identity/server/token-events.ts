import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { over } from '../../../platform/typed.js';
import { tokenHash } from '../token-hash.js';
import { presentedId } from './presented-tokens.js';
import { RefreshToken } from './protocol.entities.js';
import type { TokenType } from './token-log.js';
import { TokenLog } from './token-log.js';

interface Asked {
  readonly kind: string;
  readonly clientId?: string;
  readonly accountId?: string;
  readonly scope?: string;
}

/** Records events of the library that reach no store. */
@Injectable()
export class TokenEvents {
  constructor(
    private readonly em: EntityManager,
    private readonly log: TokenLog,
  ) {}

  async after(ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
    await next();
    if (ctx.status !== 200) return;
    if (ctx.oidc?.route === 'introspection') await this.introspected(ctx);
    if (ctx.oidc?.route === 'token') await this.paired(ctx);
  }

  private async introspected(ctx: KoaContextWithOIDC): Promise<void> {
    const { entities, client, params } = ctx.oidc;
    const token = (entities.AccessToken ?? entities.ClientCredentials ?? entities.RefreshToken) as
      Asked | undefined;
    const asked = String(params?.['token']);
    if (!token) return;
    await this.log.record({
      clientId: client?.clientId ?? null,
      userId: token.accountId ?? null,
      tokenType: (token.kind === 'RefreshToken' ? 'refresh_token' : 'access_token') satisfies TokenType,
      tokenHash: tokenHash(presentedId(ctx.req, asked) ?? asked),
      scope: token.scope ?? null,
      action: 'introspected',
    });
  }

  /** Notes which access token was issued together with a refresh token. */
  private async paired(ctx: KoaContextWithOIDC): Promise<void> {
    const body = ctx.body as { readonly refresh_token?: string; readonly access_token?: string };
    if (body.refresh_token === undefined || body.access_token === undefined) return;
    await over(this.em, RefreshToken)
      .updateTable('RefreshToken')
      .set({ accessTokenHash: tokenHash(body.access_token) })
      .where('tokenHash', '=', tokenHash(body.refresh_token))
      .execute();
  }
}
