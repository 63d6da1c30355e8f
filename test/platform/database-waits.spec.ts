import { Controller, Get, Injectable, Param, Post } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Client } from 'pg';
import { escapeIdentifier } from 'pg';
import { connectTo } from '../../src/platform/postgres/client.js';
import type { OwnDatabase } from '../support/own-database.js';
import { startOwnDatabase } from '../support/own-database.js';
import { until } from '../support/patience.js';
import { FlakyDatabase } from './flaky-database.js';
import type { PlatformApp } from './platform-app.js';
import { startPlatform, testConfig } from './platform-app.js';

@Injectable()
class Rows {
  constructor(private readonly em: EntityManager) {}

  async read(): Promise<object> {
    await sql`select count(*) from job_runs`.execute(this.em.getKysely());
    return {};
  }

  @Transactional()
  async change(row: string): Promise<object> {
    await sql`update job_runs set lease_until = lease_until + interval '1 second' where name = ${row}`.execute(
      this.em.getKysely(),
    );
    return {};
  }

  /** Long enough to be met in the middle of it. */
  @Transactional()
  async changeSlowly(row: string): Promise<object> {
    await this.change(row);
    await sql`select pg_sleep(0.4)`.execute(this.em.getKysely());
    return {};
  }

  @Transactional()
  async ponder(): Promise<object> {
    await sql`select 1`.execute(this.em.getKysely());
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await sql`select 1`.execute(this.em.getKysely());
    return {};
  }

  async readForever(): Promise<object> {
    await sql`select pg_sleep(60)`.execute(this.em.getKysely());
    return {};
  }

  @Transactional()
  async writeForever(): Promise<object> {
    return this.readForever();
  }
}

@Controller('rows')
class RowsController {
  constructor(private readonly rows: Rows) {}

  @Get()
  read(): Promise<object> {
    return this.rows.read();
  }

  @Get('forever')
  readForever(): Promise<object> {
    return this.rows.readForever();
  }

  @Post('forever')
  writeForever(): Promise<object> {
    return this.rows.writeForever();
  }

  @Post('ponder')
  ponder(): Promise<object> {
    return this.rows.ponder();
  }

  @Post(':row/slowly')
  changeSlowly(@Param('row') row: string): Promise<object> {
    return this.rows.changeSlowly(row);
  }

  @Post(':row')
  change(@Param('row') row: string): Promise<object> {
    return this.rows.change(row);
  }
}

const POOL = 10;
const LIMITS = {
  DATABASE_POOL_SIZE: String(POOL),
  DATABASE_LOCK_TIMEOUT_MS: '300',
  DATABASE_STATEMENT_TIMEOUT_MS: '800',
  DATABASE_IDLE_TRANSACTION_TIMEOUT_MS: '1000',
};

let database: OwnDatabase;
let flaky: FlakyDatabase;
let platform: PlatformApp;
let watcher: Client;

