import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose';
import type { JSONWebKeySet } from 'jose';
import { sql } from 'kysely';
import type { Asking, RegisteredClient, Server } from '../../../../test/support/authorization.js';
import {
  Browser,
  CALLBACK,
  PUBLIC_URL,
  basic,
  register,
  sha256,
} from '../../../../test/support/authorization.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { cloneDatabase } from '../../../../test/support/database.js';
import { PASSWORD, Room } from '../../../../test/support/identity-room.js';

const PERSON = { email: 'person@example.com', password: PASSWORD };

/** What programs that sign people in may rely on: rows of docs/identity-checklist.md by their ids. */
describe('signing a person in to a program', () => {
  let database: TestDatabase;
  let room: Room;
  let server: Server;
  let client: RegisteredClient;
  let other: RegisteredClient;
  let userId: string;

  beforeAll(async () => {
    database = await cloneDatabase();
    room = await Room.open(database);
    server = await room.listening();
    client = await register(server.app);
    other = await register(server.app);
    ({ id: userId } = await room.createUser(PERSON.email, 'adjuster'));
  });
  afterAll(async () => {
    await room?.close();
    await database?.drop();
  });

  const errorOf = (at: string): string | null => new URL(at, PUBLIC_URL).searchParams.get('error');

  async function signedIn(asking: Asking = {}) {
    const browser = new Browser(server);
    const params = await browser.signIn(client, PERSON, asking);
    const redeem = {
      grant_type: 'authorization_code',
      code: params.get('code') ?? '',
      redirect_uri: CALLBACK,
      code_verifier: browser.verifier,
    };
    return { browser, params, redeem };
  }

  const refresh = (token = '', more: Record<string, string> = {}, by = client) =>
    server.token(by, { grant_type: 'refresh_token', refresh_token: token, ...more });
  const me = (token = ''): Promise<Response> =>
    server.fetch('/api/v1/auth/me', { headers: { authorization: `Bearer ${token}` } });

  it.each([
    `${CALLBACK}/`,
    `${CALLBACK}?next=1`,
    CALLBACK.replace('https', 'http'),
    CALLBACK.replace('rater.', 'RATER-'),
    'https://evil.example/callback',
    'javascript:alert(1)',
  ])(
    'AS-01, AS-02 an address that is not registered (%s) gets a page and never a redirect',
    async (address) => {
      const { response, at } = await new Browser(server).authorize(client, {
        more: { redirect_uri: address },
      });
      expect([response.status, response.headers.get('content-type'), at.startsWith('/oidc/auth')]).toEqual([
        400,
        'text/html; charset=utf-8',
        true,
      ]);
      expect(await response.text()).not.toMatch(/at \w+ \(|node_modules/);
    },
  );

  it('AS-02 an unknown client gets a page too', async () => {
    const unknown = { clientId: 'nobody', secret: 'x' };
    expect((await new Browser(server).authorize(unknown)).response.status).toBe(400);
  });

  it.each([[{ code_challenge: '', code_challenge_method: '' }], [{ code_challenge_method: 'plain' }]])(
    'AS-04 PKCE is not left out, and not plain: %j',
    async (more) => {
      expect(errorOf((await new Browser(server).authorize(client, { more })).at)).toBe('invalid_request');
    },
  );

  it('AS-04, AS-08 a code is for the client, the address and the verifier that it was asked with', async () => {
    const { redeem } = await signedIn();
    expect((await server.token(other, redeem)).body.error).toBe('invalid_grant');
    const wrong = { ...redeem, ...(await signedIn()).redeem, code_verifier: 'a'.repeat(43) };
    expect((await server.token(client, wrong)).body.error).toBe('invalid_grant');
    const elsewhere = { ...(await signedIn()).redeem, redirect_uri: 'https://rater.example/other' };
    expect((await server.token(client, elsewhere)).body.error).toBe('invalid_grant');
  });

  it('AS-07 a code that comes twice ends the token that it gave', async () => {
    const { redeem } = await signedIn();
    const { body } = await server.token(client, redeem);
    expect((await me(body.access_token)).status).toBe(200);
    expect((await server.token(client, redeem)).body.error).toBe('invalid_grant');
    expect((await me(body.access_token)).status).toBe(401);
  });

  describe('AUD-12 what is worth a look', () => {
    const trail = async (action: string) =>
      (
        await sql<{
          readonly riskScore: string;
          readonly securityAlerts: unknown;
          readonly changes: unknown;
        }>`
          select risk_score, security_alerts, outcome, user_id, changes from audit_logs where action = ${action}
           order by seq desc limit 1
        `.execute(room.database)
      ).rows[0];
    const tokenLog = async (token = '') =>
      (
        await sql`
          select action, reason, risk_score, security_flags from oauth2_token_logs where token_hash = ${sha256(token)}
           order by created_at, id
        `.execute(room.database)
      ).rows;

    it('is a refresh token that comes twice: in the trail and the log of tokens, with its score', async () => {
      const first = await server.token(client, (await signedIn()).redeem);
      const next = await refresh(first.body.refresh_token);
      expect((await refresh(first.body.refresh_token)).body.error).toBe('invalid_grant');
      expect(await trail('identity.token-reused')).toEqual({
        riskScore: '1.00',
        securityAlerts: null,
        outcome: 'denied',
        userId,
        changes: { clientId: client.clientId, reason: 'reuse' },
      });
      expect(await tokenLog(next.body.refresh_token)).toEqual([
        { action: 'issued', reason: null, riskScore: '0.00', securityFlags: null },
        { action: 'revoked', reason: 'reuse', riskScore: '0.90', securityFlags: ['reuse'] },
      ]);
    });

    it('is a code that comes twice', async () => {
      const { redeem } = await signedIn();
      const { body } = await server.token(client, redeem);
      expect((await server.token(client, redeem)).body.error).toBe('invalid_grant');
      expect(await trail('identity.token-reused')).toMatchObject({
        riskScore: '1.00',
        changes: { reason: 'code_replay' },
      });
      expect((await tokenLog(body.refresh_token)).at(-1)).toMatchObject({
        action: 'revoked',
        reason: 'code_replay',
        securityFlags: ['reuse'],
      });
    });

    it('is a sign-in from a device that was never used before, once', async () => {
      const by = async (userAgent: string | null) => {
        const fetching = server.fetch.bind(server);
        server.fetch = (path, init = {}) =>
          fetching(path, {
            ...init,
            headers: {
              ...(init.headers as Record<string, string>),
              ...(userAgent && { 'user-agent': userAgent }),
            },
          });
        await signedIn().finally(() => (server.fetch = fetching));
        return trail('identity.signed-in');
      };
      expect(await by(null)).toMatchObject({ riskScore: '0.00', securityAlerts: null });
      const telephone = 'Mozilla/5.0 (Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0';
      expect(await by(telephone)).toMatchObject({ riskScore: '0.25', securityAlerts: ['new-device'] });
      expect(await by(telephone)).toMatchObject({ riskScore: '0.00', securityAlerts: null });
    });

    it('is a token that reaches beyond any agency, given to a program', async () => {
      const service = await register(server.app, {
        grants: ['client_credentials'],
        scopes: ['identity.users.read', 'policies.read'],
        role: 'admin',
      });
      const scored = async (scope: string): Promise<unknown> => {
        const { body } = await server.token(service, { grant_type: 'client_credentials', scope });
        return (await tokenLog(String(decodeJwt(body.access_token ?? '').jti)))[0];
      };
      expect(await scored('policies.read')).toMatchObject({ riskScore: '0.00', securityFlags: null });
      expect(await scored('policies.read identity.users.read')).toMatchObject({
        riskScore: '0.20',
        securityFlags: ['wide-scope'],
      });
    });
  });

  it('AS-09, AS-10, AS-11, AS-13, AS-14 the answer names who gave it, and gives back what was sent', async () => {
    const state = 'x'.repeat(1_200);
    const nonce = 'n'.repeat(64);
    const { params, redeem } = await signedIn({
      scope: 'openid api',
      more: { state, nonce, max_age: '600' },
    });
    expect([params.get('iss'), params.get('state')]).toEqual([`${PUBLIC_URL}/oidc`, state]);
    const { body } = await server.token(client, redeem);
    const keys = (await (await server.fetch('/oidc/jwks')).json()) as JSONWebKeySet;
    const { payload, protectedHeader } = await jwtVerify(body.id_token ?? '', createLocalJWKSet(keys), {
      issuer: `${PUBLIC_URL}/oidc`,
      audience: client.clientId,
    });
    expect(protectedHeader.alg).toBe('ES256');
    expect(payload).toMatchObject({ sub: userId, nonce, acr: 'urn:bindery:aal1', amr: ['pwd'] });
    expect(payload['auth_time']).toEqual(expect.any(Number));
  });

  it('AS-12 a silent request is refused without a session, and answered with one; max_age and prompt ask again', async () => {
    const stranger = await new Browser(server).authorize(client, { more: { prompt: 'none' } });
    expect(errorOf(stranger.at)).toBe('login_required');
    const { browser } = await signedIn({ scope: 'openid' });
    const silent = await browser.authorize(client, { scope: 'openid', more: { prompt: 'none' } });
    expect(new URL(silent.at).searchParams.get('code')).toEqual(expect.any(String));
    expect((await browser.authorize(client, { more: { prompt: 'login' } })).at).toContain('/sign-in/');
    const hinted = await new Browser(server).authorize(client, { more: { login_hint: 'a"b@example.com' } });
    expect(await hinted.response.text()).toContain('value="a&quot;b@example.com"');
  });

  it('AS-16 a pushed request is used once, and only a client that proves who it is pushes one', async () => {
    const browser = new Browser(server);
    const fields = {
      client_id: client.clientId,
      response_type: 'code',
      redirect_uri: CALLBACK,
      scope: 'openid',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    };
    expect((await server.form('/oidc/request', fields)).status).toBe(401);
    const pushed = await server.form('/oidc/request', fields, { authorization: basic(client) });
    expect(pushed.body['error_description']).toBeUndefined();
    expect([pushed.status, Number(pushed.body['expires_in']) < 600]).toEqual([201, true]);
    const query = new URLSearchParams({
      client_id: client.clientId,
      request_uri: String(pushed.body['request_uri']),
    });
    const first = await browser.go(`/oidc/auth?${query.toString()}`);
    expect(first.at).toContain('/sign-in/');
    await browser.submit((await browser.submit(first.at, 'password', PERSON)).at, 'consent');
    const again = await new Browser(server).go(`/oidc/auth?${query.toString()}`);
    expect([errorOf(again.at), again.at.includes('code=')]).toEqual(['invalid_request_uri', false]);
  });

  it('AS-17 what follows a form is 303, so that no browser sends the password on', async () => {
    const browser = new Browser(server);
    const { at } = await browser.authorize(client);
    const cookieless = await server.fetch(new URL(at, PUBLIC_URL).pathname, { method: 'GET' });
    expect(cookieless.status).toBe(400);
    const codes: number[] = [];
    const fetching = server.fetch.bind(server);
    server.fetch = async (path, init) => {
      const response = await fetching(path, init);
      if (init?.method === 'POST') codes.push(response.status);
      return response;
    };
    await browser.submit(at, 'password', PERSON).finally(() => (server.fetch = fetching));
    expect(codes).toEqual([303]);
  });

  it('AS-23 parameters that come twice are refused', async () => {
    const twice = await server.fetch(
      `/oidc/auth?client_id=${client.clientId}&client_id=${other.clientId}&response_type=code`,
    );
    expect(twice.status).toBe(400);
  });

  it('RT-01, RT-05 a refresh token is for its client, gives the same or less, and is replaced each time', async () => {
    const { redeem } = await signedIn();
    const { body } = await server.token(client, redeem);
    expect((await refresh(body.refresh_token, {}, other)).body.error).toBe('invalid_grant');
    expect((await refresh(body.refresh_token, { scope: 'openid api email' })).body.error).toBe(
      'invalid_scope',
    );
    const less = await refresh(body.refresh_token, { scope: 'openid' });
    expect(less.status).toBe(200);
    expect(decodeJwt(less.body.access_token ?? '')['scope'] ?? '').toBe('');
    expect(less.body.refresh_token).not.toBe(body.refresh_token);
  });

  it('RS-02 what a program does for a user takes the scope and the role, and it is told which scope is missing', async () => {
    const scopes = ['openid', 'identity.users.read'];
    const limited = await register(server.app, { scopes });
    const tokenFor = async (email: string): Promise<string> => {
      const browser = new Browser(server);
      const params = await browser.signIn(
        limited,
        { email, password: PASSWORD },
        { scope: scopes.join(' ') },
      );
      const { body } = await server.token(limited, {
        grant_type: 'authorization_code',
        code: params.get('code') ?? '',
        redirect_uri: CALLBACK,
        code_verifier: browser.verifier,
      });
      expect(decodeJwt(body.access_token ?? '')['scope']).toBe('identity.users.read');
      return body.access_token ?? '';
    };
    await room.createUser('scoped-admin@example.com', 'admin');
    await room.createUser('scoped-agent@example.com', 'agent');
    const token = await tokenFor('scoped-admin@example.com');
    expect((await room.request('GET', '/api/v1/users', { token })).statusCode).toBe(200);
    const refused = await room.request('POST', '/api/v1/users', { token, body: {} });
    expect([refused.statusCode, refused.headers['www-authenticate']]).toEqual([
      403,
      'Bearer error="insufficient_scope", scope="identity.users.manage"',
    ]);
    expect((await room.me(token)).statusCode).toBe(403);
    const agent = await tokenFor('scoped-agent@example.com');
    const role = await room.request('GET', '/api/v1/users', { token: agent });
    expect([role.statusCode, role.headers['www-authenticate']]).toEqual([403, undefined]);
    expect((await room.request('GET', '/api/v1/users')).statusCode).toBe(401);
  });

  it('RT-08 a refresh token that comes twice does not end another sign-in', async () => {
    const one = await server.token(client, (await signedIn()).redeem);
    const two = await server.token(client, (await signedIn()).redeem);
    await refresh(one.body.refresh_token);
    expect((await refresh(one.body.refresh_token)).body.error).toBe('invalid_grant');
    expect((await refresh(two.body.refresh_token)).status).toBe(200);
  });

  it('RS-05 a token in an address opens nothing', async () => {
    const { body } = await server.token(client, (await signedIn()).redeem);
    expect((await server.fetch(`/api/v1/auth/me?access_token=${body.access_token}`)).status).toBe(401);
    expect((await server.fetch(`/oidc/me?access_token=${body.access_token}`)).status).toBe(400);
  });

  it('SES-02 the cookie of a session changes with each sign-in', async () => {
    const browser = new Browser(server);
    const cookies: string[] = [];
    const fetching = server.fetch.bind(server);
    server.fetch = async (path, init) => {
      const response = await fetching(path, init);
      for (const line of response.headers.getSetCookie()) {
        const value = /^bindery=([^;]+)/.exec(line)?.[1];
        if (value !== undefined) cookies.push(value);
      }
      return response;
    };
    await browser.signIn(client, PERSON).finally(() => undefined);
    const first = cookies.at(-1);
    const { at } = await browser.authorize(client, { more: { prompt: 'login' } });
    await browser.submit(at, 'password', PERSON).finally(() => (server.fetch = fetching));
    expect([first === undefined, cookies.at(-1) === first]).toEqual([false, false]);
    const old = await server.fetch('/account', { headers: { cookie: `bindery=${first}` } });
    expect([old.status, old.headers.get('location')?.startsWith('/oidc/auth')]).toEqual([303, true]);
  });

  it('SES-05 a user who is disabled has no session and no token at once', async () => {
    const { id, email } = await room.createUser('leaving@example.com', 'adjuster');
    const browser = new Browser(server);
    const params = await browser.signIn(client, { email, password: PASSWORD });
    const { body } = await server.token(client, {
      grant_type: 'authorization_code',
      code: params.get('code') ?? '',
      redirect_uri: CALLBACK,
      code_verifier: browser.verifier,
    });
    await room.createUser('boss@example.com', 'admin');
    const token = await room.token('boss@example.com');
    const read = await room.request('GET', `/api/v1/users/${id}`, { token });
    const disabled = await room.request('PATCH', `/api/v1/users/${id}`, {
      token,
      body: { isActive: false },
      headers: { 'if-match': String(read.headers['etag']) },
    });
    expect(disabled.statusCode).toBe(200);
    expect((await me(body.access_token)).status).toBe(401);
    expect((await refresh(body.refresh_token)).body.error).toBe('invalid_grant');
    expect((await browser.authorize(client)).at).toContain('/sign-in/');
    expect(decodeJwt(body.access_token ?? '').sub).toBe(id);
  });

  it('SES-08, SES-10 cookies are signed, for this site and this session alone; pages forbid all that they do not need', async () => {
    const { response } = await new Browser(server).authorize(client);
    const { headers } = response;
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'sha256-/,
    );
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect([
      headers.get('cache-control'),
      headers.get('referrer-policy'),
      headers.get('x-content-type-options'),
    ]).toEqual(['no-store', 'no-referrer', 'nosniff']);
    const begun = await server.fetch(
      `/oidc/auth?${new URLSearchParams({
        client_id: client.clientId,
        response_type: 'code',
        redirect_uri: CALLBACK,
        scope: 'openid',
        code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
        code_challenge_method: 'S256',
      }).toString()}`,
    );
    const lines = begun.headers.getSetCookie();
    expect(lines.some((line) => line.startsWith('bindery_sign_in.sig='))).toBe(true);
    for (const line of lines.filter((each) => !/^bindery_(sign_in|resume)/.test(each)))
      expect(line).not.toMatch(/expires=|max-age=/i);
    for (const line of lines)
      expect(line.toLowerCase()).toMatch(/samesite=lax; httponly|httponly.*samesite=lax/);
  });
});
