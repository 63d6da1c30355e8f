import { Injectable } from '@nestjs/common';
import type { Grant, KoaContextWithOIDC } from 'oidc-provider';
import { AUDIENCE, CLIENT_ID } from '../domain/access-claims.js';

/** Finds the consent behind an authorization request. */
@Injectable()
export class Consents {
  /** The consent just given, or that of the session. */
  async load(ctx: KoaContextWithOIDC): Promise<Grant | undefined> {
    const { client, session, result, provider } = ctx.oidc;
    const id = result?.consent?.grantId ?? (client && session?.grantIdFor(client.clientId));
    const found = id === undefined ? undefined : await provider.Grant.find(id);
    return found ?? (client?.clientId === CLIENT_ID ? this.ofOwnPages(ctx) : undefined);
  }

  /** The server's own pages need no consent, so one is made for them. */
  private async ofOwnPages({ oidc }: KoaContextWithOIDC): Promise<Grant | undefined> {
    const accountId = oidc.session?.accountId;
    if (accountId === undefined) return undefined;
    const grant = new oidc.provider.Grant({ accountId, clientId: CLIENT_ID });
    grant.addOIDCScope([...oidc.requestParamOIDCScopes].join(' '));
    if (oidc.requestParamScopes.has('api')) grant.addResourceScope(AUDIENCE, 'api');
    await grant.save();
    return grant;
  }
}
