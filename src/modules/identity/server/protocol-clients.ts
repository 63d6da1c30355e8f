import { Injectable } from '@nestjs/common';
import type { AdapterPayload } from 'oidc-provider';
import { AppConfig } from '../../../platform/config/config.js';
import { DOCS_PATH } from '../../../platform/http/security-headers.js';
import type { Role } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import type { OauthClient } from '../clients/client.entity.js';
import { isSecretMethod } from '../clients/domain/registration.js';
import { RegisteredClients } from '../clients/registered-clients.js';
import { CLIENT_ID, SIGNING_ALGORITHM } from '../domain/access-claims.js';

/** Names of our own properties on the library's clients. */
export const SECRET_HASHES = 'bindery_secret_hashes';
export const API_SCOPES = 'bindery_api_scopes';
export const CLIENT_QUOTA = 'bindery_quota';
export const CLIENT_HOLDER = 'bindery_holder';

/** The identity of a client that acts for itself. */
export interface ClientHolder {
  readonly id: string;
  readonly role: Role | null;
  readonly agencyId: string | null;
}

/** Scopes of OpenID Connect; all others of a client are scopes of our API. */
export const OPENID_SCOPES = ['openid', 'profile', 'email'] as const;

/** Clients in the format of the library. They are read once in every request, so that a disabled client is refused at once. */
@Injectable()
export class ProtocolClients {
  constructor(
    private readonly clients: RegisteredClients,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  async find(clientId: string): Promise<AdapterPayload | undefined> {
    const client = await this.clients.actingInRequest(clientId);
    if (!client) return undefined;
    const { allowedScopes: scopes, allowedGrantTypes: grants, tokenEndpointAuthMethod: method } = client;
    const openid = OPENID_SCOPES.filter((scope) => scopes.includes(scope));
    const secrets = client.secretHashes(this.clock.now());
    return {
      client_id: clientId,
      client_name: client.clientName,
      // The library needs a secret in clear text, so it gets a placeholder; client-secrets.ts compares hashes.
      ...(isSecretMethod(method) && { client_secret: secrets[0] ?? 'none' }),
      token_endpoint_auth_method: method,
      ...(client.jwks && { jwks: client.jwks }),
      application_type: client.applicationType,
      redirect_uris: [...client.redirectUris, ...this.ownAddresses(clientId)],
      post_logout_redirect_uris: [...client.postLogoutRedirectUris],
      grant_types: [...grants],
      response_types: grants.includes('authorization_code') ? ['code'] : [],
      ...(openid.length > 0 && { scope: openid.join(' ') }),
      dpop_bound_access_tokens: client.dpopBoundAccessTokens,
      ...(client.backchannelLogoutUri && {
        backchannel_logout_uri: client.backchannelLogoutUri,
        backchannel_logout_session_required: true,
      }),
      id_token_signed_response_alg: SIGNING_ALGORITHM,
      [SECRET_HASHES]: secrets,
      [CLIENT_QUOTA]: client.quota(),
      [CLIENT_HOLDER]: holderOf(client),
      [API_SCOPES]: scopes.filter((scope) => !(OPENID_SCOPES as readonly string[]).includes(scope)),
    } as AdapterPayload;
  }

  /** Redirect addresses of the server's own pages. They depend on its public address, so they are not stored. */
  private ownAddresses(clientId: string): readonly string[] {
    return clientId === CLIENT_ID
      ? [`${this.config.publicUrl}${DOCS_PATH}/oauth2-redirect.html`, `${this.config.publicUrl}/account`]
      : [];
  }
}

function holderOf({ id, role, agencyId }: OauthClient): ClientHolder {
  return { id, role: role ?? null, agencyId: agencyId ?? null };
}
