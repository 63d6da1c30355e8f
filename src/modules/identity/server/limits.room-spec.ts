import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LightMyRequestResponse } from 'fastify';
import { sql } from 'kysely';
import { Browser, register } from '../../../../test/support/authorization.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { cloneDatabase } from '../../../../test/support/database.js';
import { PASSWORD, Room } from '../../../../test/support/identity-room.js';
import { NETWORK_QUOTAS } from '../../../platform/limits/rate-limits.js';

const SECRET = randomBytes(32).toString('base64url');
const CROWD = '192.0.2.7';
const QUIET = '198.51.100.4';
const TYPISTS = '203.0.113.30';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** RL-03: what may be asked before anybody is known, and RL-02: who pays for it. */
describe('limits of sign-in and of the authorization server', () => {
  let database: TestDatabase;
  let one: Room;
  let two: Room;

  beforeAll(async () => {
    database = await cloneDatabase();
    [one, two] = await Promise.all([Room.open(database), Room.open(database)]);
    await one.createUser('admin@example.com', 'admin');
  });
  afterAll(async () => {
    await one?.close();
    await two?.close();
    await database?.drop();
  });

  async function service(clientId: string, perMinute: number): Promise<void> {
    const hash = createHash('sha256').update(SECRET).digest('hex');
    await sql`
      insert into oauth2_clients (client_id, client_name, client_secret_hash, allowed_grant_types, allowed_scopes, role,
                                  rate_limit_per_minute, rate_limit_per_hour)
      values (${clientId}, ${clientId}, ${hash}, '["client_credentials"]', '["identity.users.read"]', 'admin', ${perMinute}, 1000)
    `.execute(one.database);
  }

  /** As if the network had asked that often in this minute. */
  async function exhausted(kind: keyof typeof NETWORK_QUOTAS, network: string): Promise<void> {
    await sql`
      insert into rate_limits (key, points, expire)
      values (${`minute:${kind} ${network}`}, ${NETWORK_QUOTAS[kind].perMinute}, ${Date.now() + 40_000})
    `.execute(one.database);
  }

  const post = (
    path: string,
    fields: Record<string, string>,
    { from = QUIET, as, secret = SECRET }: { from?: string; as?: string; secret?: string } = {},
    room = one,
  ): Promise<LightMyRequestResponse> =>
    room.send({
      method: 'POST',
      url: path,
      remoteAddress: from,
      headers: {
        ...FORM,
        'sec-fetch-site': 'same-origin',
        ...(as === undefined
          ? {}
          : { authorization: `Basic ${Buffer.from(`${as}:${secret}`).toString('base64')}` }),
      },
      payload: new URLSearchParams(fields).toString(),
    });

  const token = (given: { from?: string; as?: string; secret?: string }, room = one) =>
    post('/oidc/token', { grant_type: 'client_credentials' }, given, room);

  it('a network that asks too often is told when to come back, and another does not notice', async () => {
    await service('busy', 1000);
    await exhausted('token', CROWD);
    for (const path of ['/oidc/token', '/oidc/request', '/oidc/token/', '/oidc//token']) {
      const refused = await post(path, { grant_type: 'client_credentials' }, { from: CROWD, as: 'busy' });
      expect([path, refused.statusCode]).toEqual([path, 429]);
      expect(refused.json()).toEqual({
        error: 'temporarily_unavailable',
        error_description: 'Too many requests of this kind have come from this network.',
      });
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(40);
      expect(refused.headers).toMatchObject({
        'ratelimit-limit': '600',
        'ratelimit-remaining': '0',
        'cache-control': 'no-store',
      });
    }
    expect((await token({ as: 'busy' })).statusCode).toBe(200);
  });

  it('counts an IPv6 subscriber as one, whatever address of theirs is used', async () => {
    await exhausted('token', '2001:db8:0:9::/64');
    expect((await token({ from: '2001:db8:0:9::17', as: 'busy' })).statusCode).toBe(429);
    expect((await token({ from: '2001:db8:0:a::17', as: 'busy' })).statusCode).toBe(200);
  });

  it('asking about tokens has a limit of its own', async () => {
    await exhausted('introspection', CROWD);
    for (const path of ['introspection', 'revocation'])
      expect(
        (await post(`/oidc/token/${path}`, { token: 'x' }, { from: CROWD, as: 'busy' })).statusCode,
      ).toBe(429);
    expect((await post('/oidc/token/introspection', { token: 'x' }, { as: 'busy' })).json()).toEqual({
      active: false,
    });
  });

  it('a person is told by a page', async () => {
    await exhausted('authorization', CROWD);
    const answer = await one.send({ method: 'GET', url: '/oidc/auth?client_id=x', remoteAddress: CROWD });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([429, 'text/html; charset=utf-8']);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(answer.body).toContain('Too many requests have come from your network');
    expect(answer.body).not.toMatch(/<script|http-equiv="refresh/);
    expect((await one.send({ method: 'GET', url: '/oidc/jwks', remoteAddress: CROWD })).statusCode).toBe(200);
  });

  it('sign-in is limited by network before a password is looked at', async () => {
    await exhausted('sign-in', TYPISTS);
    const refused = await one.login('admin@example.com', PASSWORD, TYPISTS);
    expect([refused.statusCode, refused.body]).toEqual([
      429,
      expect.stringContaining('Too many people have signed in from your network'),
    ]);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await one.login('admin@example.com', PASSWORD, QUIET)).statusCode).toBe(303);
  });

  it('RL-03 whoever types a password or a code on a page is told when to come back', async () => {
    const server = await two.listening();
    const client = await register(server.app);
    const browser = new Browser(server);
    const { at } = await browser.authorize(client, { more: { acr_values: 'urn:bindery:aal2' } });
    const credentials = { email: 'admin@example.com', password: PASSWORD };
    const here = '127.0.0.1';
    await exhausted('sign-in', here);
    const refused = await browser.submit(at, 'password', credentials);
    expect([refused.response.status, await refused.response.text()]).toEqual([
      429,
      expect.stringContaining('Too many people have signed in from your network'),
    ]);
    expect(Number(refused.response.headers.get('retry-after'))).toBeGreaterThan(0);
    await sql`delete from rate_limits where key like ${`%sign-in ${here}`}`.execute(one.database);
    const waiting = await browser.submit(at, 'password', credentials);
    expect(await waiting.response.text()).toContain('Set up an authenticator app');
    await exhausted('second-factor', here);
    for (const step of ['authenticator', 'code', 'recovery', 'passkey']) {
      const page = await browser.submit(at, step, { code: '123456', answer: '{}' });
      expect([step, page.response.status]).toEqual([step, 429]);
      expect(Number(page.response.headers.get('retry-after'))).toBeGreaterThan(0);
    }
  });

  it('RL-02 noise in the name of a client costs the client nothing', async () => {
    await service('named', 2);
    const noise = Array.from({ length: 20 }, () =>
      token({ from: CROWD.replace('7', '8'), as: 'named', secret: 'x' }),
    );
    expect(new Set((await Promise.all(noise)).map(({ statusCode }) => statusCode))).toEqual(new Set([401]));
    const answers = [
      await token({ as: 'named' }),
      await token({ as: 'named' }),
      await token({ as: 'named' }),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 429]);
    expect(answers[0]?.headers).toMatchObject({ 'ratelimit-limit': '2', 'ratelimit-remaining': '1' });
    expect(answers[2]?.json()).toMatchObject({ error: 'temporarily_unavailable' });
  });

  it('RL-01 the quota of a client is exact when two instances are asked for 40 tokens at once', async () => {
    await service('exact', 15);
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => token({ as: 'exact' }, index % 2 === 0 ? one : two)),
    );
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(15);
    const refused = answers.filter(({ statusCode }) => statusCode === 429);
    expect(refused).toHaveLength(25);
    for (const { headers } of refused) expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  });
});
