import type { SsoProviderResponse } from './providers.dto.js';
import type { AppConfig } from '../../../platform/config/config.js';
import { callbackUrl, entityId, metadataUrl } from './sso-addresses.js';
import type { SsoProvider } from './sso.entities.js';

export function providerView(provider: SsoProvider, config: AppConfig): SsoProviderResponse {
  const { providerName } = provider;
  const isSaml = provider.providerType === 'saml';
  return {
    id: provider.id,
    providerName: provider.providerName,
    displayName: provider.displayName ?? null,
    providerType: provider.providerType,
    clientId: isSaml ? entityId(config, provider) : provider.clientId,
    hasClientSecret: Boolean(provider.clientSecretEncrypted),
    publicClient: provider.publicClient,
    issuerUrl: provider.issuerUrl ?? null,
    authorizationUrl: provider.authorizationUrl ?? null,
    tokenUrl: provider.tokenUrl ?? null,
    userinfoUrl: provider.userinfoUrl ?? null,
    jwksUrl: provider.jwksUrl ?? null,
    certificates: provider.certificates,
    enabled: provider.enabled,
    autoCreateUsers: provider.autoCreateUsers,
    allowedDomains: provider.allowedDomains,
    scopes: provider.scopes,
    trustsEmail: provider.trustsEmail,
    trustedAcrValues: provider.trustedAcrValues,
    trustedAmrValues: provider.trustedAmrValues,
    defaultRole: provider.defaultRole,
    agencyId: provider.agencyId ?? null,
    roleClaim: provider.roleClaim ?? null,
    roleRules: provider.roleRules,
    managesRoles: provider.managesRoles,
    callbackUrl: callbackUrl(config, providerName),
    metadataUrl: isSaml ? metadataUrl(config, providerName) : null,
    createdBy: provider.createdBy ?? null,
    rowVersion: provider.rowVersion,
    createdAt: provider.createdAt.toISOString(),
    updatedAt: provider.updatedAt.toISOString(),
  };
}
