import { OWN_PAGES } from '../../../shared/actor.js';
import { isId } from '../../../shared/ids.js';

/** RFC 9068 section 2.1: tells an access token from an ID token signed with the same key. */
export const ACCESS_TOKEN_TYPE = 'at+jwt';
export const SIGNING_ALGORITHM = 'ES256';
/** The resource server that tokens are for (RFC 8707): a name, because instances may be reached at several addresses. */
export const AUDIENCE = 'urn:bindery:api';
/** The client that the server's own pages are. */
export const CLIENT_ID = OWN_PAGES;
/** The scope of a program in whose hands a user does all that the user may do. */
export const ALL_OF_USER = 'api';
/**
 * Anything longer is refused before a byte of it is decoded. A token names its scopes: one of a client with all of them takes half of
 * this, and Node takes headers of twice as much.
 */
export const MAX_TOKEN_LENGTH = 8192;

/** What of a verified token the application relies on. Role and agency in the token are for clients: ours come from the user's row. */
export type AccessClaims = SessionClaims | ClientClaims;

interface TokenClaims {
  /** Seconds since 1970. */
  readonly expiresAt: number;
  /** Thumbprint of the key that the token is bound to (RFC 9449 section 6); a bearer token has none. */
  readonly keyThumbprint?: string;
}

export interface SessionClaims extends TokenClaims {
  readonly userId: string;
  readonly sessionId: string;
  readonly tokenId: string;
  /** The level that the sign-in reached, and its time in seconds since 1970; 0 where the token does not say. */
  readonly acr: string | null;
  readonly signedInAt: number;
  /** The permissions that the user has let the program use; missing where it may do all that the user may (`api`). */
  readonly delegated?: readonly string[];
  /** Whose hands the token was given into (RFC 9068 section 2.2). */
  readonly through?: string;
}

/** Claims in the token of a client that acts for itself: the subject is the client (RFC 9068 section 2.2), and there is no session. */
export interface ClientClaims extends TokenClaims {
  readonly clientId: string;
  readonly tokenId: string;
  /** Names of permissions; none where the token names none. */
  readonly scopes: readonly string[];
}

/**
 * The key id in a token's header, or null when the header is not one of an access token of ours. passport-jwt does not
 * look at `typ`, and knows no critical extensions (RFC 7515 section 4.1.11), so an ID token would pass without this.
 */
export function keyIdOf(token: string): string | null {
  const header = decodeHeader(token);
  if (
    !header ||
    header['typ'] !== ACCESS_TOKEN_TYPE ||
    header['alg'] !== SIGNING_ALGORITHM ||
    'crit' in header
  )
    return null;
  return typeof header['kid'] === 'string' ? header['kid'] : null;
}

/**
 * The claims of a payload whose signature, issuer and audience are verified; null when it is for neither a session nor a client, or
 * is bound (`cnf`, RFC 7800) to something that we cannot check.
 */
export function accessClaims(payload: Readonly<Record<string, unknown>>): AccessClaims | null {
  const { sub, sid, exp, jti, cnf, acr, auth_time: authTime, client_id: through, scope = '' } = payload;
  const bound = bindingOf(cnf);
  if (!bound || typeof exp !== 'number' || typeof sub !== 'string') return null;
  const terms = { expiresAt: exp, ...bound };
  if (sid === undefined) return clientClaims(payload, sub, terms);
  if (typeof sid !== 'string' || typeof jti !== 'string' || !isId(sub) || !isId(sid)) return null;
  if (typeof scope !== 'string') return null;
  const scopes = scopesOf(scope);
  return {
    userId: sub,
    sessionId: sid,
    tokenId: jti,
    ...terms,
    acr: typeof acr === 'string' ? acr : null,
    signedInAt: typeof authTime === 'number' ? authTime : 0,
    ...(!scopes.includes(ALL_OF_USER) && { delegated: scopes }),
    ...(typeof through === 'string' && { through }),
  };
}

function clientClaims(
  { client_id: clientId, jti, scope = '' }: Readonly<Record<string, unknown>>,
  subject: string,
  terms: TokenClaims,
): ClientClaims | null {
  if (clientId !== subject || typeof jti !== 'string' || typeof scope !== 'string') return null;
  return { clientId, tokenId: jti, scopes: scopesOf(scope), ...terms };
}

function scopesOf(scope: string): readonly string[] {
  return scope.split(' ').filter((name) => name !== '');
}

function bindingOf(confirmation: unknown): Pick<TokenClaims, 'keyThumbprint'> | null {
  if (confirmation === undefined) return {};
  const { jkt, ...others } = (confirmation ?? {}) as Readonly<Record<string, unknown>>;
  return typeof jkt === 'string' && Object.keys(others).length === 0 ? { keyThumbprint: jkt } : null;
}

export function hasExpired(claims: TokenClaims, now: Date): boolean {
  return claims.expiresAt * 1000 <= now.getTime();
}

function decodeHeader(token: string): Readonly<Record<string, unknown>> | null {
  try {
    const header: unknown = JSON.parse(
      Buffer.from(token.slice(0, token.indexOf('.')), 'base64url').toString('utf8'),
    );
    return typeof header === 'object' && header !== null ? (header as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
