import type { OauthClientResponse } from './clients.dto.js';
import type { OauthClient } from './client.entity.js';

export function clientView(client: OauthClient): OauthClientResponse {
  return {
    id: client.id,
    clientId: client.clientId,
    clientName: client.clientName,
    applicationType: client.applicationType,
    tokenEndpointAuthMethod: client.tokenEndpointAuthMethod,
    allowedGrantTypes: client.allowedGrantTypes,
    allowedScopes: client.allowedScopes,
    redirectUris: client.redirectUris,
    postLogoutRedirectUris: client.postLogoutRedirectUris,
    jwks: client.jwks ?? null,
    dpopBoundAccessTokens: client.dpopBoundAccessTokens,
    backchannelLogoutUri: client.backchannelLogoutUri ?? null,
    role: client.role ?? null,
    agencyId: client.agencyId ?? null,
    ownerId: client.ownerId ?? null,
    ssoProviderId: client.ssoProviderId ?? null,
    createdBy: client.createdBy ?? null,
    rateLimitPerMinute: client.rateLimitPerMinute,
    rateLimitPerHour: client.rateLimitPerHour,
    active: client.active,
    expiresAt: client.expiresAt?.toISOString() ?? null,
    secretExpiresAt: client.secretExpiresAt?.toISOString() ?? null,
    formerSecretExpiresAt: client.secondSecretExpiresAt?.toISOString() ?? null,
    rowVersion: client.rowVersion,
    createdAt: client.createdAt.toISOString(),
    updatedAt: client.updatedAt.toISOString(),
  };
}
