import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import type { Asking, RegisteredClient, Server } from '../../../../test/support/authorization.js';
import { Browser, CALLBACK, PUBLIC_URL, register } from '../../../../test/support/authorization.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { cloneDatabase } from '../../../../test/support/database.js';
import { PASSWORD, Room } from '../../../../test/support/identity-room.js';

const PERSON = { email: 'person@example.com', password: PASSWORD };

interface SignedIn {
  readonly browser: Browser;
  readonly access: string;
  readonly idToken: string;
}

/**
 * AS-12: the modules of the plan by which the OpenID Foundation certifies a Basic OpenID provider, by their names without `oidcc-`. The
 * library is certified; our pages and settings could still break what it promises.
 */
describe('AS-12 a Basic OpenID provider', () => {
  let database: TestDatabase;
  let room: Room;
  let server: Server;
  let client: RegisteredClient;
  let userId: string;

  beforeAll(async () => {
    database = await cloneDatabase();
    room = await Room.open(database);
    server = await room.listening();
    client = await register(server.app);
    ({ id: userId } = await room.createUser(PERSON.email, 'adjuster'));
  });
  afterAll(async () => {
    await room?.close();
    await database?.drop();
  });

  const parametersOf = (at: string): URLSearchParams => new URL(at, PUBLIC_URL).searchParams;

  async function redeemed(browser: Browser, params: URLSearchParams, by = client): Promise<SignedIn> {
    const { status, body } = await server.token(by, {
      grant_type: 'authorization_code',
      code: params.get('code') ?? '',
      redirect_uri: CALLBACK,
      code_verifier: browser.verifier,
    });
    expect([status, body.error]).toEqual([200, undefined]);
    return { browser, access: String(body.access_token), idToken: String(body.id_token) };
  }

  async function signedIn(asking: Asking = {}, browser = new Browser(server)): Promise<SignedIn> {
    const params = await browser.signIn(client, PERSON, { scope: 'openid', ...asking });
    return redeemed(browser, params);
  }

  const bearer = ({ access }: SignedIn): Record<string, string> => ({ authorization: `Bearer ${access}` });

  async function userInfo(signed: SignedIn): Promise<Record<string, unknown>> {
    const answer = await server.fetch('/oidc/me', { headers: bearer(signed) });
    expect(answer.status).toBe(200);
    return (await answer.json()) as Record<string, unknown>;
  }

  const authTimeOf = ({ idToken }: SignedIn): unknown => decodeJwt(idToken)['auth_time'];

  it('response-type-missing: tells the program that the request is wrong', async () => {
    const { at } = await new Browser(server).authorize(client, { more: { response_type: '' } });
    expect(parametersOf(at).get('error')).toBe('invalid_request');
  });

  it('userinfo-get, userinfo-post-header, userinfo-post-body: answers to a token in each of three places', async () => {
    const signed = await signedIn();
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const answers = await Promise.all([
      server.fetch('/oidc/me', { headers: bearer(signed) }),
      server.fetch('/oidc/me', { method: 'POST', headers: bearer(signed) }),
      server.fetch('/oidc/me', { method: 'POST', headers: form, body: `access_token=${signed.access}` }),
    ]);
    const bodies = await Promise.all(answers.map((answer) => answer.json()));
    expect(bodies).toEqual(Array(3).fill({ sub: userId }));
    expect(decodeJwt(signed.idToken).sub).toBe(userId);
  });

  it('ensure-request-without-nonce-succeeds: and the ID token has none', async () => {
    const { idToken } = await signedIn({ more: { nonce: '' } });
    expect(decodeJwt(idToken)).not.toHaveProperty('nonce');
  });

  it('scope-profile, scope-email, ensure-other-scope-order-succeeds: gives what a scope stands for, and no more', async () => {
    const plain = await userInfo(await signedIn());
    expect(Object.keys(plain)).toEqual(['sub']);
    const email = await userInfo(await signedIn({ scope: 'email openid' }));
    expect(email).toEqual({ sub: userId, email: PERSON.email, email_verified: false });
    const profile = await userInfo(await signedIn({ scope: 'profile openid' }));
    expect(profile).toMatchObject({ sub: userId, name: expect.any(String) });
    expect(profile).not.toHaveProperty('email');
  });

  it('scope-address, scope-phone, scope-all: passes over a scope that it has nothing for', async () => {
    const all = await userInfo(await signedIn({ scope: 'openid profile email address phone' }));
    expect(all).toMatchObject({ sub: userId, email: PERSON.email, name: expect.any(String) });
    expect(Object.keys(all).filter((claim) => /address|phone/.test(claim))).toEqual([]);
  });

  it.each([
    ['display-page', { display: 'page' }],
    ['display-popup', { display: 'popup' }],
    ['ui-locales', { ui_locales: 'se' }],
    ['claims-locales', { claims_locales: 'se' }],
    ['ensure-request-with-unknown-parameter-succeeds', { extra: 'foobar' }],
    ['ensure-request-with-acr-values-succeeds', { acr_values: '1 2' }],
  ])('%s: signs in all the same', async (_module, more) => {
    const { idToken } = await signedIn({ more });
    expect(decodeJwt(idToken).sub).toBe(userId);
  });

  it('claims-essential: a name that is essential is given', async () => {
    const claims = JSON.stringify({ userinfo: { name: { essential: true } } });
    const { sub } = await userInfo(await signedIn({ more: { claims } }));
    expect(sub).toBe(userId);
  });

  it('login-hint: the page begins with it, and signs in', async () => {
    const more = { login_hint: PERSON.email };
    const page = await new Browser(server).authorize(client, { more });
    expect(await page.response.text()).toContain(`value="${PERSON.email}"`);
    expect(decodeJwt((await signedIn({ more })).idToken).sub).toBe(userId);
  });

  it('prompt-login: asks again, and says when', async () => {
    const first = await signedIn();
    await delay(1_100);
    const asked = await first.browser.authorize(client, { scope: 'openid', more: { prompt: 'login' } });
    expect(asked.at).toContain('/sign-in/');
    const { at } = await first.browser.submit(asked.at, 'password', PERSON);
    const again = await redeemed(first.browser, parametersOf(at));
    expect(Number(authTimeOf(again))).toBeGreaterThan(Number(authTimeOf(first)));
  });

  it('prompt-none-not-logged-in, prompt-none-logged-in: asks nobody', async () => {
    const silent = { scope: 'openid', more: { prompt: 'none' } };
    const { at: refused } = await new Browser(server).authorize(client, silent);
    expect(parametersOf(refused).get('error')).toBe('login_required');
    const first = await signedIn();
    const { at } = await first.browser.authorize(client, silent);
    const again = await redeemed(first.browser, parametersOf(at));
    expect(authTimeOf(again)).toBe(authTimeOf(first));
  });

  it('max-age-1, max-age-10000: asks again when the last time is longer ago, and says when that was', async () => {
    const first = await signedIn();
    await delay(2_100);
    const old = await first.browser.authorize(client, { scope: 'openid', more: { max_age: '1' } });
    expect(old.at).toContain('/sign-in/');
    const { at } = await first.browser.authorize(client, { scope: 'openid', more: { max_age: '10000' } });
    const again = await redeemed(first.browser, parametersOf(at));
    expect([authTimeOf(first), authTimeOf(again)]).toEqual([expect.any(Number), authTimeOf(first)]);
  });

  it('id-token-hint: goes on silently for whom it names', async () => {
    const { browser, idToken } = await signedIn();
    const more = { prompt: 'none', id_token_hint: idToken };
    const { at } = await browser.authorize(client, { scope: 'openid', more });
    expect(decodeJwt((await redeemed(browser, parametersOf(at))).idToken).sub).toBe(userId);
    const { at: stranger } = await new Browser(server).authorize(client, { scope: 'openid', more });
    expect(parametersOf(stranger).get('error')).toBe('login_required');
  });

  it('ensure-post-request-succeeds: is not here, for a form of another site comes without the cookie of the session', async () => {
    const { response } = await new Browser(server).go('/oidc/auth', {
      method: 'POST',
      body: new URLSearchParams({ client_id: client.clientId, response_type: 'code' }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(response.status).toBe(404);
    const discovery = await server.fetch('/oidc/.well-known/openid-configuration');
    const { authorization_endpoint: address } = (await discovery.json()) as Record<string, unknown>;
    expect(address).toBe(`${PUBLIC_URL}/oidc/auth`);
  });

  it('server-client-secret-post: a secret may come in the form', async () => {
    const posting = await register(server.app, { method: 'client_secret_post' });
    const browser = new Browser(server);
    const params = await browser.signIn(posting, PERSON, { scope: 'openid' });
    const { status } = await server.form('/oidc/token', {
      grant_type: 'authorization_code',
      code: params.get('code') ?? '',
      redirect_uri: CALLBACK,
      code_verifier: browser.verifier,
      client_id: posting.clientId,
      client_secret: posting.secret,
    });
    expect(status).toBe(200);
  });

  it('codereuse, codereuse-30seconds: a code that comes twice ends what it gave', async () => {
    const browser = new Browser(server);
    const params = await browser.signIn(client, PERSON, { scope: 'openid' });
    const signed = await redeemed(browser, params);
    const again = await server.token(client, {
      grant_type: 'authorization_code',
      code: params.get('code') ?? '',
      redirect_uri: CALLBACK,
      code_verifier: browser.verifier,
    });
    expect([again.status, again.body.error]).toEqual([400, 'invalid_grant']);
    expect((await server.fetch('/oidc/me', { headers: bearer(signed) })).status).toBe(401);
  });

  it.each([
    ['unsigned-request-object-supported-correctly-or-rejected-as-unsupported', 'request'],
    ['request-uri-unsigned-supported-correctly-or-rejected-as-unsupported', 'request_uri'],
  ])('%s: is rejected', async (_module, parameter) => {
    const value = parameter === 'request' ? 'eyJhbGciOiJub25lIn0.e30.' : 'https://rater.example/request.jwt';
    const { at } = await new Browser(server).authorize(client, { more: { [parameter]: value } });
    expect([parametersOf(at).get('error'), parametersOf(at).get('code')]).toEqual([
      `${parameter}_not_supported`,
      null,
    ]);
  });
});
