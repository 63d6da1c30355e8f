import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair } from 'jose';
import { sql } from 'kysely';
import type { TestDatabase } from '../../../../test/support/database.js';
import { cloneDatabase } from '../../../../test/support/database.js';
import { Room } from '../../../../test/support/identity-room.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { tokenHash } from '../token-hash.js';
import { Clients } from './acting-clients.js';
import type { ClientWithSecretResponse, OauthClientResponse } from './clients.dto.js';
import { isSecretOf } from './domain/client-secret.js';
import { ProtocolClients, SECRET_HASHES } from '../server/protocol-clients.js';

let database: TestDatabase;
let room: Room;
let token: string;

beforeAll(async () => {
  database = await cloneDatabase();
  room = await Room.open(database);
  await room.createUser('admin@example.com', 'admin');
  token = await room.token('admin@example.com');
});
afterAll(async () => {
  await room?.close();
  await database?.drop();
});

const service = {
  clientName: 'Rate comparison',
  allowedGrantTypes: ['client_credentials'],
  role: 'underwriter',
  allowedScopes: ['identity.users.read'],
};
const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  room.request('POST', `/api/v1/clients${path}`, { token, body, headers });

async function register(more: object = {}): Promise<ClientWithSecretResponse> {
  const answer = await post('', { ...service, ...more });
  expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)]);
  return answer.json<ClientWithSecretResponse>();
}

const matching = async ({ id }: { readonly id: string }): Promise<Record<string, string>> => {
  const answer = await room.request('GET', `/api/v1/clients/${id}`, { token });
  return { 'if-match': answer.headers.etag as string };
};

async function opens({ clientId }: { readonly clientId: string }, secret: string | null): Promise<boolean> {
  const client = await room.inContext(() => room.get(ProtocolClients).find(clientId));
  return client !== undefined && isSecretOf(secret ?? '', client[SECRET_HASHES] as readonly string[]);
}

describe('registering a client', () => {
  it('CLI-01 shows the secret once; what is stored is not a valid secret', async () => {
    const key = { 'idempotency-key': 'register' };
    const first = await post('', service, key);
    const client = first.json<ClientWithSecretResponse>();
    expect(first.statusCode).toBe(201);
    expect(first.headers).toMatchObject({
      location: `/api/v1/clients/${client.id}`,
      'cache-control': 'no-store',
    });
    expect(await opens(client, client.clientSecret)).toBe(true);
    const again = await post('', service, key);
    expect(again.json()).toEqual({ ...client, clientSecret: null });
    expect((await room.request('GET', `/api/v1/clients/${client.id}`, { token })).body).not.toContain('bcs_');

    const { rows } = await sql<{ hash: string }>`
      select client_secret_hash as hash from oauth2_clients where id = ${client.id}`.execute(room.database);
    expect(await opens(client, rows[0]?.hash ?? '')).toBe(false);
    const tables = ['oauth2_clients', 'idempotency_keys', 'audit_logs'];
    for (const table of tables) {
      const { rows: dump } = await sql<{ text: string }>`
        select string_agg(t::text, ' ') as text from ${sql.table(table)} t`.execute(room.database);
      expect(dump[0]?.text).toContain(client.id);
      expect(dump[0]?.text).not.toContain(client.clientSecret);
    }
  });

  it('answers what does not go together with where it stands', async () => {
    const pair = await generateKeyPair('ES256', { extractable: true });
    const [secretKey, publicKey] = [await exportJWK(pair.privateKey), await exportJWK(pair.publicKey)];
    const named = { kid: 'one', alg: 'ES256' };
    const cases: [object, string][] = [
      [{ allowedScopes: ['no.such'] }, '/allowedScopes/0'],
      [{ role: undefined }, '/role'],
      [{ redirectUris: ['https://app.example.com/'] }, '/redirectUris'],
      [{ ownerId: '01930000-0000-7000-8000-00000000dead' }, '/ownerId'],
      [{ expiresAt: '2020-01-01T00:00:00Z' }, '/expiresAt'],
      [{ agencyId: '01930000-0000-7000-8000-00000000dead' }, '/agencyId'],
      [{ tokenEndpointAuthMethod: 'private_key_jwt' }, '/jwks'],
      ...[
        { keys: [{ ...secretKey, ...named }] },
        { keys: [{ ...publicKey, alg: 'ES256' }] },
        { keys: [{ ...publicKey, ...named, x: 'broken' }] },
        { keys: [{ ...named, kty: 'oct', k: 'c2VjcmV0' }] },
      ].map((jwks): [object, string] => [
        { tokenEndpointAuthMethod: 'private_key_jwt', jwks },
        '/jwks/keys/0',
      ]),
    ];
    for (const [more, pointer] of cases) {
      const answer = await post('', { ...service, ...more });
      expect([more, answer.statusCode]).toEqual([more, 422]);
      const { errors } = answer.json<{ errors: { pointer: string }[] }>();
      expect(errors.map((fault) => fault.pointer)).toEqual([pointer]);
    }
    const signing = {
      tokenEndpointAuthMethod: 'private_key_jwt',
      jwks: { keys: [{ ...publicKey, ...named }] },
    };
    expect((await register(signing)).clientSecret).toBeNull();
  });

  it('gives a client id to one of two who ask for it at once', async () => {
    const answers = await Promise.all([1, 2].map(() => post('', { ...service, clientId: 'comparison' })));
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409]);
  });

  it('is for administrators', async () => {
    await room.createUser('writer@example.com', 'underwriter');
    const other = await room.token('writer@example.com');
    const answer = await room.request('POST', '/api/v1/clients', { token: other, body: service });
    expect(answer.statusCode).toBe(403);
  });
});

