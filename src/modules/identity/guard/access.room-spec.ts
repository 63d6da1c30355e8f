import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, Get, Post } from '@nestjs/common';
import { SignJWT, UnsecuredJWT, decodeJwt, decodeProtectedHeader, exportSPKI, importJWK } from 'jose';
import type { CryptoKey, JWK, JWTPayload } from 'jose';
import { sql } from 'kysely';
import type { TestDatabase } from '../../../../test/support/database.js';
import { cloneDatabase } from '../../../../test/support/database.js';
import { Allow, Public } from '../../../platform/http/access.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import { Room } from '../../../../test/support/identity-room.js';
import { Identity } from '../identity.js';
import { newKeyPair } from '../keys/new-key-pair.js';
import { SigningKeys } from '../keys/signing-keys.js';

let database: TestDatabase;
let one: Room;
let two: Room;

beforeAll(async () => {
  database = await cloneDatabase();
  one = await Room.open(database);
  two = await Room.open(database);
  await one.createUser('agent@example.com', 'agent');
  await one.createUser('admin@example.com', 'admin');
});
afterAll(async () => {
  await one?.close();
  await two?.close();
  await database?.drop();
});

describe('the token', () => {
  it('is an RFC 9068 access token of the session', async () => {
    const token = await one.token('agent@example.com');
    const { kid } = await one.get(SigningKeys).active();
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'ES256', typ: 'at+jwt', kid });
    const claims = decodeJwt(token);
    expect(Object.keys(claims).sort()).toEqual(
      [
        'acr',
        'agency',
        'amr',
        'aud',
        'auth_time',
        'client_id',
        'exp',
        'iat',
        'iss',
        'jti',
        'role',
        'scope',
        'sid',
        'sub',
      ].sort(),
    );
    expect(claims).toMatchObject({
      iss: 'http://localhost:3000/oidc',
      aud: 'urn:bindery:api',
      role: 'agent',
      agency: await one.agency(),
    });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(600);
    const { rows } = await sql<{ everything: string }>`
      select string_agg(s::text, ' ') as everything from user_sessions s
    `.execute(one.database);
    expect(rows[0]?.everything).toContain(claims['sid']);
    expect(rows[0]?.everything).not.toContain(claims.jti);
  });
});

