import { setTimeout as delay } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Client as Connection } from 'pg';
import type { Client } from '../../../test/support/app.js';
import { startApp } from '../../../test/support/app.js';
import { candidateManual, writeBook } from '../../../test/support/book.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { signIn } from '../../../test/support/story.js';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { DomainError } from '../../shared/errors.js';
import { Rating } from '../rating/index.js';
import { ImpactAnalysisLimits } from './impact-analysis-limits.js';
import { ImpactAnalysisWorker } from './impact-analysis-worker.js';
import { ImpactAnalysesJob } from './jobs/book-ratings.job.js';
import type { AnalysisRun } from './analysis-run.js';
import type { ImpactAnalysisResponse, ImpactAnalysisResultResponse } from './impact-analyses.dto.js';
import { cloneSeeded } from '../../../test/support/seeded-database.js';
import type { Problem } from '../../../test/support/world.js';

const POLICIES = 400;
const BATCH = 50;
const AT = '/api/v1/book-ratings';
const IN_FORCE_ON = '2026-06-01';

describe('re-rating a book', () => {
  let database: TestDatabase;
  let owner: Connection;
  let app: NestFastifyApplication;
  let other: NestFastifyApplication;
  let underwriter: Client;
  let admin: Client;
  let candidate: string;

  beforeAll(async () => {
    database = await cloneSeeded();
    owner = new Connection({ connectionString: database.ownerUrl });
    await owner.connect();
    app = await startApp(database);
    other = await startApp(database);
    for (const instance of [app, other]) instance.get(ImpactAnalysisLimits, { strict: false }).batch = BATCH;
    underwriter = await signIn(app, 'underwriter');
    admin = await signIn(app, 'admin');
    await writeBook(owner, POLICIES);
    candidate = await importCandidate('2027-1');
  });

  afterAll(async () => {
    await app?.close();
    await other?.close();
    await owner?.end();
    await database?.drop();
  });

  async function importCandidate(label: string): Promise<string> {
    const imported = await admin.post<{ id: string }>('/api/v1/rating/editions', candidateManual(label));
    expect(imported).toMatchObject({ status: 201 });
    return imported.body.id;
  }

  async function start(more: Record<string, unknown> = {}): Promise<ImpactAnalysisResponse> {
    const asked = { candidateEditionId: candidate, inForceOn: IN_FORCE_ON, ...more };
    const started = await underwriter.post<ImpactAnalysisResponse>(AT, asked);
    expect(started).toMatchObject({ status: 201, body: { status: 'queued', done: 0, total: null } });
    return started.body;
  }

  async function read(id: string): Promise<ImpactAnalysisResponse> {
    return (await underwriter.on(other).get<ImpactAnalysisResponse>(`${AT}/${id}`)).body;
  }

  async function untilEnded(id: string): Promise<ImpactAnalysisResponse> {
    for (let waited = 0; waited < 20_000; waited += 20) {
      const view = await read(id);
      if (view.endedAt !== null) return view;
      await delay(20);
    }
    throw new Error(`The book rating ${id} does not end`);
  }

  const order = (id: string, change: string, rowVersion: number, body: object = {}, on = app) =>
    underwriter.on(on).post<ImpactAnalysisResponse & Problem>(`${AT}/${id}/${change}`, body, {
      'if-match': `"${rowVersion}"`,
    });

  const result = async (id: string): Promise<ImpactAnalysisResultResponse> =>
    (await underwriter.get<ImpactAnalysisResultResponse>(`${AT}/${id}/result`)).body;

  const csv = async (id: string): Promise<readonly string[]> => {
    const { body } = await underwriter.get<string>(`${AT}/${id}/result.csv`);
    return body.split('\r\n').slice(1, -1);
  };

  async function written(id: string): Promise<number> {
    const { rows } = await owner.query<{ n: string }>(
      'select count(*) as n from book_rating_results where book_rating_id = $1',
      [id],
    );
    return Number(rows[0]?.n);
  }

  const isolated = <T>(on: NestFastifyApplication, work: () => Promise<T>): Promise<T> =>
    RequestContext.create(on.get(EntityManager), work);

  /** What a worker does, one step at a time: a worker that is killed simply takes no further step. */
  const claim = (on = app): Promise<AnalysisRun | null> =>
    isolated(on, () => on.get(ImpactAnalysisWorker, { strict: false }).claim());
  const step = (run: AnalysisRun, on = app): ReturnType<AnalysisRun['step']> =>
    isolated(on, () => run.step());
  const work = (on = app, signal = new AbortController().signal) =>
    isolated(on, () => on.get(ImpactAnalysisWorker, { strict: false }).run(signal));

  async function claimed(on = app): Promise<AnalysisRun> {
    const run = await claim(on);
    if (!run) throw new Error('There was nothing to claim');
    return run;
  }

  describe('in the background', () => {
    it('comes to the totals of single ratings, policy by policy', async () => {
      const started = await start();
      const done = await untilEnded(started.id);
      expect(done).toMatchObject({
        status: 'succeeded',
        reason: null,
        total: POLICIES,
        done: POLICIES,
        percent: 100,
        secondsLeft: null,
      });
      expect(done.policiesPerSecond).toBeGreaterThan(0);

      const expected = await ratedOneByOne();
      const both = expected.filter(({ before, after }) => before !== null && after !== null);
      const sum = (which: 'before' | 'after'): number =>
        both.reduce((total, policy) => total + (policy[which] ?? 0), 0);
      const found = await result(started.id);
      expect(found).toMatchObject({
        policies: POLICIES,
        rated: both.length,
        errors: POLICIES - both.length,
        oldTotal: dollars(sum('before')),
        newTotal: dollars(sum('after')),
        change: dollars(sum('after') - sum('before')),
        oldAverage: dollars(Math.round(sum('before') / both.length)),
        raised: both.filter(({ before, after }) => (after ?? 0) > (before ?? 0)).length,
        lowered: both.filter(({ before, after }) => (after ?? 0) < (before ?? 0)).length,
        withoutOldPremium: 0,
      });
      expect(both.length).toBeGreaterThan(300);

      const lines = await csv(started.id);
      expect(new Set(lines)).toEqual(new Set(expected.map(csvOf)));
      expect(lines).toHaveLength(POLICIES);
    });

    it('counts every policy in one bucket, tells the extremes and groups the errors', async () => {
      const started = await start();
      await untilEnded(started.id);
      const found = await result(started.id);
      const percents = (await ratedOneByOne())
        .filter(({ before, after }) => before !== null && after !== null)
        .map(({ before, after }) => (100 * ((after ?? 0) - (before ?? 0))) / (before ?? 1));
      expect(found.histogram.reduce((sum, { policies }) => sum + policies, 0)).toBe(found.rated);
      for (const { fromPercent, toPercent, policies } of found.histogram) {
        const [from, to] = [Number(fromPercent ?? -Infinity), Number(toPercent ?? Infinity)];
        const inside = percents.filter((percent) =>
          from === to
            ? percent === 0
            : from < 0
              ? percent >= from && percent < to
              : percent > from && percent <= to,
        );
        expect([fromPercent, toPercent, policies]).toEqual([fromPercent, toPercent, inside.length]);
      }
      expect(found.largestChangePercent).toBe(Math.max(...percents).toFixed(2));
      expect(found.smallestChangePercent).toBe(Math.min(...percents).toFixed(2));
      expect(found.mostRaised).toHaveLength(20);
      expect(found.mostRaised[0]?.changePercent).toBe(found.largestChangePercent);
      expect(found.mostLowered[0]?.changePercent).toBe(found.smallestChangePercent);
      const page = await underwriter.get<string>(`${AT}/${started.id}/page`);
      expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(page.headers['content-security-policy']).toContain("default-src 'none'; style-src 'sha256-");
      expect(page.body).toContain(found.mostRaised[0]?.policyNumber);
      const raised = found.mostRaised.map(({ changePercent }) => Number(changePercent));
      expect(raised).toEqual([...raised].sort((a, b) => b - a));
      expect(found.errorReasons).toEqual([
        {
          edition: 'candidate',
          code: 'rating.invalid-risk',
          pointer: '/propertyInfo/yearBuilt',
          detail: 'is required',
          policies: POLICIES / 10,
        },
        expect.objectContaining({ code: 'rating.no-table-row', policies: Math.floor(POLICIES / 97) }),
      ]);
    });

    it('compares with a named edition, and with the policies in force on a day', async () => {
      const rival = await importCandidate('2027-rival');
      const same = await start({ baselineEditionId: rival });
      expect(await untilEnded(same.id)).toMatchObject({ status: 'succeeded', baselineLabel: '2027-rival' });
      expect(await result(same.id)).toMatchObject({
        change: '0.00',
        changePercent: '0.00',
        raised: 0,
        lowered: 0,
      });

      const later = await start({ inForceOn: '2027-01-01' });
      expect(await untilEnded(later.id)).toMatchObject({
        status: 'succeeded',
        total: 0,
        done: 0,
        percent: 100,
      });
      expect(await result(later.id)).toMatchObject({
        oldTotal: '0.00',
        oldAverage: null,
        changePercent: null,
      });
      expect(await csv(later.id)).toEqual([]);
    });

    it('rates each risk as it stands on the day: without what comes later or was taken back, and nobody cancelled', async () => {
      const first = await start();
      await untilEnded(first.id);
      const before = await csv(first.id);
      await owner.query('begin');
      await owner.query(`
        with changed as (
          insert into policy_transactions (policy_id, sequence, kind, effective_on, snapshot)
          select p.id, 2, 'endorsement', d.day, '{}' from policies p, (values ('BOOK-000000001', date '2026-12-31'),
                 ('BOOK-000000002', '2026-02-01')) as d (contract, day)
           where p.contract_number = d.contract returning id, policy_id, effective_on)
        insert into policy_transactions (policy_id, sequence, kind, effective_on, reverses)
        select policy_id, 3, 'reversal', effective_on, id from changed where effective_on < '2026-12-31'`);
      await owner.query(
        `update policies set cancelled_on = '2026-02-01' where contract_number = 'BOOK-000000003'`,
      );
      await owner.query('commit');
      const second = await start();
      await untilEnded(second.id);
      expect(await csv(second.id)).toEqual(before.filter((line) => !line.startsWith('BOOK-000000003')));
      await owner.query(`update policies set cancelled_on = null where contract_number = 'BOOK-000000003'`);
    });

    it('leaves out who is in a lapse on the day, and whose announced end has come', async () => {
      const numbers = async (inForceOn: string): Promise<readonly string[]> => {
        const started = await start({ inForceOn });
        expect(await untilEnded(started.id)).toMatchObject({ status: 'succeeded', percent: 100 });
        return (await csv(started.id)).map((line) => line.slice(0, 'BOOK-000000000'.length));
      };
      await owner.query(`
        insert into policy_transactions (policy_id, sequence, kind, effective_on, snapshot)
        select p.id, d.sequence, d.kind, d.day, '{}'
          from policies p, (values (2, 'cancellation', date '2026-03-01'), (3, 'reinstatement', '2026-03-11')) as d (sequence, kind, day)
         where p.contract_number = 'BOOK-000000004'`);
      await owner.query(`update policies set cancellation_due_on = '2026-03-05', cancellation_stands = true
                          where contract_number = 'BOOK-000000005'`);
      const [within, after] = [await numbers('2026-03-10'), await numbers('2026-03-11')];
      expect(within).toHaveLength(POLICIES - 2);
      expect(within).not.toContain('BOOK-000000004');
      expect(within).not.toContain('BOOK-000000005');
      expect(after).toContain('BOOK-000000004');
      await owner.query(`update policies set cancellation_due_on = null, cancellation_stands = false
                          where contract_number = 'BOOK-000000005'`);
    });

    it('begins under an Idempotency-Key as well, and a repetition begins nothing', async () => {
      const key = { 'idempotency-key': 'book-1' };
      const asked = { candidateEditionId: candidate, inForceOn: IN_FORCE_ON };
      const answers = await Promise.all(
        [app, other].map((on) => underwriter.on(on).post<ImpactAnalysisResponse>(AT, asked, key)),
      );
      expect(answers.map(({ status }) => status)).toEqual([201, 201]);
      expect(answers[0]?.body).toEqual(answers[1]?.body);
      expect(answers[0]?.headers['location']).toBe(`${AT}/${answers[0]?.body.id}`);
      expect(await untilEnded(answers[0]?.body.id ?? '')).toMatchObject({
        status: 'succeeded',
        done: POLICIES,
      });
    });

    it('is audited from the order to the end', async () => {
      const started = await start();
      await untilEnded(started.id);
      const { rows } = await owner.query<{ action: string; user_id: string | null }>(
        'select action, user_id from audit_logs where resource_id = $1 order by created_at',
        [started.id],
      );
      expect(rows).toEqual([
        { action: 'policies.book-rating-started', user_id: started.createdBy },
        { action: 'policies.book-rated', user_id: null },
      ]);
    });
  });

  describe('by hand, while another instance holds the job', () => {
    // A run that an instance began in the test before may still be writing down that it is over.
    beforeEach(async () => {
      for (;;) {
        const { rowCount } = await owner.query(
          `insert into job_runs (name, scheduled_for, lease_until, instance)
           values ('policies.book-ratings', now(), now() + interval '1 hour', 'elsewhere') on conflict do nothing`,
        );
        if (rowCount === 1) return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });
    afterEach(async () => {
      await owner.query(`delete from job_runs where instance = 'elsewhere'`);
      await owner.query(`update book_ratings set status = 'cancelled', reason = 'end of test', ended_at = now(), lease_id = null,
                                lease_until = null where ended_at is null`);
    });

    let whole: ImpactAnalysisResultResponse;
    let lines: readonly string[];
    beforeAll(async () => {
      const { id } = await start();
      await untilEnded(id);
      whole = await result(id);
      lines = await csv(id);
    });

    async function expectWhole(id: string): Promise<void> {
      expect(await read(id)).toMatchObject({ status: 'succeeded', done: POLICIES, percent: 100 });
      expect(await result(id)).toEqual({ ...whole, bookRatingId: id });
      expect(await csv(id)).toEqual(lines);
    }

    it('pauses after the batch at hand, and goes on where it stands', async () => {
      const { id } = await start();
      const run = await claimed();
      expect([await step(run), await step(run)]).toEqual(['more', 'more']);
      const running = await read(id);
      expect(running).toMatchObject({
        status: 'running',
        done: 100,
        total: POLICIES,
        percent: 25,
        rowVersion: 2,
      });
      expect(running.secondsLeft).toBeGreaterThan(0);

      expect(await order(id, 'pause', 2)).toMatchObject({
        status: 200,
        body: { status: 'paused', rowVersion: 3 },
      });
      expect(await step(run)).toBe('lost');
      expect(await claim(other)).toBeNull();
      expect(await read(id)).toMatchObject({ status: 'paused', done: 100 });
      expect(await written(id)).toBe(100);

      expect(await order(id, 'resume', 3, {}, other)).toMatchObject({
        status: 200,
        body: { status: 'queued' },
      });
      expect(await step(run)).toBe('lost');
      expect(await work(other)).toEqual({ books: 1, policies: POLICIES - 100 });
      await expectWhole(id);
    });

    it('is taken up by another instance after a kill, without doing a policy twice', async () => {
      const { id } = await start();
      const killed = await claimed();
      for (let batch = 0; batch < 3; batch += 1) expect(await step(killed)).toBe('more');
      expect(await claim(other)).toBeNull();
      await owner.query(`update book_ratings set lease_until = now() - interval '1 second' where id = $1`, [
        id,
      ]);
      expect(await work(other)).toEqual({ books: 1, policies: POLICIES - 150 });
      // It was not dead after all, only slow.
      expect(await step(killed)).toBe('lost');
      await expectWhole(id);
    });

    it('leaves nothing of a batch whose transaction fails, and can be taken up again', async () => {
      const { id } = await start();
      const run = await claimed();
      expect(await step(run)).toBe('more');
      await owner.query(`
        create function refuse_result() returns trigger language plpgsql as
          $$ begin raise exception 'gone' using errcode = 'admin_shutdown'; end $$;
        create trigger refuse_result after insert on book_rating_results execute function refuse_result()`);
      await expect(step(run)).rejects.toThrow();
      await owner.query('drop trigger refuse_result on book_rating_results; drop function refuse_result()');
      expect([await written(id), (await read(id)).done]).toEqual([50, 50]);
      await owner.query(`update book_ratings set lease_until = now() - interval '1 second' where id = $1`, [
        id,
      ]);
      await work(other);
      await expectWhole(id);
    });

    it('lets one of two workers write when both have the same batch', async () => {
      const { id } = await start();
      const slow = await claimed();
      expect(await step(slow)).toBe('more');
      await owner.query(`update book_ratings set lease_until = now() - interval '1 second' where id = $1`, [
        id,
      ]);
      const quick = await claimed(other);
      const steps = await Promise.all([step(slow), step(quick, other)]);
      expect(steps).toEqual(['lost', 'more']);
      expect(await written(id)).toBe(100);
      let last: string = 'more';
      while (last === 'more') last = await step(quick, other);
      await expectWhole(id);
    });

    it('is claimed by one of many workers', async () => {
      const { id } = await start();
      const runs = await Promise.all(Array.from({ length: 8 }, (_, n) => claim(n % 2 ? app : other)));
      expect(runs.filter((run) => run !== null)).toHaveLength(1);
      expect(runs.find((run) => run !== null)?.analysis.id).toBe(id);
    });

    it('goes back into the queue when its instance shuts down', async () => {
      const { id } = await start();
      let asked = 0;
      const afterTwoBatches = {
        get aborted() {
          return (asked += 1) > 2;
        },
      } as AbortSignal;
      expect(await work(app, afterTwoBatches)).toEqual({ books: 1, policies: 100 });
      expect(await read(id)).toMatchObject({ status: 'queued', done: 100 });
      expect(await work(other)).toEqual({ books: 1, policies: POLICIES - 100 });
      await expectWhole(id);
    });

    it('can be canceled with a reason, and then has no result and no way back', async () => {
      const { id } = await start();
      const run = await claimed();
      await step(run);
      expect(await order(id, 'cancel', 2)).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: '/reason' }] },
      });
      const canceled = await order(id, 'cancel', 2, { reason: 'wrong territories' });
      expect(canceled).toMatchObject({
        status: 200,
        body: { status: 'cancelled', reason: 'wrong territories' },
      });
      expect(canceled.body.endedAt).not.toBeNull();
      expect(await step(run)).toBe('lost');
      for (const change of ['pause', 'resume']) {
        expect(await order(id, change, 3)).toMatchObject({
          status: 409,
          body: { code: 'policies.book-rating-status' },
        });
      }
      for (const path of ['result', 'result.csv', 'page']) {
        expect(await underwriter.get<Problem>(`${AT}/${id}/${path}`)).toMatchObject({
          status: 409,
          body: { code: 'policies.book-rating-unfinished' },
        });
      }
    });

    it('fails and says why when the candidate was edited meanwhile', async () => {
      const draft = await importCandidate('2027-edited');
      const { id } = await start({ candidateEditionId: draft });
      await owner.query('update rating_editions set content_hash = $2 where id = $1', [
        draft,
        'e'.repeat(64),
      ]);
      await work();
      const failed = await read(id);
      expect(failed.status).toBe('failed');
      expect(failed.reason).toContain('policies.candidate-changed');
      expect(await written(id)).toBe(0);
    });

    it('is found again by the timer when nobody works on it', async () => {
      const { id } = await start();
      const killed = await claimed();
      await step(killed);
      await owner.query(`delete from job_runs where instance = 'elsewhere'`);
      const job = other.get(ImpactAnalysesJob, { strict: false });
      const timer = async (): Promise<void> => {
        if (await RequestContext.create(other.get(EntityManager), () => job.hasWork()))
          await other.get(JobRunner).runNow(job);
      };
      await timer();
      expect(await read(id)).toMatchObject({ status: 'running', done: 50 });
      await owner.query(`update book_ratings set lease_until = now() - interval '1 second' where id = $1`, [
        id,
      ]);
      await timer();
      await expectWhole(id);
    });

    it('takes the orders of one of two people who give one at the same moment', async () => {
      const { id } = await start();
      const answers = await Promise.all([app, other].map((on) => order(id, 'pause', 1, {}, on)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
      expect(await underwriter.post<Problem>(`${AT}/${id}/resume`, {})).toMatchObject({ status: 428 });
      expect(await order(id, 'resume', 1)).toMatchObject({ status: 412 });
    });

    it('is not begun a second time while it is under way, and the refusal names it', async () => {
      const asked = { candidateEditionId: candidate, inForceOn: IN_FORCE_ON };
      const answers = await Promise.all(
        [app, other].map((on) => underwriter.on(on).post<ImpactAnalysisResponse & Problem>(AT, asked)),
      );
      const first = answers.find(({ status }) => status === 201);
      const second = answers.find(({ status }) => status === 409);
      expect(second?.body).toMatchObject({
        code: 'policies.book-rating-under-way',
        bookRatingId: first?.body.id,
      });
    });
  });

  describe('is refused', () => {
    const UNKNOWN = '01930000-0000-7000-8000-00000000dead';

    it.each([
      ['an unknown candidate', () => ({ candidateEditionId: UNKNOWN }), 'policies.edition-not-found'],
      ['an unknown baseline', () => ({ baselineEditionId: UNKNOWN }), 'policies.edition-not-found'],
      [
        'the candidate as its own baseline',
        () => ({ baselineEditionId: candidate }),
        'policies.nothing-to-compare',
      ],
    ])('for %s', async (_case, more, code) => {
      const answer = await underwriter.post<Problem>(AT, { candidateEditionId: candidate, ...more() });
      expect(answer).toMatchObject({
        status: 422,
        body: { code, errors: [{ pointer: expect.any(String) }] },
      });
    });

    it('for a candidate of another plan than the baseline', async () => {
      const { rows } = await owner.query<{ id: string }>(
        `select e.id from rating_editions e join rating_plans p on p.id = e.plan_id where p.product_type = 'auto'`,
      );
      const asked = { candidateEditionId: candidate, baselineEditionId: rows[0]?.id };
      expect(await underwriter.post<Problem>(AT, asked)).toMatchObject({
        status: 422,
        body: { code: 'policies.edition-of-another-plan', errors: [{ pointer: '/baselineEditionId' }] },
      });
    });

    it('for a withdrawn candidate', async () => {
      const withdrawn = await importCandidate('2027-withdrawn');
      await owner.query(
        `update rating_editions set status = 'withdrawn', withdrawn_at = now() where id = $1`,
        [withdrawn],
      );
      expect(await underwriter.post<Problem>(AT, { candidateEditionId: withdrawn })).toMatchObject({
        status: 422,
        body: { code: 'policies.edition-withdrawn' },
      });
    });

    it('to agents, and so is every look at one', async () => {
      const agent = await signIn(app, 'agent');
      const forbidden = { status: 403, body: { code: 'http.forbidden' } };
      expect(await agent.post(AT, { candidateEditionId: candidate })).toMatchObject(forbidden);
      for (const path of [
        '',
        ...['', '/result', '/result.csv', '/page'].map((part) => `/${UNKNOWN}${part}`),
      ]) {
        expect(await agent.get(`${AT}${path}`)).toMatchObject(forbidden);
      }
      for (const change of ['pause', 'resume', 'cancel']) {
        expect(await agent.post(`${AT}/${UNKNOWN}/${change}`, { reason: 'x' })).toMatchObject(forbidden);
      }
    });

    it('where there is none', async () => {
      for (const path of ['', '/result', '/result.csv', '/page']) {
        expect(await underwriter.get(`${AT}/${UNKNOWN}${path}`)).toMatchObject({
          status: 404,
          body: { code: 'policies.book-rating-not-found' },
        });
      }
      expect(await order(UNKNOWN, 'pause', 1)).toMatchObject({ status: 404 });
      expect(await underwriter.post<Problem>(AT, { candidateEditionId: 'x', more: 1 })).toMatchObject({
        status: 400,
      });
    });
  });

  it('is listed, newest first, and never answered with 304 while it moves', async () => {
    const list = await underwriter.get<{ items: readonly ImpactAnalysisResponse[] }>(
      `${AT}?candidateEditionId=${candidate}`,
    );
    const moments = list.body.items.map(({ createdAt }) => createdAt);
    expect(moments.length).toBeGreaterThan(3);
    expect(moments).toEqual([...moments].sort().reverse());
    const [first] = list.body.items;
    const again = await underwriter.get(`${AT}/${first?.id}`, { 'if-none-match': `"${first?.rowVersion}"` });
    expect([again.status, again.headers['etag']]).toEqual([200, `"${first?.rowVersion}"`]);
  });

  interface Expected {
    readonly policyNumber: string;
    readonly before: number | null;
    readonly after: number | null;
    readonly error: string;
  }

  /** Every policy rated by itself, with a worksheet, as a quote is. */
  async function ratedOneByOne(): Promise<readonly Expected[]> {
    const { rows } = await owner.query<{ number: string; edition: string; terms: object; snapshot: object }>(`
      select policy_number as number, edition, t.snapshot,
             json_build_object('productType', product_type, 'state', state, 'effectiveDate', effective_date,
                               'termMonths', term_months) as terms
        from policies p join policy_transactions t on t.policy_id = p.id where contract_number like 'BOOK-%'`);
    const rating = app.get(Rating, { strict: false });
    const price = async (editionId: string, risk: object): Promise<number | string> => {
      try {
        const ref = await rating.edition(editionId);
        if (!ref) throw new Error('There is no such edition');
        return Math.round(Number((await rating.rateWith(ref, risk, '2026-11-01')).total) * 100);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        return `${error.code} ${error.details.errors?.[0]?.pointer}`;
      }
    };
    return isolated(app, async () => {
      const expected: Expected[] = [];
      for (const { number, edition, terms, snapshot } of rows) {
        const risk = { ...terms, ...snapshot };
        const [before, after] = [await price(edition, risk), await price(candidate, risk)];
        expected.push({
          policyNumber: number,
          before: typeof before === 'number' ? before : null,
          after: typeof after === 'number' ? after : null,
          error: typeof after === 'string' ? `candidate ${after}` : '',
        });
      }
      return expected;
    });
  }
});

function dollars(cents: number): string {
  return (cents / 100).toFixed(2);
}

function csvOf({
  policyNumber,
  before,
  after,
  error,
}: {
  readonly policyNumber: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly error: string;
}): string {
  const price = (cents: number | null): string => (cents === null ? '' : dollars(cents));
  if (before === null || after === null)
    return [policyNumber, price(before), price(after), '', '', error].join(',');
  const percent = Math.round((10_000 * Math.abs(after - before)) / before) / 100;
  const change = dollars(after - before);
  return [
    policyNumber,
    price(before),
    price(after),
    change,
    (after < before ? -percent : percent).toFixed(2),
    '',
  ].join(',');
}
