import type { AppConfig } from '../../../platform/config/config.js';

/** Where the authorization server lives below the server's public address. */
export const OIDC_PATH = '/oidc';

/** RFC 8414 section 2: an address, under which clients find the metadata. The same on all instances that share PUBLIC_URL. */
export function issuerOf({ publicUrl }: Pick<AppConfig, 'publicUrl'>): string {
  return `${publicUrl.replace(/\/+$/, '')}${OIDC_PATH}`;
}
