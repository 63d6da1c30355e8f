import { afterEach, describe, expect, it } from '@jest/globals';
import type { CallOptions, TokenSource } from '@bindery/client';
import { TokenRefused, clientCredentials, createBindery, refreshTokens } from '@bindery/client';
import { tokenEndpoint } from '../support/token-endpoint.js';

type Endpoint = Awaited<ReturnType<typeof tokenEndpoint>>;

describe('access tokens of the client', () => {
  let endpoint: Endpoint | undefined;
  afterEach(() => {
    endpoint?.close();
  });

  async function source(expiresIn: number, make: (tokenUrl: string) => TokenSource): Promise<TokenSource> {
    let count = 0;
    endpoint = await tokenEndpoint(() =>
      Promise.resolve({
        access_token: `token-${(count += 1)}`,
        expires_in: expiresIn,
        refresh_token: `next-${count}`,
      }),
    );
    return make(endpoint.url);
  }
  const service = (tokenUrl: string): TokenSource =>
    clientCredentials({ tokenUrl, clientId: 'portal', clientSecret: 'secret', scope: 'quoting.create' });

  it('are asked for once, also by many at the same moment, and kept while they last', async () => {
    const token = await source(900, service);
    const many = await Promise.all([1, 2, 3].map(() => token(undefined, fetch)));
    expect([...many, await token(undefined, fetch)]).toEqual(Array(4).fill('token-1'));
    expect(endpoint?.asked.map(({ form }) => form)).toEqual([
      { grant_type: 'client_credentials', scope: 'quoting.create' },
    ]);
  });

  it('are asked for again when one was refused, or has ended', async () => {
    const token = await source(900, service);
    const first = await token(undefined, fetch);
    expect(await token(first, fetch)).toBe('token-2');
    const short = await source(0, service);
    expect([await short(undefined, fetch), await short(undefined, fetch)]).toEqual(['token-1', 'token-2']);
  });

  it('follow from refresh tokens, each of which is used once', async () => {
    const kept: string[] = [];
    const token = await source(0, (tokenUrl) =>
      refreshTokens({
        tokenUrl,
        clientId: 'app',
        refreshToken: 'first',
        onRefreshToken: (next) => kept.push(next),
      }),
    );
    await token(undefined, fetch);
    await token(undefined, fetch);
    expect(endpoint?.asked.map(({ form }) => form)).toEqual([
      { grant_type: 'refresh_token', refresh_token: 'first', client_id: 'app' },
      { grant_type: 'refresh_token', refresh_token: 'next-1', client_id: 'app' },
    ]);
    expect(kept).toEqual(['next-1', 'next-2']);
  });

  it('that are not granted say why, and are asked for again by the next call', async () => {
    endpoint = await tokenEndpoint(() =>
      Promise.resolve({ error: 'invalid_client', error_description: 'Unknown' }),
    );
    const token = service(endpoint.url);
    await expect(token(undefined, fetch)).rejects.toThrow(new TokenRefused('invalid_client', 'Unknown', 400));
    await expect(token(undefined, fetch)).rejects.toThrow(TokenRefused);
    expect(endpoint.asked).toHaveLength(2);
  });

  describe('that are not there yet', () => {
    const REFUSED = { error: 'temporarily_unavailable', headers: { 'retry-after': '0' } };
    const GRANTED = { access_token: 'token', expires_in: 900 };
    const answers = (...given: readonly object[]) => {
      const left = [...given];
      return tokenEndpoint(() => Promise.resolve((left.shift() ?? GRANTED) as typeof GRANTED));
    };
    const call = (token: TokenSource, options: CallOptions = {}, timeoutMs = 5_000) =>
      createBindery({
        baseUrl: 'http://127.0.0.1:9',
        token,
        timeoutMs,
        fetch: (url, init) =>
          String(url).includes('/oidc/') ? fetch(url, init) : Promise.resolve(Response.json({ ok: true })),
      }).readCurrentUser(undefined, options);

    it('are asked for again when the server says so, as often as a call is repeated', async () => {
      endpoint = await answers({ ...REFUSED, status: 429 }, { ...REFUSED, status: 503 });
      await expect(call(service(endpoint.url))).resolves.toEqual({ ok: true });
      expect(endpoint.asked).toHaveLength(3);
      endpoint.close();
      endpoint = await answers(...Array<object>(3).fill({ ...REFUSED, status: 429 }));
      await expect(call(service(endpoint.url))).rejects.toMatchObject({ status: 429, retryAfter: 0 });
      expect(endpoint.asked).toHaveLength(3);
    });

    it('are not asked for again with a refresh token that may be used up', async () => {
      endpoint = await answers({ ...REFUSED, status: 503 });
      const person = refreshTokens({ tokenUrl: endpoint.url, clientId: 'app', refreshToken: 'first' });
      await expect(call(person)).rejects.toMatchObject({ name: 'TokenRefused', status: 503 });
      expect(endpoint.asked).toHaveLength(1);
    });

    it('are waited for as long as an answer, and by each caller until it goes', async () => {
      let grant = (): void => undefined;
      endpoint = await tokenEndpoint(() => new Promise((resolve) => (grant = () => resolve(GRANTED))));
      const token = service(endpoint.url);
      const leaving = new AbortController();
      const [left, staying] = [call(token, { signal: leaving.signal }), call(token)];
      setTimeout(() => leaving.abort(new Error('gone')), 50);
      await expect(left).rejects.toThrow('gone');
      grant();
      await expect(staying).resolves.toEqual({ ok: true });
      endpoint.close();
      endpoint = await tokenEndpoint(() => new Promise(() => undefined));
      await expect(call(service(endpoint.url), {}, 50)).rejects.toMatchObject({ name: 'TimeoutError' });
    });
  });
});
