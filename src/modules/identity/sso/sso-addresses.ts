import type { AppConfig } from '../../../platform/config/config.js';
import type { SsoProvider } from './sso.entities.js';

export const SSO_PATH = '/sso';

/** The callback address, one for each provider, so that the answer of one is never taken for another's. */
export function callbackUrl(config: AppConfig, providerName: string): string {
  return new URL(`${SSO_PATH}/${providerName}/callback`, config.publicUrl).href;
}

/** The address of our SAML metadata for a provider. */
export function metadataUrl(config: AppConfig, providerName: string): string {
  return new URL(`${SSO_PATH}/${providerName}/metadata`, config.publicUrl).href;
}

/** Our entity id at a SAML provider: the one in its row, or the address of our metadata, as is usual. */
export function entityId(config: AppConfig, { clientId, providerName }: SsoProvider): string {
  return clientId === '' ? metadataUrl(config, providerName) : clientId;
}