describe('RS-01 the guard refuses', () => {
  let genuine: JWTPayload;
  let kid: string;
  let key: Parameters<SignJWT['sign']>[0];
  let publicJwk: JWK;

  beforeEach(async () => {
    genuine = decodeJwt(await one.token('agent@example.com'));
    ({ kid, privateKey: key } = await one.get(SigningKeys).active());
    [publicJwk] = (await one.get(SigningKeys).published()) as [JWK];
  });

  const signed = (claims: JWTPayload, header: object = {}, by = key): Promise<string> =>
    new SignJWT(claims).setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid, ...header }).sign(by);

  it('nothing about a token that we could have made ourselves', async () => {
    expect((await one.me(await signed(genuine))).statusCode).toBe(200);
  });

  const forgeries: [string, () => Promise<string>][] = [
    ['alg none', async () => new UnsecuredJWT(genuine).encode()],
    [
      'alg none under our header',
      async () => {
        const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt', kid })).toString('base64url');
        return `${header}.${Buffer.from(JSON.stringify(genuine)).toString('base64url')}.`;
      },
    ],
    [
      'HS256 with the public key as secret',
      async () => {
        const pem = await exportSPKI((await importJWK(publicJwk, 'ES256')) as CryptoKey);
        return signed(genuine, { alg: 'HS256' }, Buffer.from(pem));
      },
    ],
    ['a key of somebody else under our key id', async () => signed(genuine, {}, await foreignKey())],
    ['an unknown key id', async () => signed(genuine, { kid: 'invented' })],
    [
      'a key that it brings along',
      async () => signed(genuine, { kid: undefined, jwk: publicJwk }, await foreignKey()),
    ],
    ['the type of an ID token', async () => signed(genuine, { typ: 'JWT' })],
    ['a critical extension', async () => signed(genuine, { crit: ['b64'], b64: true })],
    ['another audience', async () => signed({ ...genuine, aud: 'urn:somebody:else' })],
    ['another issuer', async () => signed({ ...genuine, iss: 'https://evil.example' })],
    [
      'a certificate that it is bound to',
      async () => signed({ ...genuine, cnf: { 'x5t#S256': 'thumbprint' } }),
    ],
    ['a time that is over', async () => signed({ ...genuine, exp: Math.floor(Date.now() / 1000) - 1 })],
    ['a time to come', async () => signed({ ...genuine, nbf: Math.floor(Date.now() / 1000) + 600 })],
    ['no expiry', async () => signed({ ...genuine, exp: undefined } as unknown as JWTPayload)],
    ['a session that does not exist', async () => signed({ ...genuine, sid: newId() })],
    ['the session of another user', async () => signed({ ...genuine, sub: newId() })],
    ['a changed claim', async () => tampered(await signed(genuine), { ...genuine, role: 'admin' })],
    ['more length than a token has', async () => signed({ ...genuine, filler: 'x'.repeat(8_000) })],
    ['no form of a token', () => Promise.resolve('not-a-token')],
  ];

  it.each(forgeries)('a token with %s', async (_, forge) => {
    const response = await one.me(await forge());
    expect(response.statusCode).toBe(401);
    expect(response.json()).toMatchObject({ code: 'http.unauthenticated', status: 401 });
    expect(response.headers['www-authenticate']).toBe('Bearer error="invalid_token"');
  });

  it('a token in the address or the body, and none', async () => {
    const token = await one.token('agent@example.com');
    for (const response of [
      await one.request('GET', `/api/v1/auth/me?access_token=${token}`),
      await one.request('POST', '/api/v1/auth/logout', { body: { access_token: token } }),
      await one.request('GET', '/api/v1/auth/me'),
      await one.request('GET', '/api/v1/auth/me', { headers: { authorization: `Basic ${token}` } }),
    ]) {
      expect(response.statusCode).toBe(401);
      expect(response.headers['www-authenticate']).toMatch(/^Bearer, DPoP algs=/);
    }
  });

  async function foreignKey(): Promise<typeof key> {
    return importJWK((await newKeyPair()).privateJwk, 'ES256');
  }

  function tampered(token: string, claims: object): string {
    const [header, , signature] = token.split('.');
    return [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
  }
});

describe('a token ends at once on every instance', () => {
  it('when its user signs out', async () => {
    const token = await one.token('agent@example.com');
    expect((await two.me(token)).statusCode).toBe(200);
    expect((await one.request('POST', '/api/v1/auth/logout', { token })).statusCode).toBe(204);
    expect((await two.me(token)).statusCode).toBe(401);
    expect((await one.me(token)).statusCode).toBe(401);
  });

  it('when its user is disabled or deleted', async () => {
    const user = await one.createUser('leaver@example.com', 'agent');
    const token = await one.token('leaver@example.com');
    expect((await two.me(token)).statusCode).toBe(200);
    await sql`update users set is_active = false, deleted_at = now() where id = ${user.id}`.execute(
      one.database,
    );
    expect((await two.me(token)).statusCode).toBe(401);
  });

  it('when its time is over, though its signature is remembered', async () => {
    const token = await one.token('agent@example.com');
    expect((await one.me(token)).statusCode).toBe(200);
    await one.clock.during(901, async () => expect((await one.me(token)).statusCode).toBe(401));
  });

  it('RS-06 and a changed role counts from the next request', async () => {
    const user = await one.createUser('promoted@example.com', 'agent');
    const token = await one.token('promoted@example.com');
    expect((await two.request('GET', '/api/v1/users', { token })).statusCode).toBe(403);
    await sql`update users set role = 'admin', agency_id = null where id = ${user.id}`.execute(one.database);
    expect((await two.request('GET', '/api/v1/users', { token })).statusCode).toBe(200);
  });
});

