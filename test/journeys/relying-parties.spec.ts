import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT, createRemoteJWKSet, decodeJwt, exportJWK, generateKeyPair, jwtVerify } from 'jose';
import type { CryptoKey } from 'jose';
import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';
import { BackChannelLogouts } from '../../src/modules/identity/server/back-channel-logouts.js';
import type { Answer } from '../support/app.js';
import { Client } from '../support/app.js';
import { Browser, CALLBACK, basic, register } from '../support/authorization.js';
import type { RegisteredClient } from '../support/authorization.js';
import { LogoutListener, ReachedServer } from '../support/relying-party.js';
import { demoToken, demoUser } from '../support/tokens.js';

const AGENT = demoUser('agent');
const GOODBYE = 'https://rater.example/goodbye';
const SERVICE = { grants: ['client_credentials'], role: 'underwriter', scopes: ['quoting.read'] } as const;

let server: ReachedServer;
beforeAll(async () => {
  server = await ReachedServer.open();
});
afterAll(async () => {
  await server?.close();
});

const withCode = (params: URLSearchParams): URL => new URL(`${CALLBACK}?${params.toString()}`);
const quotes = (token = '', type = 'Bearer'): Promise<Response> =>
  server.one.fetch('/api/v1/quotes', { headers: { authorization: `${type} ${token}` } });

