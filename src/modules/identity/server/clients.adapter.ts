import { Injectable } from '@nestjs/common';
import type { AdapterPayload } from 'oidc-provider';
import { AppConfig } from '../../../platform/config/config.js';
import { RegisteredClients } from '../clients/registered-clients.js';
import { ModelAdapter } from './adapter.js';
import { DOCS_CLIENT, OPENID_SCOPES, docsRedirect } from './names.js';

/**
 * Registered clients as the library wants them. It asks on every request, so that a change to one, or its end, acts at once.
 * Scopes of the API are none of OpenID Connect's and travel beside them.
 */
@Injectable()
export class ClientAdapter extends ModelAdapter {
  constructor(
    private readonly clients: RegisteredClients,
    private readonly config: AppConfig,
  ) {
    super();
  }

  async find(clientId: string): Promise<AdapterPayload | undefined> {
    const client = await this.clients.acting(clientId);
    if (!client) return undefined;
    const { allowedScopes, allowedGrantTypes, jwks, clientSecretHash } = client;
    const signsIn = allowedGrantTypes.includes('authorization_code');
    return {
      client_id: clientId,
      client_name: client.clientName,
      // Only so that the library knows of one; what is presented is compared with the hashes.
      ...(clientSecretHash ? { client_secret: clientSecretHash } : {}),
      token_endpoint_auth_method: client.tokenEndpointAuthMethod,
      ...(jwks ? { jwks: jwks as unknown as NonNullable<AdapterPayload['jwks']> } : {}),
      application_type: client.applicationType,
      grant_types: [...allowedGrantTypes],
      response_types: signsIn ? ['code'] : [],
      redirect_uris:
        clientId === DOCS_CLIENT ? [docsRedirect(this.config.publicUrl)] : [...client.redirectUris],
      post_logout_redirect_uris: [...client.postLogoutRedirectUris],
      ...(signsIn ? { scope: openIdScopes(allowedScopes) } : {}),
      id_token_signed_response_alg: 'ES256',
      api_scopes: allowedScopes.filter((name) => !OPENID_SCOPES.includes(name)),
    } as AdapterPayload;
  }
}

function openIdScopes(allowed: readonly string[]): string {
  return OPENID_SCOPES.filter((name) => name === 'openid' || allowed.includes(name)).join(' ');
}