describe('a missing permission', () => {
  it('is named in the answer and leaves a row', async () => {
    const token = await one.token('agent@example.com');
    const response = await one.request('GET', '/api/v1/users', { token });
    expect(response.statusCode).toBe(403);
    expect(response.json()).toMatchObject({ code: 'http.forbidden', permission: 'identity.users.read' });
    const { rows } = await sql`
      select action, resource_type, resource_id, outcome, request_path, session_id from audit_logs
      where action = 'identity.access-denied' order by seq desc limit 1
    `.execute(one.database);
    expect(rows[0]).toEqual({
      action: 'identity.access-denied',
      resourceType: 'permission',
      resourceId: 'identity.users.read',
      outcome: 'denied',
      requestPath: '/api/v1/users',
      sessionId: decodeJwt(token)['sid'],
    });
  });
});

describe('rotation', () => {
  it('signs with a new key everywhere, accepts it at once, and keeps the old tokens good until they expire', async () => {
    const before = await one.token('agent@example.com');
    const kid = await one.get(Identity).rotateKeys(SYSTEM_ACTOR);
    const after = await two.token('agent@example.com');

    expect(decodeProtectedHeader(before).kid).not.toBe(kid);
    expect(decodeProtectedHeader(after).kid).toBe(kid);
    for (const token of [before, after]) {
      expect((await one.me(token)).statusCode).toBe(200);
      expect((await two.me(token)).statusCode).toBe(200);
    }
    const { rows } = await sql<{ status: string; hasPrivate: boolean }>`
      select status, private_jwk_encrypted is not null as has_private from signing_keys order by created_at
    `.execute(one.database);
    expect(rows).toEqual([
      { status: 'retiring', hasPrivate: false },
      { status: 'active', hasPrivate: true },
    ]);
  });

  it('drops the old key when its last token has expired', async () => {
    await two.clock.during(3_600, async () => expect(await two.get(SigningKeys).published()).toHaveLength(1));
  });

  it('may be asked for twice at once', async () => {
    const kids = await Promise.all([one, two].map((room) => room.get(Identity).rotateKeys(SYSTEM_ACTOR)));
    expect(new Set(kids).size).toBe(2);
    const { rows } = await sql<{ kid: string }>`select kid from signing_keys where status = 'active'`.execute(
      one.database,
    );
    expect(kids).toContain(rows[0]?.kid);
    expect((await one.me(await two.token('agent@example.com'))).statusCode).toBe(200);
  });

  it('publishes public halves only', async () => {
    const published = await one.get(SigningKeys).published();
    expect(published.length).toBeGreaterThan(1);
    for (const jwk of published) {
      expect(Object.keys(jwk).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
    }
  });
});

describe('the start-up check', () => {
  @Controller('forgotten')
  class Forgotten {
    @Get()
    open(): string {
      return 'open';
    }
  }

  @Controller('undeclared')
  class Undeclared {
    @Get()
    // @ts-expect-error A name that no room declares does not compile; the check at the start is the second line.
    @Allow('nobody.declared-this')
    open(): string {
      return 'open';
    }
  }

  @Controller('both')
  class Both {
    @Post()
    @Allow('identity.session')
    @Public()
    open(): string {
      return 'open';
    }
  }

  it.each([
    [Forgotten, 'Forgotten.open has neither @Allow() nor @Public()'],
    [Undeclared, 'Undeclared.open names the undeclared permission nobody.declared-this'],
    [Both, 'Both.open has both @Allow() and @Public()'],
  ])('refuses to start with %p', async (controller, message) => {
    await expect(Room.open(database, { controllers: [controller] })).rejects.toThrow(message);
  });
});
