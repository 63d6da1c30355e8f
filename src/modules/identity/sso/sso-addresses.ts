import type { AppConfig } from '../../../platform/config/config.js';

export const SSO_PATH = '/sso';

/** Where a provider sends people back to: each to an address of its own, so that the answer of one is never taken for another's. */
export function callbackUrl(config: AppConfig, providerName: string): string {
  return new URL(`${SSO_PATH}/${providerName}/callback`, config.publicUrl).href;
}
