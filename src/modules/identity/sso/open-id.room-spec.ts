import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import type { JWTPayload } from 'jose';
import { SignJWT, UnsecuredJWT, decodeJwt, generateKeyPair, importJWK } from 'jose';
import { sql } from 'kysely';
import type { RegisteredClient, Server } from '../../../../test/support/authorization.js';
import { Browser, CALLBACK, PUBLIC_URL, register } from '../../../../test/support/authorization.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { cloneDatabase } from '../../../../test/support/database.js';
import { PASSWORD, Room } from '../../../../test/support/identity-room.js';
import { Upstream } from '../../../../test/support/upstream.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { SetUserActive } from '../set-user-active.js';
import { Users } from '../users.js';
import { EnterSsoProvider } from './enter-provider.js';
import type { CreateSsoProviderRequest, SsoProviderResponse } from './providers.dto.js';

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

/** What companies that sign in through a provider of their own may rely on: rows of docs/identity-checklist.md by their ids. */
describe('signing in through an OpenID provider', () => {
  let database: TestDatabase;
  let room: Room;
  let server: Server;
  let client: RegisteredClient;
  let upstream: Upstream;
  let agency: string;
  let named = 0;

  beforeAll(async () => {
    database = await cloneDatabase();
    upstream = await Upstream.listening();
    room = await Room.open(database, {
      environment: { SSO_ALLOWED_NETWORKS: '127.0.0.0/8', SECOND_FACTOR_ROLES: 'underwriter' },
    });
    server = await room.listening();
    client = await register(server.app);
    agency = await room.agency();
  });
  afterEach(async () => {
    upstream.idToken = null;
    // More people sign in here from one address within a minute than a network may.
    await sql`delete from rate_limits`.execute(room.database);
  });
  afterAll(async () => {
    await room?.close();
    await upstream?.stop();
    await database?.drop();
  });

  function provider(terms: Partial<CreateSsoProviderRequest> = {}): Promise<SsoProviderResponse> {
    named += 1;
    const input = {
      providerName: `acme-${named}`,
      displayName: `Acme ${named}`,
      providerType: 'oidc',
      clientId: 'bindery-at-acme',
      clientSecret: 'a secret of the provider',
      issuerUrl: upstream.issuer,
      enabled: true,
      autoCreateUsers: true,
      agencyId: agency,
      ...terms,
    } as CreateSsoProviderRequest;
    return room.inContext(() => room.get(EnterSsoProvider).create(SYSTEM_ACTOR, input));
  }

  const person = (name: string, more = {}) => ({
    sub: `subject of ${name}`,
    email: `${name}@acme.example`,
    email_verified: true,
    given_name: 'Nora',
    family_name: 'Field',
    ...more,
  });

  /** To the provider; the address is the one that the browser is sent to. */
  async function sent({ providerName }: SsoProviderResponse, asking = {}) {
    const browser = new Browser(server);
    const { at: page } = await browser.authorize(client, asking);
    const { at } = await browser.go(`${new URL(page, PUBLIC_URL).pathname}/with/${providerName}`);
    return { browser, page, at, asked: new URL(at, PUBLIC_URL).searchParams };
  }

  /** To the provider and back, to wherever that leads. */
  async function through(by: SsoProviderResponse, claims: object, asking = {}) {
    upstream.claims = { ...claims };
    const { browser, at, page } = await sent(by, asking);
    const answer = await upstream.visit(at);
    return { browser, page, answer, ...(await browser.go(answer)) };
  }

  async function signedIn(by: SsoProviderResponse, claims: object) {
    const { browser, at } = await through(by, claims);
    const consented = at.includes('/sign-in/') ? (await browser.submit(at, 'consent')).at : at;
    const { body } = await server.token(client, {
      grant_type: 'authorization_code',
      code: new URL(consented).searchParams.get('code') ?? '',
      redirect_uri: CALLBACK,
      code_verifier: browser.verifier,
    });
    const me = await server.fetch('/api/v1/auth/me', {
      headers: { authorization: `Bearer ${body.access_token ?? ''}` },
    });
    const user = (await me.json()) as { readonly id: string; readonly role: string; readonly email: string };
    return { token: decodeJwt(body.access_token ?? ''), user };
  }

  const alertOf = async ({ response }: { readonly response: Response }) => ({
    status: response.status,
    alert: /role="alert">([^<]*)</.exec(await response.text())?.[1] ?? '',
  });

  it('SSO-01 asks with state, nonce and PKCE of each sign-in, and lets whoever comes back in', async () => {
    const by = await provider();
    const { asked } = await sent(by);
    const other = (await sent(by)).asked;
    expect(asked.get('redirect_uri')).toBe(`${PUBLIC_URL}/sso/${by.providerName}/callback`);
    expect([asked.get('response_type'), asked.get('code_challenge_method')]).toEqual(['code', 'S256']);
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(asked.get(name)?.length).toBeGreaterThanOrEqual(43);
      expect(asked.get(name)).not.toBe(other.get(name));
    }
    const { user, token } = await signedIn(by, person('first'));
    expect([user.role, user.email, token['amr'], token['acr']]).toEqual([
      'agent',
      'first@acme.example',
      ['sso'],
      'urn:bindery:aal1',
    ]);
    const { rows } = await sql<object>`
      select auth_method, sso_provider_id from user_sessions where user_id = ${user.id}
    `.execute(room.database);
    expect(rows).toEqual([{ authMethod: 'sso', ssoProviderId: by.id }]);
  });

  it('SSO-01 an answer is taken once, in the browser that asked, and not without its state', async () => {
    const by = await provider();
    upstream.claims = person('once');
    const { browser, at } = await sent(by);
    const answer = await upstream.visit(at);
    expect((await new Browser(server).go(answer)).response.status).toBe(400);
    expect((await browser.go(answer)).response.status).toBe(200);
    expect((await browser.go(answer)).response.status).toBe(400);

    for (const query of ['', '?code=x', '?code=x&state=made-up', '?code=x&state=a&state=b'])
      expect((await browser.go(`/sso/${by.providerName}/callback${query}`)).response.status).toBe(400);
  });

  it('SSO-01 of ten that bring one answer at once, one gets in', async () => {
    const by = await provider();
    upstream.claims = person('parallel');
    const { browser, at } = await sent(by);
    const answer = await upstream.visit(at);
    const all = await Promise.all(Array.from({ length: 10 }, () => browser.go(answer)));
    expect(all.filter(({ response }) => response.status !== 400)).toHaveLength(1);
  });

  it('SSO-02 the answer of one provider is none of another, and an issuer that was not asked is refused', async () => {
    const [one, other] = [await provider(), await provider()];
    upstream.claims = person('mixed');
    const { browser, at } = await sent(one);
    const answer = await upstream.visit(at);
    const elsewhere = answer.replace(`/sso/${one.providerName}/`, `/sso/${other.providerName}/`);
    expect((await browser.go(elsewhere)).response.status).toBe(400);
    const named = await alertOf(await browser.go(`${answer}&iss=https%3A%2F%2Fevil.example`));
    expect([named.status, named.alert]).toEqual([403, expect.stringContaining('could not be accepted')]);
  });

  it('SSO-02 a provider that publishes another issuer than its own is not asked', async () => {
    const by = await provider({ issuerUrl: upstream.issuer.replace('localhost', '127.0.0.1') });
    const { browser, page } = await sent(by);
    const answer = await browser.go(`${new URL(page, PUBLIC_URL).pathname}/with/${by.providerName}`);
    expect((await alertOf(answer)).status).toBe(403);
  });

  /** Puts another ID token in the place of the provider's. */
  async function forged(make: (claims: JWTPayload) => Promise<string>) {
    const by = await provider();
    const name = `forged-${named}`;
    const { browser, at, asked } = await sent(by);
    const now = Math.floor(Date.now() / 1000);
    upstream.idToken = await make({
      ...person(name),
      iss: upstream.issuer,
      aud: 'bindery-at-acme',
      nonce: asked.get('nonce') ?? '',
      iat: now,
      exp: now + 300,
    });
    return browser.go(await upstream.visit(at));
  }

  // To make one takes longer than a sign-in.
  const newestKey = once(() => upstream.newKey());
  const strangersKey = once(() => generateKeyPair('RS256'));

  const signing = async (claims: JWTPayload, key?: Parameters<SignJWT['sign']>[0], header = {}) => {
    const jwk = await newestKey();
    const own = await importJWK({ ...jwk }, 'RS256');
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: jwk.kid, ...header }).sign(key ?? own);
  };

  it('SSO-07 a key that the provider has begun to sign with a moment ago is known', async () => {
    const { at } = await forged((claims) => signing(claims));
    expect(at).toContain('/sign-in/');
    expect(at).not.toContain('/sso');
  });

  it.each<[string, (claims: JWTPayload) => Promise<string>]>([
    ['another issuer', (claims) => signing({ ...claims, iss: 'https://evil.example' })],
    ['for another client', (claims) => signing({ ...claims, aud: 'somebody-else' })],
    [
      'for several without saying for whom',
      (claims) => signing({ ...claims, aud: ['bindery-at-acme', 'x'] }),
    ],
    ['with another nonce', (claims) => signing({ ...claims, nonce: 'another' })],
    ['without a nonce', ({ nonce: _, ...claims }) => signing(claims)],
    ['over', (claims) => signing({ ...claims, exp: Math.floor(Date.now() / 1000) - 120 })],
    ['not yet', (claims) => signing({ ...claims, nbf: Math.floor(Date.now() / 1000) + 3600 })],
    ['without a subject', ({ sub: _, ...claims }) => signing(claims)],
    ['unsigned', async (claims) => Promise.resolve(new UnsecuredJWT(claims).encode())],
    [
      'signed with our own secret',
      (claims) => signing(claims, Buffer.from('a secret of the provider'.padEnd(32, ' ')), { alg: 'HS256' }),
    ],
    [
      'of an unknown key',
      async (claims) => signing(claims, (await strangersKey()).privateKey, { kid: 'unknown' }),
    ],
    [
      'of another key under a known name',
      async (claims) => signing(claims, (await strangersKey()).privateKey),
    ],
    ['no token at all', async () => Promise.resolve('garbage')],
  ])('SSO-03, SSO-07 refuses an ID token that is %s', async (_case, make) => {
    const answer = await forged(make);
    expect((await alertOf(answer)).status).toBe(403);
    expect(answer.at).toContain('/sso?');
  });

  it('SSO-03 what the provider says went wrong is a page with what to do, and nothing of its words', async () => {
    const by = await provider();
    const { browser, asked } = await sent(by);
    const query = new URLSearchParams({
      error: 'access_denied',
      error_description: '<script>alert(1)</script>',
      state: asked.get('state') ?? '',
    });
    const { response } = await browser.go(`/sso/${by.providerName}/callback?${query.toString()}`);
    const text = await response.text();
    expect([response.status, text.includes('did not sign you in'), text.includes('alert(1)')]).toEqual([
      403,
      true,
      false,
    ]);
  });

  it('SSO-04 an account is opened by the provider and its own name for the person, never by an address alone', async () => {
    const by = await provider();
    const { id } = await room.createUser('owner@acme.example', 'adjuster');
    const thief = await through(by, person('owner', { sub: 'somebody else' }));
    expect((await alertOf(thief)).alert).toContain('Sign in to it once');

    // Another account that is signed in to does not take the name.
    await room.createUser('bystander@acme.example', 'adjuster');
    await thief.browser.submit(thief.page, 'password', {
      email: 'bystander@acme.example',
      password: PASSWORD,
    });
    expect((await alertOf(await through(by, person('owner', { sub: 'somebody else' })))).status).toBe(403);

    const { rows } = await sql`
      select changes->>'reason' as reason, outcome from audit_logs where action = 'identity.sso-link-refused'
    `.execute(room.database);
    expect(rows).toEqual([{ reason: 'another-account', outcome: 'denied' }]);

    const own = await through(by, person('owner'));
    await own.browser.submit(own.page, 'password', { email: 'owner@acme.example', password: PASSWORD });
    expect((await signedIn(by, person('owner'))).user.id).toBe(id);
    // Its address may change there, and may go to somebody else.
    expect((await signedIn(by, person('owner', { email: 'renamed@acme.example' }))).user.id).toBe(id);
    const another = await provider();
    expect((await alertOf(await through(another, person('owner')))).status).toBe(403);
  });

  it('SSO-04 an address that nobody has verified makes no account', async () => {
    const by = await provider();
    for (const email_verified of [false, undefined, 'no'])
      expect((await alertOf(await through(by, person('unverified', { email_verified })))).alert).toContain(
        'has not verified',
      );
    const trusting = await provider({ trustsEmail: true, allowedDomains: ['acme.example'] });
    const claims = person('trusted', { email_verified: undefined });
    expect((await signedIn(trusting, claims)).user.role).toBe('agent');
  });

  it('SSO-05 only allowed domains come in, and only where users are made does a stranger become one', async () => {
    const by = await provider({ allowedDomains: ['acme.example'], autoCreateUsers: false });
    const stranger = await alertOf(await through(by, person('stranger')));
    expect(stranger.alert).toContain('no account here yet');
    for (const email of ['x@evil.example', 'x@acme.example.evil.example', 'x@sub.acme.example'])
      expect((await alertOf(await through(by, person('x', { email })))).alert).toContain('organization');
  });

  it('SSO-05 rules give roles, the first that fits, and everybody else the least', async () => {
    const by = await provider({
      roleClaim: 'groups',
      roleRules: [
        { value: 'Claims', role: 'adjuster' },
        { value: 'Everybody', role: 'agent', agencyId: agency },
      ],
      managesRoles: true,
    });
    const roleOf = async (groups: unknown) => (await signedIn(by, person('moving', { groups }))).user.role;
    expect(await roleOf(['Everybody'])).toBe('agent');
    expect(await roleOf(['Everybody', 'Claims'])).toBe('adjuster');
    expect(await roleOf('Claims')).toBe('adjuster');
    expect(await roleOf({ Claims: true })).toBe('agent');
  });

  it('SSO-05 rules give and take roles of the company too, unless they must not meet', async () => {
    await sql`
      insert into roles (code, title, permissions) values ('payer', 'Payer', '["identity.users.read"]'), ('lead', 'Lead', '["identity.sso.read"]')
    `.execute(room.database);
    await sql`
      insert into role_conflicts (first_role_id, second_role_id, reason)
      select least(a.id, b.id), greatest(a.id, b.id), 'Two duties' from roles a, roles b where a.code = 'payer' and b.code = 'adjuster'
    `.execute(room.database);
    const by = await provider({
      roleClaim: 'groups',
      roleRules: [
        { value: 'Claims', role: 'adjuster' },
        { value: 'Sales', role: 'agent', furtherRoles: ['lead'] },
        { value: 'Payers', furtherRoles: ['payer'] },
      ],
      managesRoles: true,
    });
    const held = async (groups: readonly string[]) => {
      const { user } = await signedIn(by, person('duties', { groups }));
      const { rows } = await sql<{ readonly code: string }>`
        select r.code from user_roles h join roles r on r.id = h.role_id
         where h.user_id = ${user.id} and h.sso_provider_id = ${by.id} order by 1
      `.execute(room.database);
      return [user.role, ...rows.map(({ code }) => code)];
    };
    expect(await held(['Sales', 'Payers'])).toEqual(['agent', 'lead', 'payer']);
    expect(await held(['Sales'])).toEqual(['agent', 'lead']);
    expect(await held(['Payers', 'Sales'])).toEqual(['agent', 'lead', 'payer']);
    const refused = await alertOf(await through(by, person('duties', { groups: ['Claims', 'Payers'] })));
    expect(refused.status).toBe(403);
    // What goes away makes room for what comes, in one sign-in.
    expect(await held(['Claims'])).toEqual(['adjuster']);
    await expect(
      provider({ roleClaim: 'groups', roleRules: [{ value: 'x', furtherRoles: ['nobody'] }] }),
    ).rejects.toMatchObject({ code: 'identity.sso-provider-terms' });
  });

  it('SSO-05 however many first sign-ins of one person come at once, they make one account and all get in', async () => {
    const by = await provider();
    const all = await Promise.all(Array.from({ length: 8 }, () => signedIn(by, person('at-once'))));
    expect(new Set(all.map(({ user }) => user.id)).size).toBe(1);
  });

  it('SSO-06, LOG-07 whoever must have two factors shows one of ours, unless the provider is trusted with it', async () => {
    const rules = { roleClaim: 'groups', roleRules: [{ value: 'UW', role: 'underwriter' as const }] };
    const strong = person('strong', { groups: ['UW'], amr: ['pwd', 'mfa'] });
    const plain = await through(await provider(rules), { ...strong, ...person('plain') });
    expect(await plain.response.text()).toContain('needs a second factor');

    const trusting = await provider({ ...rules, trustedAmrValues: ['mfa'] });
    const { token } = await signedIn(trusting, strong);
    expect([token['acr'], token['amr']]).toEqual(['urn:bindery:aal2', ['sso', 'mfa']]);
    const weak = await through(trusting, { ...strong, amr: ['pwd'] });
    expect(await weak.response.text()).toContain('needs a second factor');
  });

  it('SSO-06 a client that wants a fresh sign-in gets one of the provider too', async () => {
    const by = await provider();
    const { asked, browser, at } = await sent(by, { more: { max_age: '60' } });
    expect([asked.get('prompt'), asked.get('max_age')]).toEqual(['login', '0']);
    upstream.claims = person('fresh', { auth_time: Math.floor(Date.now() / 1000) - 3600 });
    expect((await alertOf(await browser.go(await upstream.visit(at)))).status).toBe(403);
  });

  it('SES-05 a user who is disabled does not come in by way of a provider either', async () => {
    const by = await provider();
    const { user } = await signedIn(by, person('leaver'));
    await room.inContext(() => disable(user.id));
    expect((await alertOf(await through(by, person('leaver')))).alert).toContain('cannot sign in');
  });

  async function disable(id: string): Promise<void> {
    await room.get(EntityManager).transactional(async () => {
      await room.get(SetUserActive).run(SYSTEM_ACTOR, await room.get(Users).lock(id), false);
    });
  }

  it('SSO-07 a provider within the network is not connected to unless the operator has named it', async () => {
    const walled = await Room.open(database, { environment: {} });
    const walledServer = await walled.listening();
    const by = await provider();
    const browser = new Browser(walledServer);
    const { at } = await browser.authorize(client);
    const answer = await browser.go(`${new URL(at, PUBLIC_URL).pathname}/with/${by.providerName}`);
    expect((await alertOf(answer)).status).toBe(503);
    await walled.close();
  });

  it('AUD-02 sign-ins and refusals are in the trail, the session in the token log, and the secret nowhere', async () => {
    const { rows } = await sql<{ readonly action: string; readonly outcome: string; readonly n: number }>`
      select action, outcome, count(*)::integer as n from audit_logs
       where action in ('identity.signed-in', 'identity.sign-in-refused', 'identity.sso-linked', 'identity.sso-link-refused', 'identity.sso-provider-created')
       group by 1, 2 order by 1
    `.execute(room.database);
    expect(rows.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      'identity.sign-in-refused denied',
      'identity.signed-in success',
      'identity.sso-link-refused denied',
      'identity.sso-linked success',
      'identity.sso-provider-created success',
    ]);
    const log = await sql<{ readonly n: number }>`
      select count(*)::integer as n from oauth2_token_logs
       where token_type = 'session' and action = 'issued' and grant_type = 'sso' and user_id is not null
    `.execute(room.database);
    expect(log.rows[0]?.n).toBeGreaterThan(5);
    const secrets = await sql<{ readonly clientSecretEncrypted: string; readonly whole: string }>`
      select client_secret_encrypted, p::text as whole from sso_providers p limit 1
    `.execute(room.database);
    expect(secrets.rows[0]?.clientSecretEncrypted).toMatch(/^v\d\./);
    expect(secrets.rows[0]?.whole).not.toContain('a secret of the provider');
  });
});
