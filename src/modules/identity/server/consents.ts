import { Injectable } from '@nestjs/common';
import type { Grant, KoaContextWithOIDC } from 'oidc-provider';

/** What users have let clients do. */
@Injectable()
export class Consents {
  /** The consent that a request continues: the one given a moment ago, or that of the session. */
  async load(ctx: KoaContextWithOIDC): Promise<Grant | undefined> {
    const { client, session, result, provider } = ctx.oidc;
    const id = result?.consent?.grantId ?? (client && session?.grantIdFor(client.clientId));
    return id === undefined ? undefined : provider.Grant.find(id);
  }
}
