import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { KeyPair } from 'dpop';
import { calculateThumbprint, generateKeyPair, generateProof } from 'dpop';
import { SignJWT, decodeJwt, exportJWK } from 'jose';
import { sql } from 'kysely';
import type { LightMyRequestResponse } from 'fastify';
import { Browser, CALLBACK, PUBLIC_URL, register, sha256 } from '../../../../test/support/authorization.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { cloneDatabase } from '../../../../test/support/database.js';
import { PASSWORD, Room } from '../../../../test/support/identity-room.js';

const SECRET = randomBytes(32).toString('base64url');
const TOKEN_URL = `${PUBLIC_URL}/oidc/token`;
const USERS_URL = `${PUBLIC_URL}/api/v1/users`;
const HINT = 'algs="ES256 PS256 Ed25519 EdDSA"';

interface Issued {
  readonly access_token: string;
  readonly token_type: string;
  readonly refresh_token?: string;
  readonly error?: string;
}

/** RS-04: a token that is bound to a key is worth nothing without it (RFC 9449). */
describe('tokens that are bound to a key of the client', () => {
  let database: TestDatabase;
  let one: Room;
  let two: Room;
  let key: KeyPair;
  let token: string;

  beforeAll(async () => {
    database = await cloneDatabase();
    [one, two] = await Promise.all([Room.open(database), Room.open(database)]);
    await sql`
      insert into oauth2_clients (client_id, client_name, client_secret_hash, allowed_grant_types, allowed_scopes, role)
      values ('service', 'Service', ${sha256(SECRET)}, '["client_credentials"]', '["identity.users.read"]', 'admin')
    `.execute(one.database);
    key = await generateKeyPair('ES256');
    token = (await issued(await generateProof(key, TOKEN_URL, 'POST'))).access_token;
  });
  afterAll(async () => {
    await one?.close();
    await two?.close();
    await database?.drop();
  });

  async function ask(proof?: string, room = one, as: object = {}): Promise<LightMyRequestResponse> {
    return room.send({
      method: 'POST',
      url: '/oidc/token',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${Buffer.from(`service:${SECRET}`).toString('base64')}`,
        ...as,
        ...(proof !== undefined && { dpop: proof }),
      },
      payload: 'grant_type=client_credentials',
    });
  }

  async function issued(proof?: string): Promise<Issued> {
    const answer = await ask(proof);
    expect([answer.statusCode, answer.body]).toEqual([200, expect.any(String)]);
    return answer.json<Issued>();
  }

  const users = (
    proof: string | undefined,
    { room = one, scheme = 'DPoP', value = token, url = '/api/v1/users' } = {},
  ): Promise<LightMyRequestResponse> =>
    room.request('GET', url, {
      headers: { authorization: `${scheme} ${value}`, ...(proof !== undefined && { dpop: proof }) },
    });

  const remembered = async (): Promise<unknown> =>
    (await sql`select count(*) from oidc_artifacts where model = 'ReplayDetection'`.execute(one.database))
      .rows;

  const fitting = (): Promise<string> => generateProof(key, USERS_URL, 'GET', undefined, token);

  /** A proof that is right, but for what is said here. */
  async function forged(claims: object = {}, header: object = {}, by = key): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const ath = createHash('sha256').update(token).digest('base64url');
    const fits = { htm: 'GET', htu: USERS_URL, ath, iat: now, jti: randomBytes(16).toString('hex') };
    return new SignJWT({ ...fits, ...claims })
      .setProtectedHeader({
        typ: 'dpop+jwt',
        alg: 'ES256',
        jwk: await exportJWK(by.publicKey),
        ...header,
      })
      .sign(by.privateKey, { crit: { 'urn:new': false } });
  }

  it('RS-04 say so, are of the type DPoP, and open what a proof comes with', async () => {
    const granted = await issued(await generateProof(key, TOKEN_URL, 'POST'));
    expect(granted.token_type).toBe('DPoP');
    expect(decodeJwt(granted.access_token)['cnf']).toEqual({ jkt: await calculateThumbprint(key.publicKey) });
    expect((await users(await fitting())).statusCode).toBe(200);
    expect((await users(await fitting(), { scheme: 'dpop', room: two })).statusCode).toBe(200);
    expect((await issued()).token_type).toBe('Bearer');
  });

  it('are told as such to whoever asks about them', async () => {
    const answer = await one.send({
      method: 'POST',
      url: '/oidc/token/introspection',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${Buffer.from(`service:${SECRET}`).toString('base64')}`,
      },
      payload: new URLSearchParams({ token }).toString(),
    });
    expect(answer.json()).toMatchObject({
      active: true,
      token_type: 'DPoP',
      cnf: { jkt: await calculateThumbprint(key.publicKey) },
    });
  });

  it('are refused as bearer tokens, and a bearer token with a proof', async () => {
    const stolen = await users(await fitting(), { scheme: 'Bearer' });
    expect([stolen.statusCode, stolen.headers['www-authenticate']]).toEqual([
      401,
      `DPoP error="invalid_dpop_proof", ${HINT}`,
    ]);
    const { access_token: bearer } = await issued();
    const proof = await generateProof(key, USERS_URL, 'GET', undefined, bearer);
    const upgraded = await users(proof, { value: bearer });
    expect([upgraded.statusCode, upgraded.headers['www-authenticate']]).toEqual([
      401,
      `DPoP error="invalid_token", ${HINT}`,
    ]);
    const before = await remembered();
    expect((await users(undefined, { scheme: 'Bearer', value: bearer })).statusCode).toBe(200);
    // Whoever sends a proof beside a bearer's token is a client that does so with all of them.
    expect((await users(proof, { scheme: 'Bearer', value: bearer })).statusCode).toBe(200);
    expect(await remembered()).toEqual(before);
  });

  it('name both ways where nothing was sent', async () => {
    const { headers } = await one.request('GET', '/api/v1/users');
    expect(headers['www-authenticate']).toBe(`Bearer, DPoP ${HINT}`);
  });

  const now = (): number => Math.floor(Date.now() / 1000);
  const misfits: readonly (readonly [string, () => Promise<string | undefined>])[] = [
    ['no proof', () => Promise.resolve(undefined)],
    ['an empty proof', () => Promise.resolve('')],
    ['what is no JWT', () => Promise.resolve('proof')],
    ['two proofs', async () => `${await fitting()}, ${await fitting()}`],
    ['another method', () => forged({ htm: 'POST' })],
    ['a method in small letters', () => forged({ htm: 'get' })],
    ['no method', () => forged({ htm: undefined })],
    ['another address', () => forged({ htu: `${PUBLIC_URL}/api/v1/clients` })],
    ['another host', () => forged({ htu: 'https://evil.example/api/v1/users' })],
    ['another scheme', () => forged({ htu: USERS_URL.replace('http:', 'https:') })],
    ['a part of the address', () => forged({ htu: '/api/v1/users' })],
    ['no address', () => forged({ htu: undefined })],
    ['an address that is a list', () => forged({ htu: [USERS_URL] })],
    ['another token', () => forged({ ath: createHash('sha256').update('other').digest('base64url') })],
    ['no token', () => forged({ ath: undefined })],
    ['a time that is long ago', () => forged({ iat: now() - 302 })],
    ['a time to come', () => forged({ iat: now() + 302 })],
    ['no time', () => forged({ iat: undefined })],
    ['an end that is over', () => forged({ exp: now() - 1 })],
    ['no id', () => forged({ jti: undefined })],
    ['an id that is empty', () => forged({ jti: '' })],
    ['an id that is a number', () => forged({ jti: 7 as unknown as string })],
    ['an id without end', () => forged({ jti: 'x'.repeat(257) })],
    ['more length than a proof has', () => forged({ filler: 'x'.repeat(5_000) })],
    ['the type of another JWT', () => forged({}, { typ: 'JWT' })],
    ['a critical extension', () => forged({}, { crit: ['urn:new'], 'urn:new': true })],
    ['no key', () => forged({}, { jwk: undefined })],
    ['another key in its header than it is signed with', async () => forged({}, { jwk: await otherJwk() })],
    ['another key', async () => forged({}, {}, await generateKeyPair('ES256'))],
    [
      'its private key',
      async () => {
        const own = await generateKeyPair('ES256', { extractable: true });
        return forged({}, { jwk: await exportJWK(own.privateKey) }, own);
      },
    ],
    ['a changed claim', async () => tampered(await forged({ htm: 'POST' }), { htm: 'GET' })],
    [
      'a secret in the place of a key',
      () =>
        new SignJWT({ htm: 'GET', htu: USERS_URL, iat: now(), jti: 'x' })
          .setProtectedHeader({ typ: 'dpop+jwt', alg: 'HS256', jwk: { kty: 'oct', k: 'c2VjcmV0' } as object })
          .sign(Buffer.from('secret'.repeat(8))),
    ],
  ];

  it.each(misfits)('are refused with %s', async (_, proofOf) => {
    const answer = await users(await proofOf());
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([
      401,
      'http.invalid-dpop-proof',
    ]);
    expect(answer.headers['www-authenticate']).toBe(`DPoP error="invalid_dpop_proof", ${HINT}`);
  });

  it('are for an address whatever its query, and however it is spelled', async () => {
    for (const htu of [
      `${USERS_URL}?limit=1#top`,
      USERS_URL.replace('http://localhost', 'HTTP://LOCALHOST'),
      USERS_URL.replace('/users', '/./users'),
    ])
      expect([
        htu,
        (await users(await forged({ htu }), { url: '/api/v1/users?limit=2' })).statusCode,
      ]).toEqual([htu, 200]);
  });

  it('take a proof of a clock that is four minutes off', async () => {
    for (const iat of [now() - 240, now() + 240])
      expect((await users(await forged({ iat }))).statusCode).toBe(200);
  });

  it('take a proof once, of twenty at the same moment on two instances', async () => {
    const proof = await fitting();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => users(proof, { room: index % 2 ? one : two })),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, ...Array(19).fill(401)]);
    expect((await users(proof)).json()).toMatchObject({ detail: expect.stringContaining('come before') });
  });

  it('remember a proof no longer than it could be used', async () => {
    const { rows } = await sql<{ most: number }>`
      select max(extract(epoch from expires_at - now()))::integer as most from oidc_artifacts where model = 'ReplayDetection'
    `.execute(one.database);
    expect(rows[0]?.most).toBeGreaterThan(0);
    expect(rows[0]?.most).toBeLessThanOrEqual(601);
  });

  it('leave no row of a proof that is refused, nor for a token that is over', async () => {
    const { access_token: ended } = await issued(await generateProof(key, TOKEN_URL, 'POST'));
    await sql`update oauth2_access_tokens set revoked_at = now() where jti_hash = ${sha256(decodeJwt(ended).jti ?? '')}`.execute(
      one.database,
    );
    const before = await remembered();
    for (const [, proofOf] of misfits) await users(await proofOf());
    const proof = await generateProof(key, USERS_URL, 'GET', undefined, ended);
    const answer = await users(proof, { value: ended });
    expect([answer.statusCode, answer.headers['www-authenticate']]).toEqual([
      401,
      `DPoP error="invalid_token", ${HINT}`,
    ]);
    expect(await remembered()).toEqual(before);
  });

  describe('at the authorization server', () => {
    it('are not issued for a proof that does not fit, or has come before', async () => {
      const proof = await generateProof(key, TOKEN_URL, 'POST');
      const answers = await Promise.all([ask(proof), ask(proof, two), ask(proof), ask(proof, two)]);
      expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
      for (const wrong of [
        await generateProof(key, USERS_URL, 'POST'),
        await generateProof(key, TOKEN_URL, 'GET'),
        'proof',
      ]) {
        const answer = await ask(wrong);
        expect([answer.statusCode, answer.json<Issued>().error]).toEqual([400, 'invalid_dpop_proof']);
      }
    });

    it('are issued to a clock that is wrong, for a nonce that any instance gives', async () => {
      const slow = await forged({ htm: 'POST', htu: TOKEN_URL, ath: undefined, iat: now() - 86_400 });
      const answer = await ask(slow);
      expect([answer.statusCode, answer.json<Issued>().error]).toEqual([400, 'use_dpop_nonce']);
      const nonce = String(answer.headers['dpop-nonce']);
      const again = { htm: 'POST', htu: TOKEN_URL, ath: undefined, iat: now() - 86_400, nonce };
      expect((await ask(await forged(again), two)).statusCode).toBe(200);
    });

    it('are the only ones of a client that is registered for them, and the registration can be taken back', async () => {
      await one.createUser('registrar@example.com', 'admin');
      const by = await one.token('registrar@example.com');
      const terms = {
        clientName: 'Rater',
        allowedGrantTypes: ['client_credentials'],
        role: 'underwriter',
        dpopBoundAccessTokens: true,
      };
      const created = await one.request('POST', '/api/v1/clients', { token: by, body: terms });
      const { id, clientId, clientSecret, ...client } = created.json<Record<string, string>>();
      expect(client).toMatchObject({ dpopBoundAccessTokens: true });
      const as = { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` };
      const refused = await ask(undefined, two, as);
      expect([refused.statusCode, refused.json<Issued>().error]).toEqual([400, 'invalid_grant']);
      const bound = await ask(await generateProof(key, TOKEN_URL, 'POST'), two, as);
      expect(bound.json<Issued>().token_type).toBe('DPoP');
      const change = { token: by, body: { dpopBoundAccessTokens: false }, headers: { 'if-match': '*' } };
      expect((await one.request('PATCH', `/api/v1/clients/${id}`, change)).statusCode).toBe(200);
      expect((await ask(undefined, two, as)).json<Issued>().token_type).toBe('Bearer');
    });

    it('are told of in both documents of metadata', async () => {
      for (const url of [
        '/oidc/.well-known/openid-configuration',
        '/.well-known/oauth-authorization-server/oidc',
      ]) {
        const { dpop_signing_alg_values_supported: algorithms } = (await one.send({ url })).json();
        expect(algorithms).toEqual(['ES256', 'PS256', 'Ed25519', 'EdDSA']);
      }
    });
  });

  describe('of a user', () => {
    const ADMIN = { email: 'admin@example.com', password: PASSWORD };

    it('stay with the key that the sign-in began with: code, refresh token, user info and API', async () => {
      await one.createUser(ADMIN.email, 'admin');
      const server = await one.listening();
      const app = await register(server.app, { method: 'none' });
      const [mine, other] = [await generateKeyPair('ES256'), await generateKeyPair('Ed25519')];
      const sent = async (fields: Record<string, string>, by?: KeyPair) =>
        server.form(
          '/oidc/token',
          { client_id: app.clientId, ...fields },
          by && { dpop: await generateProof(by, TOKEN_URL, 'POST') },
        );
      const codeFor = async (scope = 'openid api'): Promise<Record<string, string>> => {
        const browser = new Browser(server);
        const more = { dpop_jkt: await calculateThumbprint(mine.publicKey) };
        const code = (await browser.signIn(app, ADMIN, { scope, more })).get('code') ?? '';
        return {
          grant_type: 'authorization_code',
          code,
          redirect_uri: CALLBACK,
          code_verifier: browser.verifier,
        };
      };

      for (const by of [undefined, other])
        expect((await sent(await codeFor(), by)).body.error).toBe('invalid_grant');
      const { body: first } = await sent(await codeFor(), mine);
      expect(first).toMatchObject({ token_type: 'DPoP', refresh_token: expect.any(String) });
      const refreshing = { grant_type: 'refresh_token', refresh_token: first.refresh_token ?? '' };
      for (const by of [undefined, other])
        expect((await sent(refreshing, by)).body.error).toBe('invalid_grant');
      const { body: second } = await sent(refreshing, mine);
      const value = second.access_token ?? '';

      const me = `${PUBLIC_URL}/api/v1/auth/me`;
      const proof = await generateProof(mine, me, 'GET', undefined, value);
      expect((await users(proof, { value, url: '/api/v1/auth/me' })).statusCode).toBe(200);
      const stolen = await generateProof(other, me, 'GET', undefined, value);
      expect((await users(stolen, { value, url: '/api/v1/auth/me' })).statusCode).toBe(401);

      const { access_token: plain = '' } = (await sent(await codeFor('openid'), mine)).body;
      const userInfo = async (by: KeyPair | null): Promise<number> => {
        const url = `${PUBLIC_URL}/oidc/me`;
        const shown = by && (await generateProof(by, url, 'GET', undefined, plain));
        return (await users(shown ?? undefined, { value: plain, url: '/oidc/me' })).statusCode;
      };
      expect([await userInfo(mine), await userInfo(other), await userInfo(null)]).toEqual([200, 401, 400]);
    });
  });

  async function otherJwk(): Promise<object> {
    return exportJWK((await generateKeyPair('ES256')).publicKey);
  }

  function tampered(proof: string, claims: object): string {
    const [header, payload = '', signature] = proof.split('.');
    const given = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    return [
      header,
      Buffer.from(JSON.stringify({ ...given, ...claims })).toString('base64url'),
      signature,
    ].join('.');
  }
});