describe('a change', () => {
  it('is taken over, versioned and in the trail', async () => {
    const client = await register();
    const url = `/api/v1/clients/${client.id}`;
    const headers = await matching(client);
    const body = { clientName: 'Comparison', rateLimitPerMinute: 10, allowedScopes: [] };
    const changed = await room.request('PATCH', url, { token, headers, body });
    expect(changed.json()).toMatchObject({ ...body, rowVersion: 2, role: 'underwriter' });
    expect((await room.request('PATCH', url, { token, headers, body })).statusCode).toBe(412);
    expect((await room.request('PATCH', url, { token, body })).statusCode).toBe(428);
    const wrong = await room.request('PATCH', url, {
      token,
      headers: await matching(client),
      body: { allowedGrantTypes: ['authorization_code'] },
    });
    expect(wrong.statusCode).toBe(422);
    const { rows } = await sql<{ changes: object }>`
      select changes from audit_logs where resource_id = ${client.id} and action = 'identity.client-changed'`.execute(
      room.database,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.changes).toMatchObject({ rateLimitPerMinute: [60, 10] });
  });
});

describe('CLI-02 the change-over to a new secret', () => {
  it('interrupts nothing: both open until the old one ends, and never a third', async () => {
    const client = await register();
    const second = await post(`/${client.id}/secret`, { overlapHours: 2 }, await matching(client));
    const { clientSecret: next, formerSecretExpiresAt } = second.json<ClientWithSecretResponse>();
    expect(formerSecretExpiresAt).not.toBeNull();
    expect(await opens(client, client.clientSecret)).toBe(true);
    expect(await opens(client, next)).toBe(true);
    const third = await post(`/${client.id}/secret`, { overlapHours: 2 }, await matching(client));
    const { clientSecret: last } = third.json<ClientWithSecretResponse>();
    expect(await opens(client, client.clientSecret)).toBe(false);
    expect(await opens(client, next)).toBe(true);
    room.clock.forward(2 * 3600 + 1);
    try {
      expect(await opens(client, next)).toBe(false);
      expect(await opens(client, last)).toBe(true);
    } finally {
      room.clock.forward(-(2 * 3600 + 1));
    }
  });

  it('may end the old one at once, give the new one an end, and is made once by two who try at once', async () => {
    const client = await register();
    const headers = await matching(client);
    const secretExpiresAt = new Date(Date.now() + 60_000).toISOString();
    const body = { overlapHours: 0, secretExpiresAt };
    const answers = await Promise.all([1, 2].map(() => post(`/${client.id}/secret`, body, headers)));
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 412]);
    const made = answers.find(({ statusCode }) => statusCode === 200)?.json<ClientWithSecretResponse>();
    expect(await opens(client, client.clientSecret)).toBe(false);
    expect(await opens(client, made?.clientSecret ?? '')).toBe(true);
    room.clock.forward(61);
    expect(await opens(client, made?.clientSecret ?? '')).toBe(false);
    room.clock.forward(-61);
  });
});

describe('CLI-04 a client that is deactivated or over', () => {
  async function withToken(client: OauthClientResponse): Promise<() => Promise<boolean>> {
    const tokenId = `token-of-${client.id}`;
    await sql`insert into oauth2_access_tokens (client_id, jti_hash, scope, expires_at)
      values (${client.clientId}, ${tokenHash(tokenId)}, 'identity.users.read', now() + interval '1 day')`.execute(
      room.database,
    );
    const claims = { clientId: client.clientId, tokenId, scopes: [], expiresAt: 0 };
    return async () =>
      (await room.inContext(() => room.get(Clients).actorOf(claims, room.clock.now()))) !== null;
  }

  it('is refused at once, with its tokens, which stay dead when it comes back', async () => {
    const client = await register();
    const acts = await withToken(client);
    expect(await acts()).toBe(true);
    const ended = await post(`/${client.id}/deactivate`, {}, await matching(client));
    expect(ended.json()).toMatchObject({ active: false });
    expect(await acts()).toBe(false);
    expect(await opens(client, client.clientSecret)).toBe(false);
    const { rows } = await sql`select from oauth2_token_logs
      where client_id = ${client.clientId} and action = 'revoked' and reason = 'client deactivated'`.execute(
      room.database,
    );
    expect(rows).toHaveLength(1);
    await post(`/${client.id}/activate`, {}, await matching(client));
    expect(await opens(client, client.clientSecret)).toBe(true);
    expect(await acts()).toBe(false);
  });

  it('ends by itself at the moment that was entered', async () => {
    const client = await register({ expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
    const acts = await withToken(client);
    expect([await acts(), await opens(client, client.clientSecret)]).toEqual([true, true]);
    room.clock.forward(3_601);
    expect([await acts(), await opens(client, client.clientSecret)]).toEqual([false, false]);
    room.clock.forward(-3_601);
  });
});

describe('a client that registers others', () => {
  it('gives them nothing that it does not hold itself', async () => {
    const { CreateClient } = await import('./create-client.js');
    const actor = {
      ...SYSTEM_ACTOR,
      role: 'admin' as const,
      client: { clientId: 'x', scopes: ['identity.clients.manage'] },
    };
    const create = room.inContext(() =>
      room
        .get(CreateClient)
        .run(actor, { ...service, allowedGrantTypes: ['client_credentials'], role: 'admin' }),
    );
    await expect(create).rejects.toMatchObject({ code: 'identity.client-terms' });
  });
});
