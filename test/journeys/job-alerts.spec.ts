import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../support/app.js';
import { ifMatch, startApp } from '../support/app.js';
import type { TestDatabase } from '../support/database.js';
import { cloneSeeded } from '../support/seeded-database.js';
import { Mailbox } from '../support/mailbox.js';
import { signIn } from '../support/story.js';
import { connected } from '../support/connections.js';
import { lookForAlerts } from '../support/trail-rows.js';
import type { AlertResponse } from '../../src/modules/audit/alerts/alerts.dto.js';
import { SendLetters } from '../../src/modules/audit/alerts/send-letters.js';
import type { Job } from '../../src/platform/jobs/job.js';
import { JobRunner } from '../../src/platform/jobs/job-runner.js';
import { JobScheduler } from '../../src/platform/jobs/job-scheduler.js';

interface Items<T> {
  readonly items: readonly T[];
}

const broken = (name: string, cron: string): Job => ({
  name,
  title: 'Fails',
  schedule: { cron },
  run: () => Promise.reject(new RangeError('of +1 614 555 7777')),
});

describe('alerts of jobs', () => {
  let database: TestDatabase;
  let one: NestFastifyApplication;
  let two: NestFastifyApplication;
  let mailbox: Mailbox;
  let admin: Client;
  const often = broken('jobs.broken-often', '* * * * *');
  const rarely = broken('jobs.broken-rarely', '0 3 * * *');

  beforeAll(async () => {
    database = await cloneSeeded();
    mailbox = await Mailbox.open();
    const environment = { SMTP_URL: mailbox.url };
    one = await startApp(database, { environment });
    two = await startApp(database, { environment });
    for (const job of [often, rarely]) one.get(JobRunner).register(job);
    admin = await signIn(one, 'admin');
    await lookForAlerts(one);
  });
  afterAll(async () => {
    await two?.close();
    await one?.close();
    await database?.drop();
    await mailbox?.close();
  });

  const fails = async (job: Job): Promise<void> =>
    expect(await one.get(JobRunner).runNow(job)).toBe('failed');
  async function alertsOf(job: string): Promise<readonly AlertResponse[]> {
    await lookForAlerts(one);
    const path = `/api/v1/audit/alerts?subjectType=resource&subjectId=${encodeURIComponent(`job/${job}`)}`;
    return (await admin.get<Items<AlertResponse>>(path)).body.items;
  }

  it('are raised when one fails again and again, go on with it, and are taken up and closed', async () => {
    const subscription = await admin.send({
      method: 'PUT',
      url: '/api/v1/audit/alert-subscription',
      payload: { minimumSeverity: 'medium' },
    });
    expect(subscription.status).toBe(200);
    await fails(often);
    await fails(often);
    expect(await alertsOf(often.name)).toEqual([]);
    await fails(often);
    const [alert, ...more] = await alertsOf(often.name);
    expect(more).toEqual([]);
    expect(alert).toMatchObject({
      code: 'job-failed',
      severity: 'medium',
      subjectId: 'job/jobs.broken-often',
      occurrences: 3,
      status: 'open',
    });
    await fails(often);
    expect(await alertsOf(often.name)).toMatchObject([{ id: alert?.id, occurrences: 4, rowVersion: 1 }]);
    await RequestContext.create(one.get(EntityManager), () => one.get(SendLetters, { strict: false }).run());
    expect(mailbox.take().map((letter) => JSON.stringify(letter))).toEqual([
      expect.stringContaining('A job fails again and again'),
    ]);
    const taken = await admin.send({
      method: 'POST',
      url: `/api/v1/audit/alerts/${alert?.id}/acknowledge`,
      headers: ifMatch(1),
    });
    expect(taken).toMatchObject({ status: 200, body: { status: 'acknowledged' } });
    const closed = await admin.post(
      `/api/v1/audit/alerts/${alert?.id}/close`,
      { finding: 'harm', reason: 'The disk was full' },
      ifMatch(2),
    );
    expect(closed).toMatchObject({ status: 200, body: { status: 'closed' } });
    const path = `/api/v1/audit/entries?resourceType=job&resourceId=${often.name}`;
    const { items } = (await admin.get<Items<object>>(path)).body;
    expect(items).toHaveLength(4);
    expect(items[0]).toMatchObject({ action: 'jobs.failed', outcome: 'failure' });
    expect(JSON.stringify(items)).not.toContain('555 7777');
  });

  it('are raised at the first failure of one that runs twice a day at most', async () => {
    await fails(rarely);
    expect(await alertsOf(rarely.name)).toMatchObject([{ code: 'rare-job-failed', occurrences: 1 }]);
  });

  it('are raised once, whichever instances see it, when one should have come to its end', async () => {
    const name = 'quoting.expiry';
    await connected(database.ownerUrl, (owner) =>
      owner.query(
        `insert into job_runs (name, scheduled_for, started_at, lease_until, instance)
         values ($1, now() - interval '3 days', now() - interval '3 days', now() + interval '1 day', 'elsewhere/1/a')`,
        [name],
      ),
    );
    const look = async (): Promise<void> => {
      for (const app of [one, two])
        await RequestContext.create(app.get(EntityManager), () => app.get(JobScheduler)['look']());
    };
    // At the first look nobody has had time to run what an outage has left.
    await look();
    expect(await alertsOf(name)).toEqual([]);
    await Promise.all([look(), look()]);
    await look();
    expect(await alertsOf(name)).toMatchObject([
      { code: 'job-overdue', severity: 'high', occurrences: 1, subjectId: `job/${name}` },
    ]);
  });

  it('follow rules that are data: one about a single job, from its first failure on', async () => {
    const rule = await admin.post('/api/v1/audit/alert-rules', {
      code: 'every-failure',
      kind: 'count',
      title: 'Any failure of any job',
      severity: 'low',
      match: { actions: ['jobs.failed'], resourceTypes: ['job'] },
      by: 'resource',
      threshold: 1,
      windowMinutes: 5,
    });
    expect(rule.status).toBe(201);
    await fails(often);
    expect((await alertsOf(often.name)).map(({ code }) => code)).toContain('every-failure');
    const wrong = await admin.post('/api/v1/audit/alert-rules', {
      code: 'nonsense',
      kind: 'count',
      title: 'Different things of one thing',
      severity: 'low',
      match: { actions: ['jobs.failed'] },
      by: 'resource',
      distinct: 'resource',
      threshold: 1,
      windowMinutes: 5,
    });
    expect(wrong).toMatchObject({ status: 400, body: { errors: [{ pointer: '/distinct' }] } });
  });
});
