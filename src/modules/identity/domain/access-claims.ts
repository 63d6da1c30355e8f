import { OWN_PAGES } from '../../../shared/actor.js';
import { isId } from '../../../shared/ids.js';

/** The `typ` of access tokens (RFC 9068 section 2.1), which differs from that of ID tokens signed with the same key. */
export const ACCESS_TOKEN_TYPE = 'at+jwt';
export const SIGNING_ALGORITHM = 'ES256';
/** The resource server (RFC 8707); a name and no address, because instances may have several. */
export const AUDIENCE = 'urn:bindery:api';
/** The client of the server's own pages. */
export const CLIENT_ID = OWN_PAGES;
/** The scope of a client that may do everything that its user may do. */
export const ALL_OF_USER = 'api';
/**
 * In characters; a longer token is refused before it is decoded. A client with all scopes has a token of half this length,
 * and Node accepts headers of twice as much.
 */
export const MAX_TOKEN_LENGTH = 8192;

/** The claims of a verified token that we use. Its role and agency are for clients; ours come from the user's row. */
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
  /** The level of the sign-in, and its time in seconds since 1970; 0 if the token has none. */
  readonly acr: string | null;
  readonly signedInAt: number;
  /** The permissions that the user lets the client use; unset if it may use all (`api`). */
  readonly delegated?: readonly string[];
  /** The client that the token was issued to (RFC 9068 section 2.2). */
  readonly through?: string;
}

/** The claims of a client that acts for itself: the subject is the client (RFC 9068 section 2.2), and there is no session. */
export interface ClientClaims extends TokenClaims {
  readonly clientId: string;
  readonly tokenId: string;
  /** Names of permissions, as in the token. */
  readonly scopes: readonly string[];
}

/**
 * The key id in the header of an access token; null for any other header. passport-jwt checks neither `typ` nor critical extensions (RFC
 * 7515 section 4.1.11), so an ID token would pass without this.
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
 * The claims of a verified payload; null if it is for neither a session nor a client, or is bound (`cnf`, RFC
 * 7800) to something that we cannot check.
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
