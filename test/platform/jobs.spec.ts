import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Client } from 'pg';
import { AuditPartitionsJob } from '../../src/modules/audit/jobs/partitions.job.js';
import { EndedTokens } from '../../src/modules/identity/jobs/ended-tokens.store.js';
import { TokenCleanupJob } from '../../src/modules/identity/jobs/token-cleanup.job.js';
import type { Job, JobContext, JobCounts, RunContext } from '../../src/platform/jobs/job.js';
import { JobRunner } from '../../src/platform/jobs/job-runner.js';
import type { JobSchedule } from '../../src/platform/jobs/timetable.js';
import { Metrics } from '../../src/platform/metrics/metrics.js';
import { cloneDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { runJob } from '../support/run-job.js';
import type { PlatformApp } from './platform-app.js';
import { startPlatform, testConfig } from './platform-app.js';

let atOnce = 0;
let mostAtOnce = 0;
let runs = 0;

/** Counts how many of it run at the same time, in all instances. */
@Injectable()
class SlowJob implements Job {
  readonly name = 'test.slow';
  readonly title = 'A test';
  readonly schedule = { cron: '0 0 1 1 *' };

  constructor(
    readonly runner: JobRunner,
    private readonly em: EntityManager,
  ) {
    runner.register(this);
  }

  async run({ signal }: JobContext): Promise<JobCounts> {
    runs++;
    mostAtOnce = Math.max(mostAtOnce, ++atOnce);
    try {
      await sql`select 1`.execute(this.em.getKysely());
      for (let waited = 0; waited < 200 && !signal.aborted; waited += 10) await delay(10);
      return { done: signal.aborted ? 0 : 1, ownContext: RequestContext.currentRequestContext() ? 1 : 0 };
    } finally {
      atOnce--;
    }
  }
}

@Injectable()
class BrokenJob implements Job {
  readonly name = 'test.broken';
  readonly title = 'A test';
  readonly schedule = { cron: '0 0 1 1 *' };

  constructor(
    runner: JobRunner,
    private readonly em: EntityManager,
  ) {
    runner.register(this);
  }

  async run(): Promise<JobCounts> {
    await sql`select ${'personal data'}::uuid`.execute(this.em.getKysely());
    return {};
  }
}

/** Jobs, and what they need. */
const PROVIDERS = [SlowJob, BrokenJob, AuditPartitionsJob, TokenCleanupJob, EndedTokens];

let database: TestDatabase;
let owner: Client;
let one: PlatformApp;
let two: PlatformApp;

beforeAll(async () => {
  database = await cloneDatabase();
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  one = await startPlatform(testConfig(database.url), [], PROVIDERS);
  two = await startPlatform(testConfig(database.url), [], PROVIDERS);
});

afterAll(async () => {
  await one.app.close();
  await two.app.close();
  await owner.end();
  await database.drop();
});

beforeEach(async () => {
  await owner.query('delete from job_runs');
  atOnce = mostAtOnce = runs = 0;
});

interface Run {
  readonly outcome: string | null;
  readonly finished: boolean;
  readonly detail: Readonly<Record<string, unknown>>;
}

async function recorded(job: string): Promise<readonly Run[]> {
  const { rows } = await owner.query<Run>(
    'select outcome, finished_at is not null as finished, detail from job_runs where name = $1 order by started_at',
    [job],
  );
  return rows;
}

function slow(platform: PlatformApp): SlowJob {
  return platform.app.get(SlowJob);
}

describe('a job', () => {
  it('runs on one instance at a time, and once per moment of its schedule', async () => {
    const [first, second] = [slow(one), slow(two)];
    const moment = new Date();
    const outcomes = await Promise.all([first, second].map((job) => job.runner.runFor(job, moment)));
    expect([...outcomes].sort()).toEqual(['skipped', 'succeeded']);
    expect(await second.runner.runFor(second, moment)).toBe('skipped');
    expect([runs, mostAtOnce]).toEqual([1, 1]);
  });

  it('is recorded, logged and measured, and has its own ORM context', async () => {
    const job = slow(one);
    expect(await job.runner.runNow(job)).toBe('succeeded');
    expect(await recorded('test.slow')).toEqual([
      { outcome: 'succeeded', finished: true, detail: { done: 1, ownContext: 1 } },
    ]);
    expect(one.log.lines.findLast(({ msg }) => msg === 'job')).toMatchObject({
      job: 'test.slow',
      outcome: 'succeeded',
      detail: { done: 1 },
    });
    const metrics = await one.app.get(Metrics).registry.metrics();
    expect(metrics).toMatch(/job_runs_total\{job="test\.slow",outcome="succeeded"\} \d/);
  });

  it('that fails is contained, and what it says about data is not kept', async () => {
    expect(await runJob(one.app, 'test.broken')).toBe('failed');
    const [run] = await recorded('test.broken');
    expect(run).toMatchObject({ outcome: 'failed', finished: true, detail: { sqlState: '22P02' } });
    expect(JSON.stringify(run) + one.log.text).not.toContain('personal data');
    expect(await runJob(one.app, 'test.slow')).toBe('succeeded');
  });

  it('whose instance died is taken over when its lease is over, and the run is closed', async () => {
    await owner.query(
      `insert into job_runs (name, scheduled_for, started_at, lease_until, instance)
       values ('test.slow', now() - interval '1 hour', now() - interval '1 hour', now() + interval '1 minute', 'dead')`,
    );
    const job = slow(one);
    expect(await job.runner.runNow(job)).toBe('skipped');
    await owner.query(`update job_runs set lease_until = now() - interval '1 second'`);
    expect(await job.runner.runNow(job)).toBe('succeeded');
    expect((await recorded('test.slow')).map(({ outcome }) => outcome)).toEqual(['abandoned', 'succeeded']);
  });

  it('is found by its name, and nothing by another', async () => {
    const runner = one.app.get(JobRunner);
    expect(runner.find('test.unknown')).toBeUndefined();
    expect(runner.names).toEqual([
      'audit.partitions',
      'identity.token-cleanup',
      'platform.cleanup',
      'test.broken',
      'test.slow',
    ]);
  });

  it('is asked to stop at shutdown, and the shutdown waits for it', async () => {
    const three = await startPlatform(testConfig(database.url), [], PROVIDERS);
    const job = slow(three);
    const run = job.runner.runNow(job);
    while (atOnce === 0) await delay(5);
    await three.app.close();
    expect(await run).toBe('succeeded');
    expect(await recorded('test.slow')).toEqual([
      { outcome: 'succeeded', finished: true, detail: { done: 0, ownContext: 1 } },
    ]);
    expect(await job.runner.runNow(job)).toBe('skipped');
  });

  it('is scheduled where jobs are enabled, which also runs the partitions at start', async () => {
    const enabled = await startPlatform(testConfig(database.url, { JOBS_ENABLED: 'true' }), [], PROVIDERS);
    expect((await recorded('audit.partitions')).map(({ outcome }) => outcome)).toEqual(['succeeded']);
    await enabled.app.close();
  });
});

/** Every second, each of which counts. */
@Injectable()
class TickingJob implements Job {
  readonly name = 'test.ticking';
  readonly title = 'A test';
  readonly schedule: JobSchedule = { cron: '* * * * * *', missed: 'each' };

  constructor(runner: JobRunner) {
    runner.register(this);
  }

  run({ scheduledFor }: RunContext): Promise<JobCounts> {
    return Promise.resolve({ second: scheduledFor.getTime() / 1000 });
  }
}

describe('schedules of two instances', () => {
  const enabled = (): Promise<PlatformApp> =>
    startPlatform(testConfig(database.url, { JOBS_ENABLED: 'true' }), [], [TickingJob]);

  it('run each moment once, what passed before the start as well, in order', async () => {
    await owner.query(
      `insert into job_states (name, covered_until) values ('test.ticking', date_trunc('second', now()) - interval '20 seconds')
        on conflict (name) do update set covered_until = excluded.covered_until`,
    );
    const both = await Promise.all([enabled(), enabled()]);
    while ((await recorded('test.ticking')).length < 24) await delay(100);
    await Promise.all(both.map(({ app }) => app.close()));
    const seconds = (await recorded('test.ticking')).map(({ detail }) => Number(detail['second']));
    const first = seconds[0] ?? 0;
    expect(seconds).toEqual(seconds.map((_, at) => first + at));
  });

  it('take over what an instance has left undone, for the same moment, once its lease is over', async () => {
    await owner.query(
      `insert into job_states (name, covered_until) values ('test.ticking', date_trunc('second', now()) - interval '2 seconds')
        on conflict (name) do update set covered_until = excluded.covered_until`,
    );
    const moment = `date_trunc('second', now()) - interval '1 second'`;
    await owner.query(
      `insert into job_runs (name, scheduled_for, started_at, lease_until, instance)
       values ('test.ticking', ${moment}, ${moment}, now() - interval '1 millisecond', 'killed')`,
    );
    const { app } = await enabled();
    while ((await recorded('test.ticking')).length < 3) await delay(50);
    await app.close();
    const { rows } = await owner.query<{ outcome: string; same: boolean }>(
      `select outcome, scheduled_for = min(scheduled_for) over () as same from job_runs where name = 'test.ticking'
        order by started_at limit 3`,
    );
    expect(rows).toEqual([
      { outcome: 'abandoned', same: true },
      { outcome: 'succeeded', same: true },
      { outcome: 'succeeded', same: false },
    ]);
  });
});

describe('the jobs of rooms', () => {
  it('make the audit partitions of this month and two ahead, and report rows outside', async () => {
    const { rows } = await owner.query<{ readonly name: string }>(
      `select to_char(now() at time zone 'UTC' + interval '2 months', '"audit_logs_"YYYY_MM') as name`,
    );
    await owner.query(`drop table ${rows[0]?.name ?? ''}`);
    await owner.query(`insert into audit_logs (action, resource_type, resource_id, created_at)
                       values ('test.done', 'test', '1', '1999-01-01Z')`);
    expect(await runJob(one.app, 'audit.partitions')).toBe('succeeded');
    expect((await recorded('audit.partitions'))[0]?.detail).toEqual({ made: 1, inDefaultPartition: 1 });
    expect(await runJob(one.app, 'audit.partitions')).toBe('succeeded');
    expect((await recorded('audit.partitions'))[1]?.detail).toEqual({ made: 0, inDefaultPartition: 1 });
  });

  it('remove expired tokens batch by batch and count them', async () => {
    await owner.query(`
      insert into users (id, email, first_name, last_name, role) values
        ('01890a5d-ac96-774b-bcce-b302099a8057', 'job@example.com', 'A', 'B', 'agent')`);
    await owner.query(`
      insert into user_sessions (user_id, session_token_hash, auth_method, created_at, last_activity_at, expires_at)
      select '01890a5d-ac96-774b-bcce-b302099a8057', 'hash-' || n, 'password', now() - interval '10 years',
             now() - interval '10 years', now() - interval '9 years'
        from generate_series(1, 1500) as n`);
    expect(await runJob(one.app, 'identity.token-cleanup')).toBe('succeeded');
    expect((await recorded('identity.token-cleanup'))[0]?.detail).toMatchObject({ sessions: 1500 });
    const left = await owner.query<{ readonly count: string }>('select count(*) from user_sessions');
    expect(left.rows[0]?.count).toBe('0');
  });
});
