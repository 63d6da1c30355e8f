import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client as Connection } from 'pg';
import type { Client } from '../../../test/support/app.js';
import { ifMatch, startApp } from '../../../test/support/app.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { cloneSeeded } from '../../../test/support/seeded-database.js';
import { signIn } from '../../../test/support/story.js';
import type { Problem } from '../../../test/support/world.js';
import { runJob } from '../../../test/support/run-job.js';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { JobScheduler } from '../../platform/jobs/job-scheduler.js';
import type { JobResponse, JobRunResponse } from './jobs.dto.js';

interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

const JOB = 'identity.token-cleanup';
const AT = `/api/v1/jobs/${JOB}`;

/** Three instances on one database. */
describe('jobs', () => {
  let db: TestDatabase;
  let owner: Connection;
  let instances: readonly NestFastifyApplication[];
  let admin: Client;

  beforeAll(async () => {
    db = await cloneSeeded();
    owner = new Connection({ connectionString: db.ownerUrl });
    await owner.connect();
    const scraped = { environment: { METRICS_TOKEN: 'metrics-token-of-this-test' } };
    instances = [await startApp(db), await startApp(db), await startApp(db, scraped)];
    admin = await signIn(instances[0] as NestFastifyApplication, 'admin');
  });
  beforeEach(async () => {
    await owner.query('delete from job_runs');
    await owner.query('delete from job_states');
  });
  afterAll(async () => {
    await Promise.all((instances ?? []).map((app) => app.close()));
    await owner?.end();
    await db?.drop();
  });

  const read = async (): Promise<JobResponse> => (await admin.get<JobResponse>(AT)).body;
  const runs = async (query = ''): Promise<Page<JobRunResponse>> =>
    (await admin.get<Page<JobRunResponse>>(`${AT}/runs${query}`)).body;
  const pause = (version: number | '*', reason = 'Looked into') =>
    admin.post<JobResponse>(`${AT}/pause`, { reason }, ifMatch(version));
  const isBusyElsewhere = (): Promise<unknown> =>
    owner.query(
      `insert into job_runs (name, scheduled_for, lease_until, instance)
       values ($1, now(), now() + interval '1 minute', 'elsewhere/1/aaaa')`,
      [JOB],
    );
  async function ended(id: string): Promise<JobRunResponse> {
    for (;;) {
      const { body } = await admin.get<JobRunResponse>(`${AT}/runs/${id}`);
      if (body.outcome !== 'running') return body;
      await delay(20);
    }
  }

  it('of all rooms run once each, whichever of three instances come to it', async () => {
    const runner = (app: NestFastifyApplication): JobRunner => app.get(JobRunner);
    const known = runner(instances[0] as NestFastifyApplication).names;
    expect(known.length).toBeGreaterThan(15);
    const moment = new Date();
    for (const name of known) {
      const outcomes = await Promise.all(
        instances.map(async (app) => {
          const { job } = runner(app).find(name) ?? {};
          return job ? runner(app).runFor(job, moment) : 'unknown';
        }),
      );
      expect([name, ...outcomes.toSorted()]).toEqual([name, 'skipped', 'skipped', 'succeeded']);
    }
    const { rows } = await owner.query<{ count: string }>(
      'select count(*) from job_runs group by name having count(*) <> 1',
    );
    expect(rows).toEqual([]);
  });

  it('are listed with when they run, in words and as cron, and how the last run went', async () => {
    const { status, body } = await admin.get<Page<JobResponse>>('/api/v1/jobs');
    expect(status).toBe(200);
    const names = body.items.map(({ id }) => id);
    expect(names).toEqual((instances[0] as NestFastifyApplication).get(JobRunner).names);
    for (const job of body.items) {
      expect(job.schedule).toMatch(/\(UTC\)$/);
      expect([job.id, Date.parse(job.nextRunAt ?? '') > Date.now()]).toEqual([job.id, true]);
      expect(job).toMatchObject({ status: 'waiting', lastRun: null, failuresInARow: 0, isOverdue: false });
      expect(job.timeLimitSeconds).toBeGreaterThan(0);
    }
    const pages: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Page<JobResponse> = (
        await admin.get<Page<JobResponse>>(`/api/v1/jobs?limit=5${cursor && `&cursor=${cursor}`}`)
      ).body;
      pages.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(pages).toEqual(names);
    expect((await admin.get(`/api/v1/jobs?status=asleep`)).status).toBe(400);
    expect((await admin.get(`/api/v1/jobs?cursor=x`)).status).toBe(400);
  });

  it('run when somebody asks, told by whom, once for a key, and in the trail', async () => {
    const key = { 'idempotency-key': 'run-it' };
    const asked = await admin.post<JobRunResponse>(`${AT}/runs`, {}, key);
    expect(asked.status).toBe(202);
    expect(asked.body).toMatchObject({ jobId: JOB, outcome: 'running', finishedAt: null });
    const run = await ended(asked.body.id);
    expect(run).toMatchObject({ outcome: 'succeeded', requestedBy: expect.any(String) });
    expect(run.detail).toHaveProperty('sessions');
    expect((await admin.post<JobRunResponse>(`${AT}/runs`, {}, key)).body.id).toBe(run.id);
    expect((await runs()).items).toHaveLength(1);
    expect((await read()).lastRun?.id).toBe(run.id);
    const { rows } = await owner.query(
      `select user_id from audit_logs where action = 'jobs.run-requested' and resource_id = $1`,
      [JOB],
    );
    expect(rows).toEqual([{ user_id: run.requestedBy }]);
  });

  it('do not run beside themselves: of many who ask at once, on all instances, one is let in', async () => {
    const answers = await Promise.all(
      instances.flatMap((app) => [1, 2, 3].map(() => admin.on(app).post<JobRunResponse>(`${AT}/runs`, {}))),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 202).length).toBeGreaterThanOrEqual(1);
    expect(new Set(statuses)).toEqual(new Set([202, 409].filter((status) => statuses.includes(status))));
    const begun = answers.flatMap(({ status, body }) => (status === 202 ? [body.id] : []));
    for (const id of begun) expect((await ended(id)).outcome).toBe('succeeded');
    expect((await runs()).items).toHaveLength(begun.length);
  });

  it('that run elsewhere are refused with where and since when', async () => {
    await isBusyElsewhere();
    const { status, body } = await admin.post<Problem>(`${AT}/runs`, {});
    expect([status, body.code]).toEqual([409, 'jobs.running']);
    expect(body.detail).toContain('elsewhere/1/aaaa');
    expect(await read()).toMatchObject({ status: 'running', isOverdue: false });
    expect((await runs('?outcome=running')).items).toHaveLength(1);
  });

  it('whose process has died are told as abandoned, before anybody runs them again', async () => {
    await isBusyElsewhere();
    await owner.query(`update job_runs set lease_until = now() where name = $1`, [JOB]);
    expect(await read()).toMatchObject({ status: 'waiting', lastRun: { outcome: 'abandoned' } });
    expect((await runs('?outcome=running')).items).toEqual([]);
    expect((await runs('?outcome=abandoned')).items).toHaveLength(1);
  });

  it('that are paused run on no instance, by no timer and for nobody, until they are resumed', async () => {
    const { rowVersion } = await read();
    expect((await admin.post(`${AT}/pause`, { reason: 'x' })).status).toBe(428);
    const paused = await pause(rowVersion, 'The directory is being moved');
    expect(paused.body).toMatchObject({
      status: 'paused',
      nextRunAt: null,
      pauseReason: 'The directory is being moved',
      pausedBy: expect.any(String),
    });
    expect((await pause(rowVersion)).status).toBe(412);
    const again = await pause('*');
    expect([again.status, (again.body as unknown as Problem).code]).toEqual([409, 'jobs.paused']);
    const refused = await admin.post<Problem>(`${AT}/runs`, {});
    expect([refused.status, refused.body.code]).toEqual([409, 'jobs.paused']);
    expect(refused.body.detail).toContain('The directory is being moved');
    const restarted = await startApp(db);
    for (const app of [...instances, restarted]) {
      const { job } = app.get(JobRunner).find(JOB) ?? {};
      expect(job && (await app.get(JobRunner).runFor(job, new Date()))).toBe('skipped');
      expect(await runJob(app, JOB)).toBe('skipped');
    }
    await restarted.close();
    const resumed = await admin.post<JobResponse>(`${AT}/resume`, {}, ifMatch(paused.body.rowVersion));
    expect(resumed.body).toMatchObject({
      status: 'waiting',
      pausedAt: null,
      pausedBy: null,
      pauseReason: null,
    });
    const twice = await admin.post<Problem>(`${AT}/resume`, {}, ifMatch('*'));
    expect([twice.status, twice.body.code]).toEqual([409, 'jobs.not-paused']);
    expect(await runJob(instances[1] as NestFastifyApplication, JOB)).toBe('succeeded');
    const { rows } = await owner.query(
      `select action, changes->>'reason' as reason from audit_logs where resource_type = 'job' and action <> 'jobs.run-requested'
        order by seq`,
    );
    expect(rows).toEqual(
      ['jobs.paused', 'jobs.resumed'].map((action) => ({ action, reason: 'The directory is being moved' })),
    );
  });

  it('keep a history that is read page by page, the newest first', async () => {
    await owner.query(
      `insert into job_runs (name, scheduled_for, started_at, finished_at, lease_until, instance, outcome, detail)
       select $1, now() - n * interval '1 hour', now() - n * interval '1 hour', now() - n * interval '1 hour', now(), 'x',
              case when n % 3 = 0 then 'failed' else 'succeeded' end, '{"done": 1}' from generate_series(25, 1, -1) as n`,
      [JOB],
    );
    const seen: JobRunResponse[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Page<JobRunResponse> = await runs(`?limit=10${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(seen).toHaveLength(25);
    const times = seen.map(({ startedAt }) => startedAt);
    expect(times).toEqual(times.toSorted().toReversed());
    expect((await runs('?outcome=failed')).items).toHaveLength(8);
  });

  it('that fail three times in a row, or should have run and did not, are told by health, metrics and the list', async () => {
    await owner.query(
      `insert into job_runs (name, scheduled_for, started_at, finished_at, lease_until, instance, outcome)
       select $1, now() - n * interval '1 hour', now() - n * interval '1 hour', now() - n * interval '1 hour', now(), 'x',
              case when n = 4 then 'succeeded' else 'failed' end from generate_series(4, 1, -1) as n`,
      [JOB],
    );
    await owner.query(
      `insert into job_states (name, covered_until) values ($1, now()), ('quoting.expiry', now() - interval '3 hours')`,
      [JOB],
    );
    expect(await read()).toMatchObject({ failuresInARow: 3, isOverdue: false });
    expect((await admin.get('/api/v1/jobs/quoting.expiry')).body).toMatchObject({ isOverdue: true });
    const scraped = instances[2] as NestFastifyApplication;
    await scraped.inject({ method: 'GET', url: '/health/ready' });
    await delay(300);
    const { details } = (await scraped.inject({ method: 'GET', url: '/health/ready' })).json<{
      details: { jobs: unknown };
    }>();
    expect(details.jobs).toMatchObject({ status: 'up', failing: [JOB], overdue: ['quoting.expiry'] });
  });

  it.each([
    ['GET', '/api/v1/jobs/no.such', 404, 'jobs.not-found'],
    ['GET', '/api/v1/jobs/constructor/runs', 404, 'jobs.not-found'],
    ['POST', '/api/v1/jobs/%00/runs', 404, 'jobs.not-found'],
    ['GET', `${AT}/runs/no-id`, 400, 'http.invalid-id'],
    ['GET', `${AT}/runs/01890a5d-ac96-774b-bcce-b302099a8057`, 404, 'jobs.run-not-found'],
    ['POST', `${AT}/pause`, 400, 'http.invalid-request'],
  ] as const)('answer %s %s with %i %s', async (method, url, status, code) => {
    const payload = method === 'POST' ? { payload: {}, headers: ifMatch('*') } : {};
    const answer = await admin.send<Problem>({ method, url, ...payload });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('are seen and run by administrators only', async () => {
    for (const role of ['agent', 'underwriter', 'adjuster'] as const) {
      const other = await signIn(instances[0] as NestFastifyApplication, role);
      const answers = [await other.get('/api/v1/jobs'), await other.post(`${AT}/runs`, {})];
      expect(answers.map(({ status }) => status)).toEqual([403, 403]);
    }
  });

  it('that were missed while nobody ran run once at the next start, and the others wait for their time', async () => {
    await owner.query(
      `insert into job_states (name, covered_until)
       select name, case when name = $1 then now() - interval '9 days' else now() + interval '1 day' end
         from unnest($2::text[]) as name`,
      [JOB, (instances[0] as NestFastifyApplication).get(JobRunner).names],
    );
    const started = await startApp(db, { environment: { JOBS_ENABLED: 'true' } });
    expect(started.get(JobScheduler)).toBeDefined();
    for (;;) {
      const { items } = await runs('?outcome=succeeded');
      if (items.length > 0) break;
      await delay(50);
    }
    await delay(300);
    await started.close();
    const { rows } = await owner.query(
      `select name, outcome, scheduled_for > now() - interval '15 minutes 10 seconds' as is_last from job_runs
        where name <> 'audit.partitions'`,
    );
    expect(rows).toEqual([{ name: JOB, outcome: 'succeeded', is_last: true }]);
  });
});
