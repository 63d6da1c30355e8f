import type { KeyPair } from 'dpop';
import type { Prover } from './proofs.js';
import { proofsOf } from './proofs.js';
import { retryAfterIn } from './retries.js';

/** Where access tokens come from. Given the one that was refused, it must bring another. */
export interface TokenSource {
  (refused: string | undefined, fetcher: typeof fetch): Promise<string>;
  /** Where its tokens are bound to a key: makes the proofs that they are sent with. */
  readonly prove?: Prover | undefined;
  /** Whether it may be asked again where nobody knows what became of the first time. */
  readonly isRepeatable?: boolean;
}

interface Grant {
  readonly access_token: string;
  readonly expires_in?: number;
  readonly refresh_token?: string;
}

/** Not used in its last seconds: it has to arrive and be read before it ends. */
const MARGIN_MS = 15_000;
const UNTOLD_SECONDS = 300;

export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
  readonly code: string;
  readonly status: number;
  /** Seconds, where the server said when to try again. */
  readonly retryAfter: number | undefined;

  constructor(code: string, description: string | undefined, status: number, retryAfter?: number) {
    super(description === undefined ? code : `${code}: ${description}`);
    this.code = code;
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

export interface BoundToKey {
  /**
   * Tokens are bound to a key (DPoP, RFC 9449), so that nobody can use them who only got hold of them: true for a key that is made
   * now and never leaves this process, or one of your own. A refresh token needs the key that it was given for.
   */
  readonly dpop?: true | KeyPair;
}

export interface ClientCredentials extends BoundToKey {
  /** The token endpoint, as the server's metadata name it. */
  readonly tokenUrl: string | URL;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope?: string;
  /** The API for which the token is (RFC 8707), where the server serves several. */
  readonly resource?: string;
}

/** A service signs in as itself (RFC 6749, section 4.4). */
export function clientCredentials(given: ClientCredentials): TokenSource {
  const { tokenUrl, clientId, clientSecret, scope, resource } = given;
  const fields = { grant_type: 'client_credentials', scope, resource };
  const how = asking(clientId, clientSecret, given);
  const source = kept((fetcher) => ask(fetcher, tokenUrl, fields, how));
  return Object.assign(source, { prove: how.prove, isRepeatable: true });
}

export interface RefreshTokens extends BoundToKey {
  readonly tokenUrl: string | URL;
  readonly clientId: string;
  readonly clientSecret?: string;
  readonly refreshToken: string;
  /** The server may give another one with each token, and refuse the old: keep the new one. */
  readonly onRefreshToken?: (refreshToken: string) => void;
}

/** A person has signed in before and left a refresh token (RFC 6749, section 6). */
export function refreshTokens(given: RefreshTokens): TokenSource {
  const { tokenUrl, clientId, clientSecret, onRefreshToken } = given;
  let { refreshToken } = given;
  const how = asking(clientId, clientSecret, given);
  const source = kept(async (fetcher) => {
    const fields = { grant_type: 'refresh_token', refresh_token: refreshToken };
    const grant = await ask(fetcher, tokenUrl, fields, how);
    if (grant.refresh_token !== undefined && grant.refresh_token !== refreshToken) {
      refreshToken = grant.refresh_token;
      onRefreshToken?.(refreshToken);
    }
    return grant;
  });
  return Object.assign(source, { prove: how.prove });
}

/** Keeps a token until it ends or is refused; callers at the same moment wait for one request. */
function kept(grant: (fetcher: typeof fetch) => Promise<Grant>): TokenSource {
  let token = '';
  let endsAt = 0;
  let asking: Promise<string> | undefined;
  return (refused, fetcher) => {
    if (token !== '' && token !== refused && Date.now() < endsAt) return Promise.resolve(token);
    asking ??= grant(fetcher)
      .then(({ access_token: accessToken, expires_in: seconds = UNTOLD_SECONDS }) => {
        token = accessToken;
        endsAt = Date.now() + Math.max(seconds * 1000 - MARGIN_MS, (seconds * 1000) / 2);
        return token;
      })
      .finally(() => (asking = undefined));
    return asking;
  };
}

interface Asking {
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  readonly prove: Prover | undefined;
}

function asking(clientId: string, clientSecret: string | undefined, { dpop }: BoundToKey): Asking {
  return { clientId, clientSecret, prove: dpop && proofsOf(dpop) };
}

interface Refusal {
  readonly error?: string;
  readonly error_description?: string;
}

async function ask(
  fetcher: typeof fetch,
  url: string | URL,
  fields: Readonly<Record<string, string | undefined>>,
  how: Asking,
  nonce?: string,
): Promise<Grant> {
  const { clientId, clientSecret, prove } = how;
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) body.set(name, value);
  if (clientSecret === undefined) body.set('client_id', clientId);
  const response = await fetcher(url, {
    method: 'POST',
    body,
    headers: {
      ...(clientSecret !== undefined && { authorization: basic(clientId, clientSecret) }),
      ...(prove && { dpop: await prove('POST', String(url), undefined, nonce) }),
    },
  });
  const answer = (await response.json().catch(() => ({}))) as Grant & Refusal;
  if (response.ok) return answer;
  const given = response.headers.get('dpop-nonce');
  // RFC 9449, section 8: our clock is wrong, or the server wants proofs that were made just now.
  if (answer.error === 'use_dpop_nonce' && given !== null && nonce === undefined)
    return ask(fetcher, url, fields, how, given);
  const { error = `http_${response.status}`, error_description: description } = answer;
  throw new TokenRefused(error, description, response.status, retryAfterIn(response.headers));
}

/** RFC 6749, section 2.3.1: both are form-encoded before they are joined. */
function basic(clientId: string, clientSecret: string): string {
  const encoded = [clientId, clientSecret].map((text) =>
    new URLSearchParams([['', text]]).toString().slice(1),
  );
  return `Basic ${btoa(encoded.join(':'))}`;
}
