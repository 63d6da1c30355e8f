import { Injectable } from '@nestjs/common';
import type { Grant, KoaContextWithOIDC } from 'oidc-provider';
import { ConsentAdapter } from './consents.adapter.js';

/**
 * Each sign-in has a grant of its own, so that a stolen token of one ends that family alone; what the user has allowed the same
 * client before is carried into it.
 */
@Injectable()
export class Consents {
  constructor(private readonly stored: ConsentAdapter) {}

  async load({ oidc }: KoaContextWithOIDC): Promise<Grant | undefined> {
    const { provider, session, client, result } = oidc;
    const clientId = client?.clientId ?? '';
    const grantId = result?.consent?.grantId ?? session?.grantIdFor(clientId);
    const found = grantId ? await provider.Grant.find(grantId) : undefined;
    if (found || !session?.accountId || oidc.prompts.has('consent')) return found;
    const last = await this.stored.lastOf(session.accountId, clientId);
    const before = last ? await provider.Grant.find(last) : undefined;
    if (!before) return undefined;
    const grant = new provider.Grant({ clientId, accountId: session.accountId });
    const openId = before.getOIDCScope();
    if (openId) grant.addOIDCScope(openId);
    for (const [resource, scope] of Object.entries(before.resources ?? {}))
      grant.addResourceScope(resource, scope);
    await grant.save();
    return grant;
  }
}
