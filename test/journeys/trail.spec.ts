import { setTimeout as delay } from 'node:timers/promises';
import { Controller, Post } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Job } from '../../src/platform/jobs/job.js';
import { JobRunner } from '../../src/platform/jobs/job-runner.js';
import { Public } from '../../src/platform/http/access.js';
import { AccessTrail } from '../../src/modules/audit/trail/access-trail.js';
import { connected } from '../support/connections.js';
import { startPlatform, testConfig } from '../platform/platform-app.js';
import { Client } from '../support/app.js';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';
import { ofOurApi } from '../support/protocol.js';
import { homeRequest, signIn } from '../support/story.js';
import { World } from '../support/world.js';

interface Entry {
  readonly action: string;
  readonly outcome: string;
  readonly resource_type: string;
  readonly resource_id: string;
  readonly request_path: string;
  readonly response_status: number | null;
  readonly response_time_ms: number | null;
  readonly user_id: string | null;
  readonly session_id: string | null;
  readonly user_agent: string | null;
  readonly changes: { readonly code?: string } | null;
  readonly created_at: Date;
}

type Paths = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const NOBODY = '01930000-0000-7000-8000-00000000dead';
const CANARY = 'canary-3f9c51e07ab24d68';

describe('the trail of requests', () => {
  let world: World;
  let agent: Client;
  let admin: Client;

  beforeAll(async () => {
    world = await World.open({ environment: { AUDIT_REQUESTS: 'true' } });
    agent = await world.as('agent');
    admin = await world.as('admin');
  });
  afterAll(() => world?.close());

  async function entriesOf(requestId: unknown): Promise<readonly Entry[]> {
    await world.app.get(AccessTrail, { strict: false }).flush();
    return connected(world.database.url, async (client) => {
      const { rows } = await client.query<Entry>(
        'select * from audit_logs where request_id = $1 order by seq',
        [requestId],
      );
      return rows;
    });
  }

  it('AUD-01 links the change and its request, with status and duration, by the id that the caller was told', async () => {
    const answer = await agent.post('/api/v1/quotes', homeRequest(), { 'user-agent': 'Broker desk 4.1' });
    expect(answer.status).toBe(201);
    const [change, request, ...more] = (await entriesOf(answer.headers['x-request-id'])).toSorted(
      (one, other) => Number(one.action === 'http.request') - Number(other.action === 'http.request'),
    );
    expect(change).toMatchObject({ action: 'quoting.created', outcome: 'success', response_status: null });
    expect(request).toMatchObject({
      action: 'http.request',
      outcome: 'success',
      resource_type: 'route',
      resource_id: '/api/v1/quotes',
      response_status: 201,
      user_agent: 'Broker desk 4.1',
      user_id: change?.user_id,
      session_id: change?.session_id,
      changes: null,
    });
    expect(request?.response_time_ms).toBeGreaterThanOrEqual(0);
    expect(more).toEqual([]);
  });

  it('AUD-15 has the time of the database whatever clock the machine goes by, and a gauge tells how far that is off', async () => {
    const metric = async (): Promise<number> =>
      Number(
        /^clock_seconds_ahead (\S+)$/m.exec(
          (await new Client(world.app).raw('/metrics')).body.toString(),
        )?.[1],
      );
    expect(Math.abs(await metric())).toBeLessThan(2);
    world.inDays(240 / 86_400);
    try {
      expect(Math.abs((await metric()) - 240)).toBeLessThan(2);
      const { headers } = await agent.post('/api/v1/quotes', homeRequest());
      const rows = await entriesOf(headers['x-request-id']);
      expect(rows).toHaveLength(2);
      for (const { created_at } of rows)
        expect(Math.abs(Date.now() - created_at.getTime())).toBeLessThan(60_000);
    } finally {
      world.inDays(0);
    }
  });

  it('AUD-01 tells who read what', async () => {
    const { body } = await agent.post<{ id: string }>('/api/v1/quotes', homeRequest());
    const read = await agent.get(`/api/v1/quotes/${body.id}`);
    expect(await entriesOf(read.headers['x-request-id'])).toMatchObject([
      { action: 'http.request', resource_type: 'quote', resource_id: body.id, response_status: 200 },
    ]);
  });

  // The rows of many requests are written together, by what the first of them has begun.
  it('AUD-02 is written whoever asked first, also somebody who is signed out since their last request', async () => {
    const user = await world.as('underwriter');
    await user.get('/api/v1/quotes');
    await world.app.get(AccessTrail, { strict: false }).flush();
    await user.post('/api/v1/auth/logout', {});
    await world.app.get(AccessTrail, { strict: false }).flush();
    const refused = await user.get('/api/v1/quotes');
    expect(refused.status).toBe(401);
    const asked = await agent.get('/api/v1/quotes');
    const ids = [refused, asked].map(({ headers }) => headers['x-request-id']);
    await delay(1_000);
    const rows = await connected(
      world.database.url,
      async (client) =>
        (
          await client.query<Entry>(
            'select response_status from audit_logs where request_id = any($1) order by response_status',
            [ids],
          )
        ).rows,
    );
    expect(rows.map(({ response_status: status }) => status)).toEqual([200, 401]);
  });

  it('AUD-02 AUD-03 tells of what was refused, denied or failed, and by which code', async () => {
    const refused = await agent.post('/api/v1/quotes', { ...homeRequest(), productType: 'boat' });
    expect(await entriesOf(refused.headers['x-request-id'])).toMatchObject([
      { outcome: 'failure', response_status: 400, changes: { code: 'http.invalid-request' } },
    ]);
    const denied = await agent.get('/api/v1/users');
    const rows = await entriesOf(denied.headers['x-request-id']);
    expect(rows.map(({ action, outcome }) => `${action} ${outcome}`).toSorted()).toEqual([
      'http.request denied',
      'identity.access-denied denied',
    ]);
    const [{ user_id: user, session_id: session } = {}] = await entriesOf(refused.headers['x-request-id']);
    expect(rows).toMatchObject(rows.map(() => ({ user_id: user, session_id: session })));
    expect(user).toEqual(expect.any(String));
    const nobody = await new Client(world.app).get('/api/v1/quotes');
    expect(await entriesOf(nobody.headers['x-request-id'])).toMatchObject([
      { outcome: 'denied', response_status: 401, user_id: null },
    ]);
    const leaving = await signIn(world.app, 'underwriter');
    expect((await leaving.get('/api/v1/quotes')).status).toBe(200);
    expect((await leaving.post('/api/v1/auth/logout', {})).status).toBe(204);
    for (const gone of [await leaving.get('/api/v1/quotes'), await leaving.post('/api/v1/quotes', {})])
      expect(await entriesOf(gone.headers['x-request-id'])).toMatchObject([
        { outcome: 'denied', response_status: 401, user_id: null, session_id: null },
      ]);
  });

  it('has a row of every route that changes something, whatever becomes of it', async () => {
    const { body } = await admin.get<{ readonly paths: Paths }>('/api/openapi.json');
    // Tokens have a log of their own.
    const routes = Object.entries(ofOurApi(body.paths)).flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter((method) => ['post', 'put', 'patch', 'delete'].includes(method))
        .map((method) => ({ method: method.toUpperCase() as 'POST', path })),
    );
    expect(routes.length).toBeGreaterThan(60);
    const sent: { readonly id: unknown; readonly status: number; readonly place: string }[] = [];
    for (const { method, path } of routes) {
      if (path.endsWith('/auth/logout')) continue;
      const url = path.replaceAll(/\{\w+\}/g, NOBODY);
      const answer = await admin.send({ method, url: new URL(url, 'http://x').pathname, payload: {} });
      const { headers, status } = answer;
      sent.push({ id: headers['x-request-id'], status, place: `${method} ${path} ${status}` });
    }
    await world.app.get(AccessTrail, { strict: false }).flush();
    const rows = await world.rows(sql<{ readonly id: string; readonly status: number }>`
      select request_id as id, response_status as status from audit_logs where action = 'http.request'`);
    const told = new Map(rows.map(({ id, status }) => [id, status]));
    const untold = sent.filter(({ id, status }) => told.get(String(id)) !== status);
    expect(untold.map(({ place }) => place)).toEqual([]);
  });

  it('AUD-04 holds nothing of an address but ids, and nothing of a body', async () => {
    await agent.get(`/api/v1/quotes/${CANARY}?q=${CANARY}`);
    await agent.post('/api/v1/quotes', { ...homeRequest(), zipCode: CANARY, [CANARY]: CANARY });
    await agent.post(`/api/v1/quotes/${CANARY}/bind`, { version: CANARY });
    await world.app.inject({
      method: 'POST',
      url: '/account/reset',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: `email=${CANARY}%40x.example`,
    });
    await world.app.get(AccessTrail, { strict: false }).flush();
    await connected(world.database.url, async (client) => {
      const { rows } = await client.query(
        `select audit_entry_text(a) from audit_logs a where a::text like $1`,
        [`%${CANARY}%`],
      );
      expect(rows).toEqual([]);
    });
  });
});

