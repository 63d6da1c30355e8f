import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { NETWORK_QUOTAS, RateLimits } from '../../src/platform/limits/rate-limits.js';
import { connected } from '../support/connections.js';
import { Client, startApp } from '../support/app.js';
import type { TestDatabase } from '../support/database.js';
import type { ServiceClient } from '../support/service-client.js';
import { registerClient } from '../support/service-client.js';
import { homeRequest, signIn } from '../support/story.js';
import { cloneSeeded } from '../support/seeded-database.js';
import { runJob } from '../support/run-job.js';

const PATH = '/api/v1/quotes?limit=1';
let serial = 0;

/** How much a service may ask for. */
describe('the quota of a client', () => {
  let database: TestDatabase;
  let one: NestFastifyApplication;
  let two: NestFastifyApplication;

  beforeAll(async () => {
    database = await cloneSeeded();
    one = await startApp(database);
    two = await startApp(database);
  });
  afterAll(async () => {
    await one?.close();
    await two?.close();
    await database?.drop();
  });

  async function rows<T>(statement: RawBuilder<T>): Promise<readonly T[]> {
    return (await statement.execute(one.get(EntityManager).fork().getKysely())).rows;
  }

  const asOwner = (statement: string): Promise<unknown> =>
    connected(database.ownerUrl, (client) => client.query(statement));

  async function service(perMinute: number, perHour: number): Promise<ServiceClient> {
    const client = await registerClient(one, `limited-${++serial}`, {
      role: 'underwriter',
      scopes: ['quoting.read'],
    });
    await rows(sql`update oauth2_clients set rate_limit_per_minute = ${perMinute}, rate_limit_per_hour = ${perHour}
                    where id = ${client.id}`);
    return client;
  }

  it('RL-01 is exact for a minute under 200 parallel requests on two instances, and says when to come back', async () => {
    const { by } = await service(60, 1000);
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) => by.on(index % 2 === 0 ? one : two).get(PATH)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(60);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(140);
    for (const { headers, body } of refused) {
      expect(body).toMatchObject({ code: 'http.too-many-requests' });
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
      expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
      expect(headers).toMatchObject({
        'ratelimit-policy': '60;w=60, 1000;w=3600',
        'ratelimit-limit': '60',
        'ratelimit-remaining': '0',
      });
    }
    const left = answers
      .filter(({ status }) => status === 200)
      .map(({ headers }) => Number(headers['ratelimit-remaining']));
    expect(left.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, index) => index));
  });

  it('RL-01 is exact for an hour, in which the minutes that are over count', async () => {
    const { by, clientId } = await service(5, 8);
    const send = (): Promise<readonly number[]> =>
      Promise.all(Array.from({ length: 6 }, async () => (await by.get(PATH)).status));
    expect((await send()).filter((status) => status === 200)).toHaveLength(5);
    await rows(sql`update rate_limits set expire = 0 where key = ${`minute:client ${clientId}`}`);
    // Six of the hour are used up: one of them was refused by the minute, and charged.
    expect((await send()).filter((status) => status === 200)).toHaveLength(2);
    const last = await by.get(PATH);
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(60);
  });

  it('RL-01 survives a restart', async () => {
    const { by } = await service(2, 10);
    expect([(await by.get(PATH)).status, (await by.get(PATH)).status]).toEqual([200, 200]);
    await two.close();
    two = await startApp(database);
    expect((await by.on(two).get(PATH)).status).toBe(429);
  });

  it('RL-02 is not used up by whoever only names the client', async () => {
    const { by, clientId } = await service(3, 10);
    const [, payload] = (by as unknown as { readonly token: string }).token.split('.');
    const forged = new Client(one, `e30.${payload}.AAAA`);
    for (const answer of await Promise.all(Array.from({ length: 20 }, () => forged.get(PATH))))
      expect(answer.status).toBe(401);
    expect(await rows(sql`select from rate_limits where key like ${`%${clientId}`}`)).toEqual([]);
    const limits = one.get(RateLimits);
    for (let times = 0; times < 20; times++)
      await limits.assertClientHasRoom(clientId, { perMinute: 3, perHour: 10 });
    expect((await by.get(PATH)).status).toBe(200);
  });

  it('is looked up before a secret is checked, and refuses when there is no room', async () => {
    const { by, clientId } = await service(1, 1);
    await by.get(PATH);
    const look = one.get(RateLimits).assertClientHasRoom(clientId, { perMinute: 1, perHour: 1 });
    await expect(look).rejects.toMatchObject({ code: 'http.too-many-requests' });
  });

  it('RL-03 is beside limits of their own, by network, for what is asked before anybody is known', async () => {
    const limits = one.get(RateLimits);
    for (const kind of ['sign-in', 'second-factor', 'reset', 'introspection'] as const) {
      let refused = 0;
      // Thousands at once would wait for a connection for too long on a busy machine, and be counted in memory.
      for (let left = NETWORK_QUOTAS[kind].perMinute + 3; left > 0; left -= 50) {
        const asked = Array.from({ length: Math.min(left, 50) }, () => limits.chargeNetwork(kind));
        refused += (await Promise.allSettled(asked)).filter(({ status }) => status === 'rejected').length;
      }
      expect([kind, refused]).toEqual([kind, 3]);
    }
  });

  it('costs a user nothing: no window is opened, no header is sent', async () => {
    await rows(sql`delete from rate_limits`);
    const agent = await signIn(one, 'agent');
    const quote = await agent.post('/api/v1/quotes', homeRequest());
    expect(quote.status).toBe(201);
    expect(quote.headers['ratelimit-limit']).toBeUndefined();
    expect(await rows(sql`select from rate_limits where key like '%client%'`)).toEqual([]);
  });

  it('is counted in memory while the database does not answer', async () => {
    const { clientId } = await service(2, 10);
    const limits = one.get(RateLimits);
    await asOwner('alter table rate_limits rename to rate_limits_away');
    try {
      const quota = { perMinute: 2, perHour: 10 };
      const asked = await Promise.allSettled([1, 2, 3].map(() => limits.chargeClient(clientId, quota)));
      expect(asked.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    } finally {
      await asOwner('alter table rate_limits_away rename to rate_limits');
    }
  });

  it('leaves nothing behind: windows that are over are removed', async () => {
    await rows(sql`insert into rate_limits (key, points, expire) values ('over', 1, 1)`);
    expect(await runJob(one, 'platform.cleanup')).toBe('succeeded');
    expect(await rows(sql`select from rate_limits where key = 'over'`)).toEqual([]);
  });
});
