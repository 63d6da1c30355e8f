import { Injectable } from '@nestjs/common';
import type { Grant, KoaContextWithOIDC } from 'oidc-provider';
import { AUDIENCE, CLIENT_ID } from '../domain/access-claims.js';

/** What users have let clients do. */
@Injectable()
export class Consents {
  /** The consent that a request continues: the one given a moment ago, or that of the session. */
  async load(ctx: KoaContextWithOIDC): Promise<Grant | undefined> {
    const { client, session, result, provider } = ctx.oidc;
    const id = result?.consent?.grantId ?? (client && session?.grantIdFor(client.clientId));
    const found = id === undefined ? undefined : await provider.Grant.find(id);
    return found ?? (client?.clientId === CLIENT_ID ? this.ofOwnPages(ctx) : undefined);
  }

  /** Whoever signs in to Bindery need not allow Bindery to be told so. */
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
