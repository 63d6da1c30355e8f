import type { AppConfig } from '../../../platform/config/config.js';
import { DOCS_PATH } from '../../../platform/http/security-headers.js';

/** Where the authorization server is, below the address of this server. */
export const SERVER_PATH = '/oidc';

/** Who issues tokens: an address, at which clients find everything else (RFC 8414 section 2). */
export function issuerOf({ publicUrl }: AppConfig): string {
  return `${publicUrl}${SERVER_PATH}`;
}

/** The client that Swagger UI is. Its address is known without a registration: it is this server's own. */
export const DOCS_CLIENT = 'api-docs';

export function docsRedirect(publicUrl: string): string {
  return `${publicUrl}${DOCS_PATH}/oauth2-redirect.html`;
}

/** The client of tokens that the command line gives out. */
export const COMMAND_LINE_CLIENT = 'command-line';

/** Scopes about the person, as OpenID Connect names them. */
export const OPENID_SCOPES: readonly string[] = ['openid', 'profile', 'email'];
