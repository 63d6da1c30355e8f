/** Where access tokens come from. Given the one that was refused, it must bring another. */
export type TokenSource = (refused: string | undefined, fetcher: typeof fetch) => Promise<string>;

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

  constructor(code: string, description: string | undefined) {
    super(description === undefined ? code : `${code}: ${description}`);
    this.code = code;
  }
}

export interface ClientCredentials {
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
  return kept((fetcher) =>
    ask(fetcher, tokenUrl, { grant_type: 'client_credentials', scope, resource }, { clientId, clientSecret }),
  );
}

export interface RefreshTokens {
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
  return kept(async (fetcher) => {
    const fields = { grant_type: 'refresh_token', refresh_token: refreshToken };
    const grant = await ask(fetcher, tokenUrl, fields, { clientId, clientSecret });
    if (grant.refresh_token !== undefined && grant.refresh_token !== refreshToken) {
      refreshToken = grant.refresh_token;
      onRefreshToken?.(refreshToken);
    }
    return grant;
  });
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

interface Credentials {
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
}

async function ask(
  fetcher: typeof fetch,
  url: string | URL,
  fields: Readonly<Record<string, string | undefined>>,
  { clientId, clientSecret }: Credentials,
): Promise<Grant> {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) body.set(name, value);
  if (clientSecret === undefined) body.set('client_id', clientId);
  const response = await fetcher(url, {
    method: 'POST',
    body,
    headers: clientSecret === undefined ? {} : { authorization: basic(clientId, clientSecret) },
  });
  const answer = (await response.json().catch(() => ({}))) as Grant & {
    readonly error?: string;
    readonly error_description?: string;
  };
  if (!response.ok)
    throw new TokenRefused(answer.error ?? `http_${response.status}`, answer.error_description);
  return answer;
}

/** RFC 6749, section 2.3.1: both are form-encoded before they are joined. */
function basic(clientId: string, clientSecret: string): string {
  const encoded = [clientId, clientSecret].map((text) =>
    new URLSearchParams([['', text]]).toString().slice(1),
  );
  return `Basic ${btoa(encoded.join(':'))}`;
}
