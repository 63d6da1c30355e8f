import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { EntityManager } from '@mikro-orm/postgresql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { sql } from 'kysely';
import { demoUsers } from '../../src/database/seed/demo-data.js';
import { Browser, CALLBACK, PUBLIC_URL, Server, register } from '../support/authorization.js';
import type { RegisteredClient } from '../support/authorization.js';
import type { TestDatabase } from '../support/database.js';
import { startApp } from '../support/app.js';
import { cloneSeeded } from '../support/seeded-database.js';
import { demoToken } from '../support/tokens.js';

const agent = demoUsers.find(({ role }) => role === 'agent') as {
  readonly email: string;
  readonly password: string;
};

describe('the authorization server', () => {
  let database: TestDatabase;
  let apps: NestFastifyApplication[];
  let server: Server;
  let other: Server;

  beforeAll(async () => {
    database = await cloneSeeded();
    const environment = { PUBLIC_URL };
    apps = [await startApp(database, { environment })];
    server = await Server.listening(apps[0] as NestFastifyApplication);
    apps.push(await startApp(database, { environment }));
    other = await Server.listening(apps[1] as NestFastifyApplication);
  });

  afterAll(async () => {
    for (const app of apps ?? []) await app.close();
    await database?.drop();
  });

  const databaseOf = ({ app }: Server) => app.get(EntityManager).fork().getKysely();

  const get = async (path: string, token: string): Promise<Response> =>
    server.fetch(path, { headers: { authorization: `Bearer ${token}` } });

  async function signedIn(client: RegisteredClient) {
    const browser = new Browser(server);
    const params = await browser.signIn(client, agent);
    const tokens = await server.token(client, {
      grant_type: 'authorization_code',
      code: params.get('code') ?? '',
      redirect_uri: CALLBACK,
      code_verifier: browser.verifier,
    });
    return { browser, params, tokens };
  }

  it('AS-15 tells the same at both well-known addresses', async () => {
    const one = await (await server.fetch('/oidc/.well-known/openid-configuration')).json();
    const two = await (await server.fetch('/.well-known/oauth-authorization-server/oidc')).json();
    expect(two).toEqual(one);
    expect(one).toMatchObject({ issuer: `${PUBLIC_URL}/oidc`, response_types_supported: ['code'] });
  });

  it('gives a service a token that the API takes', async () => {
    const client = await register(server.app, {
      grants: ['client_credentials'],
      scopes: ['policies.read'],
      role: 'underwriter',
    });
    const { status, body } = await server.token(client, { grant_type: 'client_credentials' });
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({ scope: 'policies.read', token_type: 'Bearer' }),
    ]);
    expect((await get('/api/v1/policies', body.access_token ?? '')).status).toBe(200);
    expect((await get('/api/v1/users', body.access_token ?? '')).status).toBe(403);
  });

  it('signs a person in with code and PKCE, and the API knows them', async () => {
    const client = await register(server.app);
    const { params, tokens } = await signedIn(client);
    expect(params.get('state')).toBe('a state');
    expect(params.get('iss')).toBe(`${PUBLIC_URL}/oidc`);
    expect([tokens.status, tokens.body.error]).toEqual([200, undefined]);
    const me = await get('/api/v1/auth/me', tokens.body.access_token ?? '');
    expect([me.status, await me.json()]).toEqual([200, expect.objectContaining({ email: agent.email })]);
  });

  it('RT-02 ends the whole family where a refresh token comes twice', async () => {
    const client = await register(server.app);
    const { tokens } = await signedIn(client);
    const refresh = (token = ''): ReturnType<Server['token']> =>
      server.token(client, { grant_type: 'refresh_token', refresh_token: token });
    const next = await refresh(tokens.body.refresh_token);
    expect([next.status, next.body.error]).toEqual([200, undefined]);
    expect((await get('/api/v1/auth/me', next.body.access_token ?? '')).status).toBe(200);
    expect((await refresh(tokens.body.refresh_token)).body.error).toBe('invalid_grant');
    expect((await refresh(next.body.refresh_token)).body.error).toBe('invalid_grant');
    expect((await get('/api/v1/auth/me', next.body.access_token ?? '')).status).toBe(401);
  });

  it('RT-03, AS-06 lets one of ten through that redeem the same at once on two instances', async () => {
    const client = await register(server.app);
    const browser = new Browser(server);
    const params = await browser.signIn(client, agent);
    const redeem = {
      grant_type: 'authorization_code',
      code: params.get('code') ?? '',
      redirect_uri: CALLBACK,
      code_verifier: browser.verifier,
    };
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => (n % 2 ? server : other).token(client, redeem)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(400)]);

    const { tokens } = await signedIn(client);
    const refresh = { grant_type: 'refresh_token', refresh_token: tokens.body.refresh_token ?? '' };
    const refreshed = await Promise.all(
      Array.from({ length: 10 }, (_, n) => (n % 2 ? server : other).token(client, refresh)),
    );
    expect(refreshed.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(400)]);
  });

  it('REV-03 leaves nothing alive of a user or a client that ends while tokens are being refreshed on two instances', async () => {
    const admin = await demoToken(server.app, 'admin');
    const call = (path: string): Promise<Response> =>
      other.fetch(`/api/v1${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${admin}`, 'if-match': '"1"' },
      });
    const idOf = async (table: string, column: string, value: string): Promise<string | undefined> => {
      const { rows } = await sql<{ readonly id: string }>`
        select id from ${sql.table(table)} where ${sql.ref(column)} = ${value}`.execute(databaseOf(server));
      return rows[0]?.id;
    };
    const user = await idOf('users', 'email', agent.email);
    for (let round = 0; round < 12; round += 1) {
      const client = await register(server.app);
      const clientId = await idOf('oauth2_clients', 'client_id', client.clientId);
      const { tokens } = await signedIn(client);
      const refresh = { grant_type: 'refresh_token', refresh_token: tokens.body.refresh_token ?? '' };
      const answers = await Promise.all([
        sleep(round * 2).then(() =>
          call(round % 2 ? `/users/${user}/sessions/end` : `/clients/${clientId}/deactivate`),
        ),
        ...Array.from({ length: round % 3 ? 1 : 6 }, (_, n) =>
          (n % 2 ? other : server).token(client, refresh),
        ),
      ]);
      expect([answers[0]?.status, answers.filter(({ status }) => status >= 500)]).toEqual([
        round % 2 ? 204 : 200,
        [],
      ]);
      const { rows: alive } = await sql`
        select 'refresh' as kind from oauth2_refresh_tokens
         where client_id = ${client.clientId} and revoked_at is null and used_at is null
        union all
        select 'access' from oauth2_access_tokens where client_id = ${client.clientId} and revoked_at is null
      `.execute(databaseOf(server));
      expect(alive).toEqual([]);
    }
  });

  it('INT-02, REV-02 tells of signed tokens, and ends them at once', async () => {
    const client = await register(server.app);
    const { tokens } = await signedIn(client);
    const token = tokens.body.access_token ?? '';
    const ask = { token };
    const headers = {
      authorization: `Basic ${Buffer.from(`${client.clientId}:${client.secret}`).toString('base64')}`,
    };
    const before = await server.form('/oidc/token/introspection', ask, headers);
    expect(before.body).toMatchObject({ active: true, client_id: client.clientId, scope: 'api' });
    const stranger = await register(server.app);
    const asked = await server.form('/oidc/token/introspection', ask, {
      authorization: `Basic ${Buffer.from(`${stranger.clientId}:${stranger.secret}`).toString('base64')}`,
    });
    expect(asked.body).toEqual({ active: false });
    expect((await server.form('/oidc/token/revocation', ask, headers)).status).toBe(200);
    expect((await server.form('/oidc/token/introspection', ask, headers)).body).toEqual({ active: false });
    expect((await get('/api/v1/auth/me', token)).status).toBe(401);
  });
});
