import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { AdapterPayload } from 'oidc-provider';
import { AppConfig } from '../../../platform/config/config.js';
import { over } from '../../../platform/typed.js';
import { Clock } from '../../../shared/clock.js';
import { OauthClient } from '../client.entity.js';
import { ModelAdapter } from './adapter.js';
import { DOCS_CLIENT, OPENID_SCOPES, docsRedirect } from './names.js';

/** A secret that is good until it expires; two of them overlap while a client changes over. */
export interface SecretHash {
  readonly hash: string;
  /** Milliseconds since 1970; null for no end. */
  readonly expiresAt: number | null;
}

/**
 * Registered clients as the library wants them. It asks on every request, so that a change to one, or its end, acts at once.
 * Scopes of the API are none of OpenID Connect's and travel beside them.
 */
@Injectable()
export class ClientAdapter extends ModelAdapter {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly config: AppConfig,
  ) {
    super();
  }

  async find(clientId: string): Promise<AdapterPayload | undefined> {
    const now = this.clock.now();
    const row = await over(this.em, OauthClient)
      .selectFrom('OauthClient')
      .selectAll()
      .where('clientId', '=', clientId)
      .where('active', '=', true)
      .where('deletedAt', 'is', null)
      .where((where) => where.or([where('expiresAt', 'is', null), where('expiresAt', '>', now)]))
      .executeTakeFirst();
    if (!row) return undefined;
    const grants = row.allowedGrantTypes as string[];
    const scopes = row.allowedScopes as string[];
    const secrets: readonly SecretHash[] = [
      [row.clientSecretHash, row.secretExpiresAt] as const,
      [row.secondSecretHash, row.secondSecretExpiresAt] as const,
    ].flatMap(([hash, until]) =>
      hash === null
        ? []
        : [{ hash, expiresAt: until === null ? null : new Date(until as unknown as string).getTime() }],
    );
    const signsIn = grants.includes('authorization_code');
    const redirectUris =
      clientId === DOCS_CLIENT ? [docsRedirect(this.config.publicUrl)] : (row.redirectUris as string[]);
    return {
      client_id: clientId,
      client_name: row.clientName,
      // Only so that the library knows of one; what is compared are the hashes.
      ...(secrets[0] ? { client_secret: secrets[0].hash } : {}),
      token_endpoint_auth_method: row.tokenEndpointAuthMethod,
      ...(row.jwks === null ? {} : { jwks: row.jwks as NonNullable<AdapterPayload['jwks']> }),
      application_type: row.applicationType,
      grant_types: grants,
      response_types: signsIn ? ['code'] : [],
      redirect_uris: redirectUris,
      post_logout_redirect_uris: row.postLogoutRedirectUris as string[],
      ...(signsIn
        ? { scope: OPENID_SCOPES.filter((name) => name === 'openid' || scopes.includes(name)).join(' ') }
        : {}),
      id_token_signed_response_alg: 'ES256',
      secret_hashes: secrets,
      api_scopes: scopes.filter((name) => !OPENID_SCOPES.includes(name)),
    } as AdapterPayload;
  }
}
