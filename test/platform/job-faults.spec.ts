import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { Client } from 'pg';
import type { Job, JobContext, JobCounts } from '../../src/platform/jobs/job.js';
import { inBatches } from '../../src/platform/jobs/job.js';
import { JobRunner } from '../../src/platform/jobs/job-runner.js';
import { cloneDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { runJob } from '../support/run-job.js';
import { FlakyDatabase } from './flaky-database.js';
import type { PlatformApp } from './platform-app.js';
import { startPlatform, testConfig } from './platform-app.js';

/** Waits for something that never comes. */
@Injectable()
class HangingJob implements Job {
  readonly name = 'test.hanging';
  readonly title = 'A test';
  readonly schedule = { cron: '0 0 1 1 *' };

  constructor(runner: JobRunner) {
    runner.register(this);
  }

  run(): Promise<JobCounts> {
    return new Promise(() => undefined);
  }
}

/** Works until it is asked to stop. */
@Injectable()
class EndlessJob implements Job {
  readonly name = 'test.endless';
  readonly title = 'A test';
  readonly schedule = { cron: '0 0 1 1 *' };

  constructor(runner: JobRunner) {
    runner.register(this);
  }

  async run({ signal }: JobContext): Promise<JobCounts> {
    return { batches: await inBatches(signal, () => delay(10, 1)) };
  }
}

/** Its last act is that the network to the database goes. */
@Injectable()
class CutOffJob implements Job {
  readonly name = 'test.cut-off';
  readonly title = 'A test';
  readonly schedule = { cron: '0 0 1 1 *' };
  cut: () => void = () => undefined;

  constructor(readonly runner: JobRunner) {
    runner.register(this);
  }

  run(): Promise<JobCounts> {
    this.cut();
    return Promise.resolve({ done: 1 });
  }
}

/** Has the database at work for minutes, and goes on writing whatever becomes of that. */
@Injectable()
class StubbornJob implements Job {
  readonly name = 'test.stubborn';
  readonly title = 'A test';
  readonly schedule = { cron: '0 0 1 1 *', timeLimitSeconds: 1 };
  readonly faults: unknown[] = [];

  constructor(
    runner: JobRunner,
    private readonly em: EntityManager,
  ) {
    runner.register(this);
  }

  async run(): Promise<JobCounts> {
    const statements = [sql`select pg_sleep(300)`, sql`insert into rate_limits (key) values ('late')`];
    const attempt = (statement: RawBuilder<unknown>): Promise<unknown> =>
      this.em
        .transactional((em) => statement.execute(em.getKysely()))
        .catch((error) => this.faults.push(error));
    for (const statement of statements) await attempt(statement);
    return { done: 1 };
  }
}

const JOBS = [StubbornJob, HangingJob, EndlessJob, CutOffJob];

let database: TestDatabase;
let owner: Client;

beforeAll(async () => {
  database = await cloneDatabase();
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await database.drop();
});

beforeEach(() => owner.query('delete from job_runs'));

interface Ready {
  readonly details: { readonly jobs: unknown };
}

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

describe('a job whose end cannot be recorded', () => {
  let network: FlakyDatabase;
  let instance: PlatformApp;
  let job: CutOffJob;

  beforeEach(async () => {
    network = await FlakyDatabase.before(database.url);
    instance = await startPlatform(testConfig(network.url), [], JOBS);
    job = instance.app.get(CutOffJob);
    job.cut = () => network.fail('refusing');
  });
  afterEach(async () => {
    network.recover();
    await instance.app.close();
    await network.stop();
  });

  const told = (): readonly unknown[] =>
    instance.log.lines.filter(({ msg }) => msg === 'lease not ended').map(({ job: name }) => name);
  const unended = async (): Promise<unknown> =>
    (await instance.app.inject({ method: 'GET', url: '/health/ready' })).json<Ready>().details.jobs;

  it('is told, tries again until the database is back, and keeps no lease: its next run is not skipped', async () => {
    const run = job.runner.runNow(job);
    while (told().length < 2) await delay(20);
    expect(job.runner.unendedLeases).toEqual(['test.cut-off']);
    expect((await recorded('test.cut-off')).map(({ finished }) => finished)).toEqual([false]);
    network.recover();
    expect(await run).toBe('succeeded');
    expect(await recorded('test.cut-off')).toEqual([
      { outcome: 'succeeded', finished: true, detail: { done: 1 } },
    ]);
    expect(await unended()).toEqual({ status: 'up', unendedLeases: [], failing: [], overdue: [] });
    job.cut = () => undefined;
    expect(await job.runner.runNow(job)).toBe('succeeded');
  });

  it('does not hold up a shutdown, and is told by readiness while its lease stays', async () => {
    const run = job.runner.runNow(job);
    while (told().length < 1) await delay(20);
    await job.runner.stop();
    expect(await run).toBe('succeeded');
    network.recover();
    expect(await unended()).toEqual({
      status: 'up',
      unendedLeases: ['test.cut-off'],
      failing: [],
      overdue: [],
    });
    const other = await startPlatform(testConfig(database.url), [], JOBS);
    expect(await runJob(other.app, 'test.cut-off')).toBe('skipped');
    await other.app.close();
  });

  it('and one that cannot start at all has failed, and says why', async () => {
    network.fail('refusing');
    expect(await job.runner.runNow(job)).toBe('failed');
    expect(instance.log.lines).toContainEqual(
      expect.objectContaining({ job: 'test.cut-off', msg: 'job could not be started or recorded' }),
    );
    expect(await recorded('test.cut-off')).toEqual([]);
  });

  it('and one whose start cannot be recorded at once starts when it can', async () => {
    network.fail('refusing');
    job.cut = () => undefined;
    const run = job.runner.runNow(job);
    while (instance.log.lines.every(({ msg }) => msg !== 'lease not taken')) await delay(5);
    network.recover();
    expect(await run).toBe('succeeded');
  });
});

describe('the time limit of a job', () => {
  let instance: PlatformApp;

  beforeAll(async () => {
    instance = await startPlatform(testConfig(database.url, { JOB_TIME_LIMIT_SECONDS: '1' }), [], JOBS);
  });
  afterAll(() => instance.app.close());

  it('asks it to stop: what is left is for the next run', async () => {
    expect(await runJob(instance.app, 'test.endless')).toBe('succeeded');
    expect(await recorded('test.endless')).toMatchObject([{ outcome: 'succeeded', finished: true }]);
    expect(instance.log.lines).toContainEqual(
      expect.objectContaining({ msg: 'time limit of the job reached' }),
    );
  });

  it('cuts off one that goes on: its statement is canceled, and it can write no more', async () => {
    // What a role runs is shown to that role alone.
    const watching = new Client({ connectionString: database.url });
    await watching.connect();
    const asleep = `select from pg_stat_activity where query like 'select pg_sleep%' and state = 'active'`;
    const sleeping = async (): Promise<number | null> => (await watching.query(asleep)).rowCount;
    const run = runJob(instance.app, 'test.stubborn');
    while ((await sleeping()) === 0) await delay(20);
    expect(await run).toBe('failed');
    while ((await sleeping()) !== 0) await delay(20);
    await watching.end();
    const { faults } = instance.app.get(StubbornJob);
    while (faults.length < 2) await delay(20);
    expect(faults.at(-1)).toMatchObject({ message: expect.stringContaining('asked to stop') });
    expect(await recorded('test.stubborn')).toMatchObject([{ outcome: 'failed', finished: true }]);
    expect(await runJob(instance.app, 'test.endless')).toBe('succeeded');
  });

  it('gives one up that hangs: it has failed, and its lease is free', async () => {
    for (let run = 0; run < 2; run++) expect(await runJob(instance.app, 'test.hanging')).toBe('failed');
    expect(await recorded('test.hanging')).toMatchObject(
      Array.from({ length: 2 }, () => ({
        outcome: 'failed',
        finished: true,
        detail: { message: expect.stringContaining('time limit') },
      })),
    );
  });
});
