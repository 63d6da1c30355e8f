import { Controller, Get, Injectable, Post } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Client } from 'pg';
import { Allow } from '../../src/platform/http/access.js';
import { Idempotent } from '../../src/platform/http/idempotency.js';
import { cloneDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { until } from '../support/patience.js';
import { FlakyDatabase } from './flaky-database.js';
import type { PlatformApp } from './platform-app.js';
import { startPlatform, testConfig } from './platform-app.js';

@Injectable()
class Work {
  constructor(private readonly em: EntityManager) {}

  async read(): Promise<object> {
    await sql`select count(*) from job_runs`.execute(this.em.getKysely());
    return {};
  }

  @Transactional()
  async write(seconds: number): Promise<object> {
    await sql`select pg_sleep(${seconds})`.execute(this.em.getKysely());
    return {};
  }

  async break(statement: string): Promise<object> {
    await sql.raw(statement).execute(this.em.getKysely());
    return {};
  }

  /** Through the ORM, which wraps what the driver throws. */
  async breakWrapped(statement: string): Promise<object> {
    await this.em.execute(statement);
    return {};
  }
}

const STATEMENTS = {
  unique: `insert into job_runs (name, scheduled_for, lease_until, instance, finished_at, outcome)
           select 'same', '2026-01-01Z', now(), 'x', now(), 'failed' from generate_series(1, 2)`,
  check: `insert into job_runs (name, scheduled_for, lease_until, instance, finished_at, outcome)
          values ('a', now(), now(), 'secret-value', now(), 'lost')`,
  uuid: `select 'secret-value'::uuid`,
  range: `select 99999999999::integer`,
  null: `insert into job_runs (name) values (null)`,
  foreign: `insert into users (email, first_name, last_name, role, agency_id)
            values ('secret-value@example.com', 'a', 'b', 'agent', '01890a5d-ac96-774b-bcce-b302099a8057')`,
  syntax: `select from where 'secret-value'`,
} as const;

@Controller('work')
class WorkController {
  constructor(private readonly work: Work) {}

  @Get('read')
  @Allow('things.use')
  read(): Promise<object> {
    return this.work.read();
  }

  @Post('write')
  @Allow('things.use')
  @Idempotent()
  write(): Promise<object> {
    return this.work.write(0);
  }

  @Post('write-slowly')
  @Allow('things.use')
  @Idempotent()
  writeSlowly(): Promise<object> {
    return this.work.write(1.5);
  }
}

@Controller('break')
class BreakController {
  constructor(readonly work: Work) {}
}
for (const [name, statement] of Object.entries(STATEMENTS)) {
  const routes = {
    [name]: (work: Work) => work.break(statement),
    [`${name}-wrapped`]: (work: Work) => work.breakWrapped(statement),
  };
  for (const [path, run] of Object.entries(routes)) {
    const method = function (this: { readonly work: Work }): Promise<object> {
      return run(this.work);
    };
    Object.defineProperty(BreakController.prototype, path, { value: method });
    Get(path)(
      BreakController.prototype,
      path,
      Object.getOwnPropertyDescriptor(BreakController.prototype, path) as PropertyDescriptor,
    );
  }
}

let database: TestDatabase;
let flaky: FlakyDatabase;
let platform: PlatformApp;
/** Of the application's role, which sees and may end its own sessions, and not through the proxy. */
let watcher: Client;

beforeAll(async () => {
  database = await cloneDatabase();
  flaky = await FlakyDatabase.before(database.url);
  watcher = new Client({ connectionString: database.url });
  await watcher.connect();
  platform = await startPlatform(
    testConfig(flaky.url, { DATABASE_POOL_SIZE: '3' }),
    [WorkController, BreakController],
    [Work],
  );
});

afterAll(async () => {
  await platform.app.close();
  await flaky.stop();
  await watcher.end();
  await database.drop();
});

afterEach(() => flaky.recover());

interface Reply {
  readonly status: number;
  readonly code: string | undefined;
  readonly retryAfter: unknown;
  readonly text: string;
}

async function call(method: 'GET' | 'POST', url: string, key?: string): Promise<Reply> {
  const answer = await platform.app.inject({
    method,
    url,
    headers: { 'x-test-actor': 'ann', ...(key === undefined ? {} : { 'idempotency-key': key }) },
  });
  return {
    status: answer.statusCode,
    code: answer.json<{ readonly code?: string }>().code,
    retryAfter: answer.headers['retry-after'],
    text: answer.payload,
  };
}

/** Waits until so many slow transactions are in the middle of their work. */
async function underWay(count: number): Promise<void> {
  for (;;) {
    const { rows } = await watcher.query<{ readonly count: string }>(
      `select count(*) from pg_stat_activity
        where datname = current_database() and state = 'active' and query like 'select pg_sleep%'`,
    );
    if (Number(rows[0]?.count) === count) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Idle connections that died are noticed one by one; until then a request may meet one of them. */
async function recovered(): Promise<void> {
  let inARow = 0;
  await until(async () => {
    const { status } = await call('GET', '/api/v1/work/read');
    inARow = status === 200 ? inARow + 1 : 0;
    return inARow === 5;
  });
}

describe('while the database is away', () => {
  it.each(['refusing', 'silent'] as const)(
    '(%s) requests get 503 and Retry-After soon, and recover',
    async (how) => {
      expect((await call('GET', '/api/v1/work/read')).status).toBe(200);
      flaky.fail(how);
      const replies = await Promise.all([
        call('GET', '/api/v1/work/read'),
        call('POST', '/api/v1/work/write'),
        call('POST', '/api/v1/work/write', `k-${how}`),
        // More than the pool holds: they wait for a connection.
        ...Array.from({ length: 5 }, () => call('GET', '/api/v1/work/read')),
      ]);
      for (const reply of replies) {
        expect([reply.status, reply.code, reply.retryAfter]).toEqual([503, 'http.unavailable', '5']);
      }
      flaky.recover();
      expect((await call('GET', '/api/v1/work/read')).status).toBe(200);
      expect((await call('POST', '/api/v1/work/write', `k-${how}`)).status).toBe(201);
    },
  );

  it('ready says 503 and live says 200, then both are well again', async () => {
    expect((await call('GET', '/health/ready')).status).toBe(200);
    flaky.fail('silent');
    const ready = await call('GET', '/health/ready');
    expect([ready.status, ready.code, ready.retryAfter]).toEqual([503, 'http.unavailable', '5']);
    expect((await call('GET', '/health/live')).status).toBe(200);
    flaky.recover();
    expect((await call('GET', '/health/ready')).status).toBe(200);
  });

  it('transactions cut in the middle are 503, and their places in the pool come back', async () => {
    for (let round = 0; round < 3; round++) {
      const cut = ['k-cut', undefined, undefined].map((key) =>
        call('POST', '/api/v1/work/write-slowly', key),
      );
      await underWay(3);
      flaky.fail('refusing');
      expect((await Promise.all(cut)).map(({ status }) => status)).toEqual([503, 503, 503]);
      await underWay(0);
      flaky.recover();
    }
    expect((await call('POST', '/api/v1/work/write-slowly', 'k-cut')).status).toBe(201);
    const all = await Promise.all(Array.from({ length: 6 }, () => call('POST', '/api/v1/work/write')));
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([201]));
  });

  it('connections the server itself closes do no harm', async () => {
    await Promise.all(Array.from({ length: 3 }, () => call('GET', '/api/v1/work/read')));
    const cut = call('POST', '/api/v1/work/write-slowly');
    await underWay(1);
    await watcher.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and usename = current_user and pid <> pg_backend_pid()`,
    );
    const { status, code } = await cut;
    expect([status, code]).toEqual([503, 'http.unavailable']);
    await recovered();
  });
});

describe('what the database refuses', () => {
  it.each([
    ['unique', 409, 'http.conflict'],
    ['check', 400, 'http.invalid-value'],
    ['uuid', 400, 'http.invalid-value'],
    ['range', 400, 'http.invalid-value'],
    ['null', 400, 'http.invalid-value'],
    ['foreign', 409, 'http.conflict'],
    ['syntax', 500, 'http.internal-error'],
  ])('(%s) is %d, by the driver or through the ORM, without a word of SQL', async (name, status, code) => {
    for (const path of [name, `${name}-wrapped`]) {
      const reply = await call('GET', `/api/v1/break/${path}`);
      expect([reply.status, reply.code]).toEqual([status, code]);
      expect(reply.text).not.toMatch(/select|insert|secret|constraint|::/i);
    }
    expect(platform.log.text).not.toContain('secret-value');
  });
});