/** As somebody who writes a program against us would: with the library of most of them, and nothing of ours. */
describe('openid-client', () => {
  let client: RegisteredClient;
  let config: openid.Configuration;
  let listener: LogoutListener;

  const configured = (id: string, auth: openid.ClientAuth): Promise<openid.Configuration> =>
    openid.discovery(server.issuer, id, {}, auth, { execute: [openid.allowInsecureRequests] });

  beforeAll(async () => {
    listener = await LogoutListener.open();
    client = await register(server.one.app, { backchannelLogoutUri: listener.url });
    config = await configured(client.clientId, openid.ClientSecretBasic(client.secret));
  });
  afterAll(() => listener?.close());

  async function signedIn(scope: string, browser = new Browser(server.one), isPushed = false) {
    const [verifier, nonce, state] = [
      openid.randomPKCECodeVerifier(),
      openid.randomNonce(),
      openid.randomState(),
    ];
    const asked = {
      redirect_uri: CALLBACK,
      scope,
      nonce,
      state,
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    };
    const address = isPushed
      ? await openid.buildAuthorizationUrlWithPAR(config, asked)
      : openid.buildAuthorizationUrl(config, asked);
    const tokens = await openid.authorizationCodeGrant(
      config,
      withCode(await browser.visit(address, AGENT)),
      {
        pkceCodeVerifier: verifier,
        expectedNonce: nonce,
        expectedState: state,
      },
    );
    return { tokens, browser, address };
  }

  it('signs a person in by code, PKCE and nonce, and asks who it is', async () => {
    const { tokens } = await signedIn('openid profile email');
    const claims = tokens.claims();
    expect(claims).toMatchObject({ aud: client.clientId, acr: 'urn:bindery:aal1', amr: ['pwd'] });
    const info = await openid.fetchUserInfo(config, tokens.access_token, claims?.sub ?? '');
    expect(info).toMatchObject({ email: AGENT.email, name: `${AGENT.firstName} ${AGENT.lastName}` });
    expect((await quotes(tokens.access_token)).status).toBe(401);
  });

  it('AS-16 pushes its request first, and the address that it gets works once', async () => {
    const { tokens, address, browser } = await signedIn('openid api', new Browser(server.one), true);
    expect([...address.searchParams.keys()].sort()).toEqual(['client_id', 'request_uri']);
    expect((await quotes(tokens.access_token)).status).toBe(200);
    const again = await browser.go(address.href);
    const { searchParams } = new URL(again.at);
    expect([searchParams.get('error'), searchParams.get('code')]).toEqual(['invalid_request_uri', null]);
    const stranger = server.one.form('/oidc/request', {
      client_id: client.clientId,
      response_type: 'code',
      redirect_uri: CALLBACK,
    });
    expect((await stranger).status).toBe(401);
  });

  it('RT-01, RT-02 refreshes with rotation: the old token ends the family', async () => {
    const { tokens } = await signedIn('openid api');
    const next = await openid.refreshTokenGrant(config, tokens.refresh_token ?? '');
    expect(next.refresh_token).not.toBe(tokens.refresh_token);
    expect((await quotes(next.access_token)).status).toBe(200);
    await expect(openid.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    });
    await expect(openid.refreshTokenGrant(config, next.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    });
    expect((await quotes(next.access_token)).status).toBe(401);
  });

  it('INT-02, REV-02 introspects what it holds, revokes it, and the API refuses it at once', async () => {
    const { tokens } = await signedIn('openid api');
    for (const [token, type] of [
      [tokens.access_token, 'Bearer'],
      [tokens.refresh_token ?? '', undefined],
    ] as const)
      expect(await openid.tokenIntrospection(config, token)).toMatchObject({
        active: true,
        client_id: client.clientId,
        ...(type && { token_type: type, aud: 'urn:bindery:api' }),
      });
    await openid.tokenRevocation(config, tokens.refresh_token ?? '');
    expect((await quotes(tokens.access_token)).status).toBe(401);
    expect(await openid.tokenIntrospection(config, tokens.access_token)).toEqual({ active: false });
    await openid.tokenRevocation(config, 'no token of anybody');
  });

  it('acts for itself by client credentials', async () => {
    const service = await register(server.one.app, SERVICE);
    const own = await configured(service.clientId, openid.ClientSecretBasic(service.secret));
    const { access_token: token, scope } = await openid.clientCredentialsGrant(own);
    expect(scope).toBe('quoting.read');
    expect((await quotes(token)).status).toBe(200);
    const post = await register(server.one.app, { ...SERVICE, method: 'client_secret_post' });
    const other = await configured(post.clientId, openid.ClientSecretPost(post.secret));
    expect((await quotes((await openid.clientCredentialsGrant(other)).access_token)).status).toBe(200);
  });

  describe('CLI-03 a client that signs instead of keeping a secret (private_key_jwt)', () => {
    let id: string;
    let key: CryptoKey;

    beforeAll(async () => {
      const pair = await generateKeyPair('ES256', { extractable: true });
      key = pair.privateKey;
      const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'one', use: 'sig', alg: 'ES256' };
      ({ clientId: id } = await register(server.one.app, {
        ...SERVICE,
        method: 'private_key_jwt',
        jwks: { keys: [jwk] },
      }));
    });

    const assertion = (
      claims: object = {},
      by: CryptoKey | Uint8Array = key,
      alg = 'ES256',
    ): Promise<string> =>
      new SignJWT({
        iss: id,
        sub: id,
        aud: server.issuer.href,
        jti: openid.randomState(),
        exp: Math.floor(Date.now() / 1000) + 60,
        ...claims,
      })
        .setProtectedHeader({ alg, kid: 'one' })
        .sign(by);

    const ask = (sent: string, at = server.one) =>
      at.form('/oidc/token', {
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: sent,
      });

    it('has its tokens through the library', async () => {
      const own = await configured(id, openid.PrivateKeyJwt({ key, kid: 'one' }));
      expect((await quotes((await openid.clientCredentialsGrant(own)).access_token)).status).toBe(200);
    });

    it('of ten that bring one assertion at once to two instances, one has a token', async () => {
      const sent = await assertion();
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, n) => ask(sent, n % 2 ? server.one : server.other)),
      );
      const refused = answers.filter(({ status }) => status !== 200);
      expect(refused.map(({ body }) => body.error)).toEqual(Array<string>(9).fill('invalid_client'));
    });

    it.each<[string, () => Promise<string>]>([
      ['for another server', () => assertion({ aud: 'https://elsewhere.example' })],
      ['that is over', () => assertion({ exp: Math.floor(Date.now() / 1000) - 600 })],
      ['without an end', () => assertion({ exp: undefined })],
      ['without an id', () => assertion({ jti: undefined })],
      ['of another client', () => assertion({ iss: 'somebody', sub: 'somebody' })],
      ['signed by somebody else', async () => assertion({}, (await generateKeyPair('ES256')).privateKey)],
      [
        'signed with a shared secret',
        () => assertion({}, new TextEncoder().encode(id.padEnd(32, '.')), 'HS256'),
      ],
    ])('is refused with an assertion %s', async (_, made) => {
      const { status, body } = await ask(await made());
      expect([status, body.error]).toEqual([401, 'invalid_client']);
    });

    it('is refused with a secret', async () => {
      const headers = { authorization: basic({ clientId: id, secret: 'x' }) };
      const answer = await server.one.form('/oidc/token', { grant_type: 'client_credentials' }, headers);
      expect([answer.status, answer.body.error]).toEqual([401, 'invalid_client']);
    });
  });

  describe('sign-out', () => {
    const enable = (admin: Client, id: string, isActive: boolean): Promise<Answer> =>
      admin.patch(`/api/v1/users/${id}`, { isActive }, { 'if-match': '*' });

    const leave = (browser: Browser, more: Record<string, string>) =>
      browser.go(openid.buildEndSessionUrl(config, more).href);

    async function confirm(browser: Browser, page: string): Promise<string> {
      const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(page) ?? [];
      const { at } = await browser.go('/oidc/session/end/confirm', {
        method: 'POST',
        body: new URLSearchParams({ xsrf, logout: 'yes' }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
      return at;
    }

    it('SES-04, AS-22 ends session, tokens and cookie, tells the program by back channel, and leads back', async () => {
      const { tokens, browser } = await signedIn('openid api');
      const given = {
        id_token_hint: tokens.id_token ?? '',
        post_logout_redirect_uri: GOODBYE,
        state: 'the state',
      };
      const { response } = await leave(browser, given);
      expect(response.status).toBe(200);
      listener.received.length = 0;
      expect(await confirm(browser, await response.text())).toBe(`${GOODBYE}?state=the+state`);

      const [told] = listener.received;
      expect([listener.received.length, told?.contentType]).toEqual([1, 'application/x-www-form-urlencoded']);
      const keys = createRemoteJWKSet(new URL(config.serverMetadata().jwks_uri ?? ''));
      const { payload } = await jwtVerify(told?.form.get('logout_token') ?? '', keys, {
        issuer: server.issuer.href,
        audience: client.clientId,
        typ: 'logout+jwt',
        algorithms: ['ES256'],
      });
      const { sub, sid } = tokens.claims() as openid.IDToken;
      expect(sid).toEqual(expect.any(String));
      expect(payload).toMatchObject({
        sub,
        sid,
        events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
      });
      expect(payload).not.toHaveProperty('nonce');

      expect((await quotes(tokens.access_token)).status).toBe(401);
      await expect(openid.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
        error: 'invalid_grant',
      });
      expect((await browser.authorize(client)).at).toContain('/sign-in/');
    });

    it.each<[string, (admin: Client, userId: string, token: string) => Promise<Answer>]>([
      ['an administrator', (admin, id) => admin.post(`/api/v1/users/${id}/sessions/end`, {})],
      [
        'a program of the user',
        (_, __, token) => new Client(server.one.app, token).post('/api/v1/auth/logout', {}),
      ],
      ['disabling the user', (admin, id) => enable(admin, id, false)],
    ])('SES-04 tells the program too when the session is ended by %s', async (_, end) => {
      const { tokens } = await signedIn('openid api');
      const { sub, sid } = tokens.claims() as openid.IDToken;
      const admin = new Client(server.one.app, await demoToken(server.one.app, 'admin'));
      listener.received.length = 0;
      expect([200, 204]).toContain((await end(admin, sub, tokens.access_token)).status);
      await server.one.app.get(BackChannelLogouts, { strict: false }).settled();
      const token = listener.received.map(({ form }) => decodeJwt(form.get('logout_token') ?? ''));
      expect(token).toContainEqual(expect.objectContaining({ sub, sid, aud: client.clientId }));
      await enable(admin, sub, true);
    });

    it('SES-07 tells the program too when the eleventh session ends the one that was idle longest', async () => {
      const { tokens } = await signedIn('openid api');
      const { sub, sid } = tokens.claims() as openid.IDToken;
      listener.received.length = 0;
      for (let n = 0; n < 10; n++) await signedIn('openid');
      await server.one.app.get(BackChannelLogouts, { strict: false }).settled();
      const told = listener.received.map(({ form }) => decodeJwt(form.get('logout_token') ?? ''));
      expect(told).toContainEqual(expect.objectContaining({ sub, sid }));
      expect((await quotes(tokens.access_token)).status).toBe(401);
    });

    it('goes on when the program that is told does not answer well', async () => {
      const { tokens, browser } = await signedIn('openid api');
      listener.answer = 500;
      const { response } = await leave(browser, { id_token_hint: tokens.id_token ?? '' });
      expect(await confirm(browser, await response.text())).toContain('/oidc/session/end/success');
      listener.answer = 200;
      expect((await quotes(tokens.access_token)).status).toBe(401);
    });

    it('AS-22 leads nowhere that is not registered, and asks before it ends anything', async () => {
      const { tokens, browser } = await signedIn('openid api');
      for (const wrong of ['https://evil.example/', `${GOODBYE}/`, `${GOODBYE}?x=1`]) {
        const given = { id_token_hint: tokens.id_token ?? '', post_logout_redirect_uri: wrong };
        const { response, at } = await leave(browser, given);
        expect([response.status, at]).toEqual([400, expect.not.stringContaining('evil.example/?')]);
        expect(response.headers.get('location')).toBeNull();
      }
      const { response } = await leave(browser, {});
      expect(await response.text()).toContain('asks to sign you out');
      expect((await quotes(tokens.access_token)).status).toBe(200);
    });
  });
});

