import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { AdapterPayload } from 'oidc-provider';
import { AppConfig } from '../../../platform/config/config.js';
import { DOCS_PATH } from '../../../platform/http/security-headers.js';
import { over } from '../../../platform/typed.js';
import { Clock } from '../../../shared/clock.js';
import { OauthClient } from '../client.entity.js';
import { CLIENT_ID, SIGNING_ALGORITHM } from '../domain/access-claims.js';

/** Names under which the library keeps what is ours with a client. */
export const SECRET_HASHES = 'bindery_secret_hashes';
export const API_SCOPES = 'bindery_api_scopes';

/** Scopes of OpenID Connect; all others of a client are scopes of our API. */
export const OPENID_SCOPES = ['openid', 'profile', 'email'] as const;

export interface SecretHash {
  readonly hash: string;
  /** Seconds since 1970; null for one without an end. */
  readonly expiresAt: number | null;
}

/** Clients as the library wants them. Asked on every request, so that a client that is disabled is refused at once. */
@Injectable()
export class RegisteredClientsStore {
  constructor(
    private readonly em: EntityManager,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  async find(clientId: string): Promise<AdapterPayload | undefined> {
    const now = this.clock.now();
    const client = await over(this.em, OauthClient)
      .selectFrom('OauthClient')
      .select([
        'clientName',
        'clientSecretHash',
        'secretExpiresAt',
        'secondSecretHash',
        'secondSecretExpiresAt',
        'tokenEndpointAuthMethod',
        'jwks',
        'applicationType',
        'redirectUris',
        'postLogoutRedirectUris',
        'allowedGrantTypes',
        'allowedScopes',
      ])
      .where('clientId', '=', clientId)
      .where('active', '=', true)
      .where('deletedAt', 'is', null)
      .where((row) => row.or([row('expiresAt', 'is', null), row('expiresAt', '>', now)]))
      .executeTakeFirst();
    if (!client) return undefined;
    const scopes = client.allowedScopes as readonly string[];
    const openid = OPENID_SCOPES.filter((scope) => scopes.includes(scope));
    const grants = client.allowedGrantTypes as string[];
    const keepsSecret = client.tokenEndpointAuthMethod.startsWith('client_secret');
    const secrets = [
      secretOf(client.clientSecretHash, client.secretExpiresAt),
      secretOf(client.secondSecretHash, client.secondSecretExpiresAt),
    ].filter((secret) => secret !== null);
    return {
      client_id: clientId,
      client_name: client.clientName,
      // The library wants one; what is compared are the hashes.
      ...(keepsSecret && { client_secret: secrets[0]?.hash ?? 'none' }),
      token_endpoint_auth_method: client.tokenEndpointAuthMethod,
      ...(client.jwks !== null && { jwks: client.jwks }),
      application_type: client.applicationType,
      redirect_uris: [...(client.redirectUris as string[]), ...this.ownAddresses(clientId)],
      post_logout_redirect_uris: client.postLogoutRedirectUris as string[],
      grant_types: grants,
      response_types: grants.includes('authorization_code') ? ['code'] : [],
      ...(openid.length > 0 && { scope: openid.join(' ') }),
      id_token_signed_response_alg: SIGNING_ALGORITHM,
      [SECRET_HASHES]: secrets,
      [API_SCOPES]: scopes.filter((scope) => !(OPENID_SCOPES as readonly string[]).includes(scope)),
    } as AdapterPayload;
  }

  /** The server's own pages are where it is reached, which no row knows. */
  private ownAddresses(clientId: string): readonly string[] {
    return clientId === CLIENT_ID ? [`${this.config.publicUrl}${DOCS_PATH}/oauth2-redirect.html`] : [];
  }
}

function secretOf(hash: string | null, expiresAt: unknown): SecretHash | null {
  if (hash === null) return null;
  const end = expiresAt === null ? null : Math.floor(new Date(expiresAt as string).getTime() / 1000);
  return { hash, expiresAt: end };
}
