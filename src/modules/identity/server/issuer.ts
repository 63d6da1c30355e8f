import type { AppConfig } from '../../../platform/config/config.js';

/** The path of the authorization server below the public address. */
export const OIDC_PATH = '/oidc';

/** The issuer (RFC 8414 section 2), below which clients find the metadata. It is the same on all instances that share PUBLIC_URL. */
export function issuerOf({ publicUrl }: Pick<AppConfig, 'publicUrl'>): string {
  return `${publicUrl.replace(/\/+$/, '')}${OIDC_PATH}`;
}
