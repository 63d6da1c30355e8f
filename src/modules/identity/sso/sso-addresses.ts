import type { AppConfig } from '../../../platform/config/config.js';
import type { SsoProvider } from './sso.entities.js';

export const SSO_PATH = '/sso';

/** Where a provider sends people back to: each to an address of its own, so that the answer of one is never taken for another's. */
export function callbackUrl(config: AppConfig, providerName: string): string {
  return new URL(`${SSO_PATH}/${providerName}/callback`, config.publicUrl).href;
}

/** What of SAML is entered at the provider, as it reads it. */
export function metadataUrl(config: AppConfig, providerName: string): string {
  return new URL(`${SSO_PATH}/${providerName}/metadata`, config.publicUrl).href;
}

/** Our name at a provider of SAML: what its row says, otherwise the address of our metadata, as is the custom. */
export function entityId(config: AppConfig, { clientId, providerName }: SsoProvider): string {
  return clientId === '' ? metadataUrl(config, providerName) : clientId;
}