@Controller('careless')
class CarelessController {
  constructor(private readonly em: EntityManager) {}

  @Post('transaction')
  @Public()
  async inTransaction(): Promise<void> {
    await this.em.transactional(async (em) => {
      await sql`update agencies set name = 'untold'`.execute(em.getKysely());
    });
  }

  @Post('statement')
  @Public()
  async alone(): Promise<void> {
    await sql`with told as (select 1) update agencies set name = 'untold'`.execute(this.em.getKysely());
  }
}

describe('AUD-03 a change that leaves no row in the trail', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await cloneDatabase();
    await connected(db.ownerUrl, (client) =>
      client.query(`insert into agencies (code, name) values ('LAKE', 'Lake Agency')`),
    );
  });
  afterAll(() => db.drop());

  const name = (): Promise<unknown> =>
    connected(db.url, async (client) => (await client.query('select name from agencies')).rows[0]);

  it.each(['transaction', 'statement'])('is rolled back where a request makes it in a %s', async (kind) => {
    const { app } = await startPlatform(testConfig(db.url), [CarelessController]);
    const answer = await app.inject({ method: 'POST', url: `/api/v1/careless/${kind}` });
    expect(answer.statusCode).toBe(500);
    await app.close();
    expect(await name()).toEqual({ name: 'Lake Agency' });
  });

  it('is rolled back where a job makes it', async () => {
    const { app } = await startPlatform(testConfig(db.url), []);
    const em = app.get(EntityManager);
    const careless: Job = {
      name: 'test.careless',
      title: 'A test',
      schedule: { cron: '0 0 1 1 *' },
      run: async () => {
        await em.transactional((inner) => sql`delete from agencies`.execute(inner.getKysely()));
        return {};
      },
    };
    expect(await RequestContext.create(em, () => app.get(JobRunner).runNow(careless))).toBe('failed');
    await app.close();
    expect(await name()).toEqual({ name: 'Lake Agency' });
  });
});
