import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { sql } from 'kysely';
import type { LightMyRequestResponse } from 'fastify';
import type { TestDatabase } from '../../../../test/support/database.js';
import { cloneDatabase } from '../../../../test/support/database.js';
import { Room } from '../../../../test/support/identity-room.js';
import { SentStatements } from '../../../../test/support/sent-statements.js';
import { Identity } from '../identity.js';

const SECRET = randomBytes(32).toString('base64url');
const OTHER_SECRET = randomBytes(32).toString('base64url');

interface Issued {
  readonly access_token: string;
  readonly token_type: string;
  readonly expires_in: number;
  readonly scope?: string;
}

describe('the authorization server, for clients that act for themselves', () => {
  let database: TestDatabase;
  let one: Room;
  let two: Room;

  beforeAll(async () => {
    database = await cloneDatabase();
    [one, two] = await Promise.all([Room.open(database), Room.open(database)]);
    await register('service', SECRET, ['identity.users.read']);
    await register('stranger', OTHER_SECRET, []);
  });
  afterAll(async () => {
    await one?.close();
    await two?.close();
    await database?.drop();
  });

  async function register(clientId: string, secret: string, scopes: readonly string[]): Promise<void> {
    const hash = createHash('sha256').update(secret).digest('hex');
    await sql`
      insert into oauth2_clients (client_id, client_name, client_secret_hash, allowed_grant_types, allowed_scopes, role)
      values (${clientId}, ${clientId}, ${hash}, '["client_credentials"]', ${JSON.stringify(scopes)}, 'admin')
    `.execute(one.database);
  }

  const post = (
    room: Room,
    path: string,
    fields: Record<string, string>,
    client = 'service',
    secret = SECRET,
  ): Promise<LightMyRequestResponse> =>
    room.send({
      method: 'POST',
      url: `/oidc${path}`,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${Buffer.from(`${client}:${secret}`).toString('base64')}`,
        'user-agent': 'Nightly Import/2.1',
        'x-request-id': 'request-of-the-import',
      },
      payload: new URLSearchParams(fields).toString(),
    });

  const fetchToken = (room = one, fields: Record<string, string> = {}): Promise<LightMyRequestResponse> =>
    post(room, '/token', { grant_type: 'client_credentials', ...fields });

  async function token(room = one): Promise<string> {
    const answer = await fetchToken(room);
    expect([answer.statusCode, answer.body]).toEqual([200, expect.any(String)]);
    return answer.json<Issued>().access_token;
  }

  const users = (room: Room, bearer: string): Promise<LightMyRequestResponse> =>
    room.request('GET', '/api/v1/users', { token: bearer });

  describe('TOK-02 access tokens for the API', () => {
    it('are RFC 9068 JWTs that live ten minutes at most, and open what client and role both may', async () => {
      const answer = await fetchToken();
      const issued = answer.json<Issued>();
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(issued).toMatchObject({
        token_type: 'Bearer',
        expires_in: 600,
        scope: 'identity.users.read',
      });
      expect(decodeProtectedHeader(issued.access_token)).toMatchObject({ typ: 'at+jwt', alg: 'ES256' });
      expect(decodeJwt(issued.access_token)).toMatchObject({
        iss: 'http://localhost:3000/oidc',
        sub: 'service',
        client_id: 'service',
        aud: 'urn:bindery:api',
        scope: 'identity.users.read',
        jti: expect.any(String),
        iat: expect.any(Number),
      });
      for (const room of [one, two]) expect((await users(room, issued.access_token)).statusCode).toBe(200);
    });

    it('leave a row in the log with who fetched them from where', async () => {
      const jti = decodeJwt(await token()).jti ?? '';
      const { rows } = await sql`
        select action, client_id, user_id, grant_type, scope, user_agent, request_id, host(ip_address) as ip
          from oauth2_token_logs where token_hash = ${createHash('sha256').update(jti).digest('hex')}
      `.execute(one.database);
      expect(rows).toEqual([
        {
          action: 'issued',
          clientId: 'service',
          userId: null,
          grantType: 'client_credentials',
          scope: 'identity.users.read',
          userAgent: 'Nightly Import/2.1',
          requestId: 'request-of-the-import',
          ip: '127.0.0.1',
        },
      ]);
    });
  });

  describe('TOK-03 the audience of a token', () => {
    it('is the API; any other resource is refused', async () => {
      const answer = await fetchToken(one, { resource: 'https://elsewhere.example.com/' });
      expect([answer.statusCode, answer.json()]).toMatchObject([400, { error: 'invalid_target' }]);
    });
  });

  describe('AS-19 scopes', () => {
    it('that a client is not registered for are cut', async () => {
      const answer = await fetchToken(one, { scope: 'identity.users.read identity.users.manage' });
      expect([answer.statusCode, answer.json<Issued>().scope]).toEqual([200, 'identity.users.read']);
    });

    it('of the whole role are for users only', async () => {
      expect((await fetchToken(one, { scope: 'api' })).json<Issued>().scope).toBeUndefined();
    });
  });

  describe('CLI-01 secrets', () => {
    it.each([
      ['another secret', () => OTHER_SECRET],
      ['the stored hash of it', () => createHash('sha256').update(SECRET).digest('hex')],
    ])('are refused when they are %s', async (_name, secret) => {
      const answer = await post(one, '/token', { grant_type: 'client_credentials' }, 'service', secret());
      expect([answer.statusCode, answer.json()]).toMatchObject([401, { error: 'invalid_client' }]);
    });
  });

  describe('INT-01 introspection', () => {
    it('tells the client of a token, and to a stranger that there is none', async () => {
      const bearer = await token();
      const own = await post(two, '/token/introspection', { token: bearer });
      expect(own.json()).toMatchObject({ active: true, client_id: 'service', aud: 'urn:bindery:api' });
      const foreign = await post(one, '/token/introspection', { token: bearer }, 'stranger', OTHER_SECRET);
      expect([foreign.statusCode, foreign.json()]).toEqual([200, { active: false }]);
      const nobody = await post(one, '/token/introspection', { token: bearer }, 'service', OTHER_SECRET);
      expect(nobody.statusCode).toBe(401);
    });

    it('tells other servers of the API, which are registered for it, of all tokens for the API', async () => {
      await one.createUser('registrar@example.com', 'admin');
      const terms = {
        clientName: 'Gateway',
        allowedGrantTypes: ['client_credentials'],
        allowedScopes: ['identity.introspect'],
        role: 'admin',
      };
      const by = await one.token('registrar@example.com');
      const created = await one.request('POST', '/api/v1/clients', { token: by, body: terms });
      const { clientId = '', clientSecret = '' } = created.json<Record<string, string>>();
      const asked = await post(two, '/token/introspection', { token: await token() }, clientId, clientSecret);
      expect([created.statusCode, asked.json()]).toMatchObject([201, { active: true, client_id: 'service' }]);
    });
  });

  describe('INT-02 introspection', () => {
    it('says only that a token is not active when it is forged, garbage or an id out of a token', async () => {
      const bearer = await token();
      const [head, , signature] = bearer.split('.') as [string, string, string];
      const claims = Buffer.from(JSON.stringify({ ...decodeJwt(bearer), sub: 'other' })).toString(
        'base64url',
      );
      const faulty = [`${head}.${claims}.${signature}`, 'garbage', 'a.b.c', decodeJwt(bearer).jti ?? ''];
      for (const presented of faulty) {
        const answer = await post(one, '/token/introspection', { token: presented });
        expect([answer.statusCode, answer.json()]).toEqual([200, { active: false }]);
      }
    });
  });

  describe('REV-01 revocation', () => {
    it('ends a signed token at once on both instances', async () => {
      const bearer = await token();
      expect((await users(two, bearer)).statusCode).toBe(200);
      expect((await post(one, '/token/revocation', { token: bearer })).statusCode).toBe(200);
      for (const room of [one, two]) expect((await users(room, bearer)).statusCode).toBe(401);
      expect((await post(one, '/token/introspection', { token: bearer })).json()).toEqual({ active: false });
    });

    it('answers 200 for an unknown token, and refuses that of another client', async () => {
      expect((await post(one, '/token/revocation', { token: 'unknown' })).statusCode).toBe(200);
      const bearer = await token();
      const foreign = await post(one, '/token/revocation', { token: bearer }, 'stranger', OTHER_SECRET);
      expect(foreign.statusCode).toBe(400);
      expect((await users(one, bearer)).statusCode).toBe(200);
    });
  });

  describe('the row of a client', () => {
    /** How often the statements of some work read it. */
    async function readsOf(work: () => Promise<unknown>): Promise<number> {
      const sent = new SentStatements();
      try {
        await work();
      } finally {
        sent.stop();
      }
      return sent.texts.filter((text) => /from \S*oauth2_clients/.test(text)).length;
    }

    it('is read once for a token, and once where the token is not given', async () => {
      const grant = { grant_type: 'client_credentials' };
      expect(await readsOf(async () => expect((await post(one, '/token', grant)).statusCode).toBe(200))).toBe(
        1,
      );
      const wrong = (): Promise<unknown> => post(one, '/token', grant, 'service', 'wrong');
      expect(await readsOf(wrong)).toBe(1);
      const byCommand = (): Promise<unknown> =>
        one.inContext(() => one.get(Identity).issueToken({ holder: { clientId: 'service' } }));
      expect(await readsOf(byCommand)).toBe(1);
    });

    it('CLI-04 is read anew by the next request, so that a client that was changed is another one at once', async () => {
      const grant = { grant_type: 'client_credentials' };
      await sql`update oauth2_clients set active = false where client_id = 'service'`.execute(one.database);
      try {
        expect((await post(one, '/token', grant)).statusCode).toBe(401);
      } finally {
        await sql`update oauth2_clients set active = true where client_id = 'service'`.execute(one.database);
      }
      expect((await post(one, '/token', grant)).statusCode).toBe(200);
    });
  });

  describe('AS-03 grants and response types', () => {
    it('other than those of RFC 9700 are neither offered nor taken', async () => {
      const { body } = await one.request('GET', '/oidc/.well-known/openid-configuration');
      expect(JSON.parse(body)).toMatchObject({
        response_types_supported: ['code'],
        code_challenge_methods_supported: ['S256'],
      });
      expect([...JSON.parse(body).grant_types_supported].sort()).toEqual([
        'authorization_code',
        'client_credentials',
        'refresh_token',
      ]);
      const answer = await post(one, '/token', { grant_type: 'password', username: 'a', password: 'b' });
      expect(answer.json()).toMatchObject({ error: 'unsupported_grant_type' });
    });
  });

  describe('AS-15 discovery', () => {
    it('is the same at both well-known places, and names addresses under PUBLIC_URL whatever a request says', async () => {
      const headers = { 'x-forwarded-host': 'evil.example.com', host: 'evil.example.com' };
      const [openid, oauth, atRoot] = await Promise.all(
        [
          '/oidc/.well-known/openid-configuration',
          '/oidc/.well-known/oauth-authorization-server',
          '/.well-known/oauth-authorization-server/oidc',
        ].map(async (url) => (await one.request('GET', url, { headers })).json<Record<string, unknown>>()),
      );
      expect(oauth).toEqual(openid);
      expect(atRoot).toEqual(openid);
      expect(openid).toMatchObject({ issuer: 'http://localhost:3000/oidc' });
      const addresses = Object.entries(openid ?? {}).filter(([name]) => /_endpoint$|_uri$/.test(name));
      expect(addresses.length).toBeGreaterThan(6);
      for (const [, address] of addresses) expect(address).toMatch(/^http:\/\/localhost:3000\/oidc\//);
    });
  });

  describe('KEY-01 the key set', () => {
    it('has public members only and is the one that tokens are signed with', async () => {
      const { keys } = (await one.request('GET', '/oidc/jwks')).json<{ keys: Record<string, string>[] }>();
      const { kid } = decodeProtectedHeader(await token(two));
      expect(keys.map((key) => key['kid'])).toContain(kid);
      for (const key of keys) {
        expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
        expect(key).toMatchObject({ alg: 'ES256', crv: 'P-256' });
      }
    });
  });

  describe('AS-20 answers of the token endpoint', () => {
    it('are RFC 6749 JSON without a stack when something is wrong', async () => {
      const answer = await post(one, '/token', { grant_type: 'client_credentials', scope: '\u0000' });
      expect(answer.statusCode).toBe(400);
      expect(Object.keys(answer.json<object>()).sort()).toEqual(['error', 'error_description']);
      expect(answer.headers['x-request-id']).toBe('request-of-the-import');
    });
  });
});