/** The same with the smaller library beneath it, which checks every answer by the letter of its RFC. */
describe('oauth4webapi', () => {
  const insecure = { [oauth.allowInsecureRequests]: true } as const;
  let as: oauth.AuthorizationServer;
  let client: oauth.Client;
  let auth: oauth.ClientAuth;

  beforeAll(async () => {
    const answer = await oauth.discoveryRequest(server.issuer, insecure);
    as = await oauth.processDiscoveryResponse(server.issuer, answer);
    const { clientId, secret } = await register(server.one.app);
    client = { client_id: clientId };
    auth = oauth.ClientSecretBasic(secret);
  });

  async function signedIn(scope: string) {
    const [verifier, nonce, state] = [
      oauth.generateRandomCodeVerifier(),
      oauth.generateRandomNonce(),
      oauth.generateRandomState(),
    ];
    const pushed = await oauth.processPushedAuthorizationResponse(
      as,
      client,
      await oauth.pushedAuthorizationRequest(
        as,
        client,
        auth,
        {
          response_type: 'code',
          redirect_uri: CALLBACK,
          scope,
          nonce,
          state,
          code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        },
        insecure,
      ),
    );
    const address = new URL(as.authorization_endpoint ?? '');
    address.search = new URLSearchParams({
      client_id: client.client_id,
      request_uri: pushed.request_uri,
    }).toString();
    const led = withCode(await new Browser(server.one).visit(address, AGENT));
    const params = oauth.validateAuthResponse(as, client, led, state);
    const answer = await oauth.authorizationCodeGrantRequest(
      as,
      client,
      auth,
      params,
      CALLBACK,
      verifier,
      insecure,
    );
    return oauth.processAuthorizationCodeResponse(as, client, answer, {
      expectedNonce: nonce,
      requireIdToken: true,
    });
  }

  it('pushes, redeems, checks the ID token and the access token by RFC 9068, refreshes and revokes', async () => {
    const tokens = await signedIn('openid api');
    expect(oauth.getValidatedIdTokenClaims(tokens)).toMatchObject({ iss: server.issuer.href });
    const request = new Request(`${server.one.publicUrl}/api/v1/quotes`, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    });
    const claims = await oauth.validateJwtAccessToken(as, request, 'urn:bindery:api', insecure);
    expect(claims).toMatchObject({ client_id: client.client_id, scope: 'api', role: 'agent' });

    const refreshed = await oauth.processRefreshTokenResponse(
      as,
      client,
      await oauth.refreshTokenGrantRequest(as, client, auth, tokens.refresh_token ?? '', insecure),
    );
    expect((await quotes(refreshed.access_token)).status).toBe(200);
    const asked = await oauth.processIntrospectionResponse(
      as,
      client,
      await oauth.introspectionRequest(as, client, auth, refreshed.access_token, insecure),
    );
    expect(asked).toMatchObject({ active: true, sub: claims.sub });
    await oauth.processRevocationResponse(
      await oauth.revocationRequest(as, client, auth, refreshed.refresh_token ?? '', insecure),
    );
    expect((await quotes(refreshed.access_token)).status).toBe(401);
  });

  it('acts for itself', async () => {
    const { clientId, secret } = await register(server.one.app, SERVICE);
    const service = { client_id: clientId };
    const answer = await oauth.clientCredentialsGrantRequest(
      as,
      service,
      oauth.ClientSecretBasic(secret),
      {},
      insecure,
    );
    const { access_token: token } = await oauth.processClientCredentialsResponse(as, service, answer);
    expect((await quotes(token)).status).toBe(200);
  });
});