beforeAll(async () => {
  database = await startOwnDatabase();
  watcher = await connectTo(database.adminUrl, { application_name: 'watcher' });
  await watcher.query(`insert into job_runs (name, scheduled_for, lease_until, instance)
    select t, now(), now(), 'test' from unnest(array['held', 'free']) t`);
  flaky = await FlakyDatabase.before(database.url);
  platform = await startPlatform(
    testConfig(`${flaky.url}?connect_timeout=2&application_name=app`, LIMITS),
    [RowsController],
    [Rows],
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
}

async function call(method: 'GET' | 'POST', path: string): Promise<Reply> {
  const answer = await platform.app.inject({
    method,
    url: `/api/v1/rows${path}`,
    headers: { 'x-test-actor': 'ann' },
  });
  const { code } = answer.json<{ readonly code?: string }>();
  return { status: answer.statusCode, code, retryAfter: answer.headers['retry-after'] };
}

const many = (count: number, path: string): Promise<Reply>[] =>
  Array.from({ length: count }, () => call('POST', path));

/** The states of the application's sessions, as the server sees them. */
async function sessions(): Promise<readonly { readonly pid: number; readonly state: string }[]> {
  const { rows } = await watcher.query<{ pid: number; state: string }>(
    `select pid, state from pg_stat_activity where application_name = 'app' order by pid`,
  );
  return rows;
}

/**
 * Within seconds everybody is served, and nobody holds anything: each connection is idle, here and on the server. Not at
 * once: a connection that was cut while it was idle is known to be so when it is used.
 */
async function expectHealth(): Promise<void> {
  await until(async () => {
    const served = await Promise.all([...many(POOL, '/free'), ...many(POOL, '/held'), call('GET', '')]);
    return served.every(({ status }) => status === 200 || status === 201);
  });
  const pool = await platform.app.get(MikroORM).em.getConnection().getNativeClient();
  expect([pool.idleCount, pool.waitingCount]).toEqual([pool.totalCount, 0]);
  await until(async () => (await sessions()).every(({ state }) => state === 'idle'));
}

function expectRefused(replies: readonly Reply[]): void {
  for (const { status, code, retryAfter } of replies) {
    expect([status, code]).toEqual([503, 'http.unavailable']);
    expect(retryAfter).toMatch(/^[15]$/);
  }
}

const CALLERS = [1, 10, 50];

describe("somebody's session holds a row", () => {
  it.each(CALLERS)('%i callers want it: they are refused soon, and others are served', async (callers) => {
    const holder = await connectTo(database.adminUrl);
    await holder.query(`begin; update job_runs set lease_until = now() where name = 'held'`);
    const refused = many(callers, '/held');
    const reads = await Promise.all(Array.from({ length: 20 }, () => call('GET', '')));
    expect(reads.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    if (callers < POOL) expect((await call('POST', '/free')).status).toBe(201);
    expectRefused(await Promise.all(refused));
    expect((await call('POST', '/free')).status).toBe(201);
    await holder.query('rollback');
    await holder.end();
    await expectHealth();
  });
});

describe('backends that fall silent in a transaction', () => {
  it.each(CALLERS)('(%i callers) are given up, and the pool heals before they wake', async (callers) => {
    await expectHealth();
    const lost = many(callers, '/free/slowly');
    await until(async () => (await sessions()).some(({ state }) => state === 'active'));
    const stopped = (await sessions()).filter(({ state }) => state !== 'idle').map(({ pid }) => pid);
    for (const pid of stopped) process.kill(pid, 'SIGSTOP');
    try {
      const reads = await Promise.all(Array.from({ length: 20 }, () => call('GET', '')));
      expect(reads.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
      expectRefused((await Promise.all(lost)).filter(({ status }) => status !== 201));
      await until(async () => (await call('POST', '/held')).status === 201);
    } finally {
      for (const pid of stopped) process.kill(pid, 'SIGCONT');
    }
    await until(async () => (await sessions()).every(({ pid }) => !stopped.includes(pid)));
    await expectHealth();
  });
});

describe('a network that loses every packet', () => {
  it.each(CALLERS)('(%i callers) is told with 503, and is forgotten when it is back', async (callers) => {
    await expectHealth();
    const lost = many(callers, '/free/slowly');
    await until(async () => (await sessions()).some(({ state }) => state === 'active'));
    flaky.fail('frozen');
    expectRefused([...(await Promise.all(lost)), await call('GET', '')]);
    // The server hears nothing of it; what it held for us it gives back by itself. A transaction that failed holds nothing.
    await until(async () => (await sessions()).every(({ state }) => state !== 'idle in transaction'));
    flaky.recover();
    await until(async () => (await call('GET', '')).status === 200);
    await expectHealth();
  });
});

describe('a wait of our own', () => {
  it.each(['GET', 'POST'] as const)(
    '%s of a statement without end is ended, on the server too',
    async (method) => {
      expectRefused([await call(method, '/forever')]);
      await until(async () => {
        const { rowCount } = await watcher.query(
          `select from pg_stat_activity where application_name = 'app' and state = 'active'`,
        );
        return rowCount === 0;
      });
      await expectHealth();
    },
  );

  it('a transaction that stands idle too long is ended by the server, and told as 503', async () => {
    expectRefused([await call('POST', '/ponder')]);
    await expectHealth();
  });
});

describe('a server that refuses connections', () => {
  it('says why in its own words, and is 503 whatever the code', async () => {
    const { pathname, username } = new URL(database.url);
    const role = escapeIdentifier(decodeURIComponent(username));
    const name = escapeIdentifier(pathname.slice(1));
    const refusals = [
      [`alter role ${role} connection limit 0`, `alter role ${role} connection limit -1`],
      [`alter role ${role} nologin`, `alter role ${role} login`],
      [`alter database ${name} connection limit 0`, `alter database ${name} connection limit -1`],
      [
        `alter role ${role} set session_preload_libraries = 'gone'`,
        `alter role ${role} reset session_preload_libraries`,
      ],
    ] as const;
    for (const [refuse, allow] of refusals) {
      await watcher.query(refuse);
      await watcher.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'app'`,
      );
      await until(async () => (await sessions()).length === 0);
      const replies = await Promise.all([call('GET', ''), call('POST', '/free')]);
      await watcher.query(allow);
      expectRefused(replies);
      await until(async () => (await call('GET', '')).status === 200);
    }
    await expectHealth();
  });
});
