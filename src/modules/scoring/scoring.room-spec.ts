import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import fc from 'fast-check';
import type { Answer, Client } from '../../../test/support/app.js';
import { encryptionKey, ifMatch } from '../../../test/support/app.js';
import type { Problem } from '../../../test/support/rating-room.js';
import { RatingRoom } from '../../../test/support/rating-room.js';
import { homeRequest, publishedCases, quoteRequest } from '../../../test/support/story.js';
import { decide, grantAuthority, issuesOf } from '../../../test/support/underwriting-room.js';
import { runJob } from '../../../test/support/run-job.js';
import { runCommand } from '../../cli/run-command.js';
import { scoringModelsEnter, scoringModelsKill, scoringModelsList } from '../../cli/scoring-models.js';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { PROJECT_ROOT } from '../../platform/project-root.js';
import { Clock } from '../../shared/clock.js';
import { leastIdAt } from './domain/rated-order.js';
import { ScoresJob } from './jobs/scores.job.js';
import type { ModelResponse } from './models/models.dto.js';
import type { ModelReportResponse } from './reports/reports.dto.js';
import type { FollowUpResponse, QuoteScoreResponse } from './scores/scores.dto.js';

type Json = Readonly<Record<string, unknown>>;
type Model = ModelResponse & Problem;
interface Quote {
  readonly id: string;
  readonly version: number;
  readonly rowVersion: number;
  readonly updatedAt: string;
  readonly totalPremium: string;
  readonly aiRiskScore: string | null;
  readonly conversionProbability: string | null;
}

const MODELS = '/api/v1/scoring-models';
const DEMO = JSON.parse(
  readFileSync(join(PROJECT_ROOT, 'data', 'models', 'motor-claims-1973.json'), 'utf8'),
) as Json & { readonly definition: Json };
const referring = {
  ...DEMO,
  definition: { ...DEMO.definition, referral: { threshold: '0.19', authority: 'senior' } },
};
const YOUNG = '2004-02-03';
const CONVERSION = {
  ...DEMO,
  code: 'likely-to-bind',
  target: 'conversion',
  productType: 'home',
  definition: {
    link: 'logit',
    intercept: '0',
    variables: [
      {
        name: 'property.amountOfInsurance',
        bins: [
          { to: 200_000, weight: '-1', share: '0.5' },
          { from: 200_000, weight: '1', share: '0.5' },
        ],
        missing: 'refuse',
      },
    ],
    scores: { edges: ['0.5'], shares: ['0.5', '0.5'] },
  },
};

describe('models that score quotes', () => {
  let room: RatingRoom;
  let staff: Client;

  beforeAll(async () => {
    room = await RatingRoom.open({ instances: 2 });
    staff = room.approver;
    await grantAuthority(room.author, { code: 'senior', role: 'underwriter' });
  });
  afterAll(() => room?.close());

  const enter = (body: Json, by = room.author, headers = {}): Promise<Answer<Model>> =>
    by.post(MODELS, body, headers);
  const read = async (id: string): Promise<Model> => (await staff.get<Model>(`${MODELS}/${id}`)).body;
  const step = async (by: Client, id: string, name: string, version?: number): Promise<Answer<Model>> =>
    by.post<Model>(
      `${MODELS}/${id}/${name}`,
      ['kill', 'retire'].includes(name) ? { reason: 'It is wrong' } : '',
      ifMatch(version ?? (await read(id)).rowVersion),
    );
  const inUse = async (body: Json): Promise<Model> => {
    const { id } = (await enter(body)).body;
    await step(staff, id, 'approve');
    const { status, body: model } = await step(staff, id, 'activate');
    if (status !== 200) throw new Error(JSON.stringify(model));
    return model;
  };
  const run = (app: NestFastifyApplication = room.app): Promise<string> => runJob(app, 'scoring.scores');
  const scoresOf = async (modelId: string, quoteId?: string): Promise<readonly QuoteScoreResponse[]> => {
    const path = `${MODELS}/${modelId}/scores${quoteId === undefined ? '' : `?quoteId=${quoteId}`}`;
    return (await staff.get<{ items: readonly QuoteScoreResponse[] }>(path)).body.items;
  };
  const auto = (birthDate = '1980-01-01'): Json => {
    const [first] = publishedCases('auto-oh');
    const request = quoteRequest('auto', first?.risk ?? {});
    const drivers = (request['drivers'] as readonly Json[]).map((driver) => ({ ...driver, birthDate }));
    return { ...request, drivers };
  };
  const quoted = async (body: Json): Promise<Quote> => {
    const answer = await room.agent.post<Quote>('/api/v1/quotes', body);
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  };
  /** The same risk once more, as the next version of the quote. */
  const again = (quote: Quote, birthDate?: string): Promise<Answer<Quote>> => {
    const { productType: _, state: __, ...body } = auto(birthDate);
    return room.agent.post<Quote>(`/api/v1/quotes/${quote.id}/versions`, body);
  };
  const quoteOf = async (id: string, by = staff): Promise<Quote> =>
    (await by.get<Quote>(`/api/v1/quotes/${id}`)).body;
  const bind = (quote: Quote): Promise<Answer<Problem>> =>
    room.agent.post(`/api/v1/quotes/${quote.id}/bind`, {}, ifMatch(quote.rowVersion));

  describe('in the registry', () => {
    it('score in the shadow from their entry on, and are there once', async () => {
      const first = await enter(DEMO);
      expect(first).toMatchObject({
        status: 201,
        headers: { etag: '"1"' },
        body: { code: 'motor-claims-1973', number: 1, status: 'shadow', approvedBy: null },
      });
      expect((await enter(DEMO, room.second)).body.id).toBe(first.body.id);
      const next = await enter({ ...DEMO, title: 'The same with another name' });
      expect(next.body).toMatchObject({ number: 2, status: 'shadow' });
      const both = await Promise.all(
        [room.author, room.second.on(room.other)].map((by) =>
          enter({ ...DEMO, code: 'entered-twice-at-once' }, by),
        ),
      );
      expect(new Set(both.map(({ body }) => body.id)).size).toBe(1);
      const key = { 'idempotency-key': 'one-model' };
      expect((await enter({ ...DEMO, code: 'by-key' }, room.author, key)).status).toBe(201);
      expect(
        (await enter({ ...DEMO, code: 'by-key' }, room.author, key)).headers['idempotency-replayed'],
      ).toBe('true');
    });

    it.each<[string, Json, number, string, string]>([
      ['of a kind without an engine', { ...DEMO, kind: 'pmml' }, 422, 'scoring.engine-missing', '/kind'],
      [
        'whose approval would have expired',
        { ...DEMO, expirationDate: '2020-01-01' },
        422,
        'scoring.model-invalid',
        '/expirationDate',
      ],
      [
        'that computes nothing',
        { ...DEMO, definition: {} },
        422,
        'scoring.model-invalid',
        '/definition/intercept',
      ],
      ['of a kind that is none', { ...DEMO, kind: 'oracle' }, 400, 'http.invalid-request', '/kind'],
      [
        'whose data have no hash',
        { ...DEMO, trainingDataHash: 'x' },
        400,
        'http.invalid-request',
        '/trainingDataHash',
      ],
    ])('are refused %s', async (_what, body, status, code, pointer) => {
      const answer = await enter(body);
      expect(answer).toMatchObject({ status, body: { code } });
      expect(answer.body).toMatchObject({
        errors: expect.arrayContaining([expect.objectContaining({ pointer })]) as unknown,
      });
    });

    it('are approved by somebody else, and put to use after that', async () => {
      const { id } = (await enter({ ...DEMO, code: 'four-eyes' })).body;
      expect(await step(staff, id, 'activate')).toMatchObject({
        status: 422,
        body: { code: 'scoring.model-not-approved' },
      });
      expect(await step(room.author, id, 'approve')).toMatchObject({
        status: 403,
        body: { code: 'scoring.own-model' },
      });
      expect((await step(staff, id, 'approve', 7)).status).toBe(412);
      expect((await step(staff, id, 'approve')).body).toMatchObject({ status: 'shadow', rowVersion: 2 });
      expect(await step(staff, id, 'approve')).toMatchObject({
        status: 409,
        body: { code: 'scoring.model-status' },
      });
      expect((await step(staff, id, 'activate')).body).toMatchObject({ status: 'active' });
      expect((await step(staff, id, 'retire')).body).toMatchObject({
        status: 'retired',
        endReason: 'It is wrong',
      });
      expect((await step(staff, id, 'kill')).status).toBe(409);
      expect(await enter({ ...DEMO, code: 'four-eyes' })).toMatchObject({
        status: 409,
        body: { code: 'scoring.model-status' },
      });
      const trail = await room.sql<{ action: string }>(
        'select action from audit_logs where resource_id = $1 order by seq',
        [id],
      );
      expect(trail.map(({ action }) => action.replace('scoring.model-', ''))).toEqual([
        'entered',
        'approved',
        'activated',
        'retired',
      ]);
    });

    it('take the place of the one that was in use', async () => {
      const before = await inUse({ ...DEMO, code: 'before' });
      const after = await inUse({ ...DEMO, code: 'after' });
      expect(await read(before.id)).toMatchObject({ status: 'retired', endReason: 'Replaced by after 1' });
      const { body } = await staff.get<{ items: readonly Model[] }>(`${MODELS}?status=active&target=risk`);
      expect(body.items.map(({ id }) => id)).toEqual([after.id]);
      await step(staff, after.id, 'retire');
    });

    it('have one in use for a product, whoever puts another to use at the same moment or stops it', async () => {
      const ids = await Promise.all(
        ['race-a', 'race-b', 'race-c'].map(async (code) => {
          const { id } = (await enter({ ...DEMO, code })).body;
          return (await step(staff, id, 'approve')).body.id;
        }),
      );
      const steps = ids.flatMap((id, place) => [
        step(place === 1 ? staff.on(room.other) : staff, id, 'activate', 2),
        ...(place === 2 ? [step(staff.on(room.other), id, 'kill', 2)] : []),
      ]);
      const answers = await Promise.all(steps);
      for (const { status } of answers) expect([200, 409, 412]).toContain(status);
      const after = await Promise.all(ids.map(read));
      expect(after.filter(({ status }) => status === 'active').length).toBeLessThanOrEqual(1);
      expect(after.some(({ status }) => status === 'shadow')).toBe(false);
      for (const { id, status } of after) if (status === 'active') await step(staff, id, 'retire');
    });

    it('are nothing for agents', async () => {
      const { id } = (await enter(DEMO)).body;
      for (const path of [
        MODELS,
        `${MODELS}/${id}`,
        `${MODELS}/${id}/scores`,
        `${MODELS}/${id}/report`,
        '/api/v1/quote-follow-ups',
      ])
        expect((await room.agent.get(path)).status).toBe(403);
      expect((await enter(DEMO, room.agent)).status).toBe(403);
      expect((await room.agent.post(`${MODELS}/${id}/kill`, { reason: 'No' }, ifMatch('*'))).status).toBe(
        403,
      );
    });
  });

  describe('of risk', () => {
    let model: Model;

    it('leave nothing in quotes while they are in the shadow', async () => {
      model = (await enter({ ...referring, code: 'young-drivers' })).body;
      const quote = await quoted(auto(YOUNG));
      expect(await run()).toBe('succeeded');
      expect(await scoresOf(model.id, quote.id)).toMatchObject([
        {
          score: '0.1926',
          modelStatus: 'shadow',
          appliedAt: null,
          referral: 'none',
          inputs: { 'driver.youngestAge': 22 },
          contributors: [{ variable: 'driver.youngestAge', value: '22', bin: 0, points: '0.268158' }],
        },
      ]);
      expect(await quoteOf(quote.id)).toMatchObject({ aiRiskScore: null });
      expect(await issuesOf(staff, quote.id)).toEqual([]);
      expect((await bind(quote)).status).toBe(201);
    });

    it('score a quote once, however many instances look at the same moment', async () => {
      const quotes = await Promise.all(Array.from({ length: 12 }, () => quoted(auto())));
      await Promise.all([run(), run(room.other), run(), run(room.other)]);
      await run();
      for (const { id } of quotes)
        expect((await scoresOf(model.id, id)).map(({ score }) => score)).toEqual(['0.1175']);
    });

    it('become the scores of open quotes when they are put to use, and refer what reaches the threshold', async () => {
      const [young, old] = [await quoted(auto(YOUNG)), await quoted(auto())];
      await run();
      const before = await scoresOf(model.id, young.id);
      await step(staff, model.id, 'approve');
      await step(staff, model.id, 'activate');
      await run();
      const after = await scoresOf(model.id, young.id);
      expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
      expect(after).toMatchObject([{ referral: 'referred', appliedAt: expect.any(String) as unknown }]);
      expect(await quoteOf(young.id)).toMatchObject({
        aiRiskScore: '0.1926',
        rowVersion: young.rowVersion,
        updatedAt: young.updatedAt,
      });
      expect((await quoteOf(old.id)).aiRiskScore).toBe('0.1175');
      expect(await issuesOf(staff, old.id)).toEqual([]);
      const [issue] = await issuesOf(staff, young.id);
      expect(issue).toMatchObject({ code: 'model-score', value: '0.1926', facts: { modelId: model.id } });
      expect(await bind(young)).toMatchObject({ status: 409, body: { code: 'quoting.referral-open' } });
      expect(issue?.facts['reasons']).toEqual(['Age of the youngest driver, years: 22']);
      if (!issue) throw new Error('Nothing was referred');
      await decide(staff, issue, 'approve', { reason: 'A careful person', validity: 'end_of_term' });
      const next = await again(young, YOUNG);
      expect(next.status).toBe(201);
      await run();
      expect(await issuesOf(staff, next.body.id, 'approved')).toMatchObject([
        { code: 'model-score', basis: 'carried' },
      ]);
      expect((await bind(next.body)).status).toBe(201);
    });

    /** As the schedule does it. */
    const look = async (app: NestFastifyApplication): Promise<void> => {
      const job = app.get(ScoresJob, { strict: false });
      if (await job.hasWork()) await app.get(JobRunner).runNow(job);
    };

    it('are looked for by every instance on its own, and leave no record where there is nothing to do', async () => {
      const runs = async (): Promise<number> =>
        (await room.sql("select 1 from job_runs where name = 'scoring.scores'")).length;
      await run();
      const before = await runs();
      await look(room.other);
      expect(await runs()).toBe(before);
      const quote = await quoted(auto());
      await look(room.other);
      expect(await runs()).toBe(before + 1);
      const { body } = await staff.get<{ items: readonly QuoteScoreResponse[] }>(
        `/api/v1/quotes/${quote.id}/scores`,
      );
      expect(body.items.filter(({ modelId }) => modelId === model.id)).toMatchObject([{ score: '0.1175' }]);
      expect((await room.agent.get(`/api/v1/quotes/${quote.id}/scores`)).status).toBe(403);
    });

    it('move on where nothing of their product comes, so that the look stays short', async () => {
      await room.sql(`update scoring_positions set rated_through = '00000000-0000-7000-8000-000000000000'`);
      await look(room.app);
      const positions = await room.sql<{ since: string }>(
        `select rated_through::text as since from scoring_positions p join scoring_models m on m.id = p.model_id
          where m.status in ('shadow', 'active')`,
      );
      const hourAgo = leastIdAt(Date.now() - 3_600_000);
      expect(positions.filter(({ since }) => since < hourAgo)).toEqual([]);
    });

    it('come too late for what was bound before, which stays bound', async () => {
      const quote = await quoted(auto(YOUNG));
      expect((await bind(quote)).status).toBe(201);
      await run();
      expect(await scoresOf(model.id, quote.id)).toMatchObject([{ score: '0.1926', referral: 'ended' }]);
      expect(await issuesOf(staff, quote.id)).toEqual([]);
    });

    it('are seen by no agent, in whatever way the quote is read', async () => {
      const quote = await quoted(auto(YOUNG));
      await run();
      expect((await quoteOf(quote.id)).aiRiskScore).toBe('0.1926');
      const next = await again(quote, YOUNG);
      await run();
      const ways = [
        `/api/v1/quotes/${quote.id}`,
        `/api/v1/quotes/${next.body.id}`,
        `/api/v1/quotes/${quote.id}/versions`,
        '/api/v1/quotes?productType=auto',
        '/api/v1/quotes/export?format=csv',
        '/api/v1/quotes/export?format=json',
        `/api/v1/quotes/${quote.id}/worksheet`,
      ];
      for (const path of ways) {
        const { body, status } = await room.agent.get<object | string>(path);
        const text = typeof body === 'string' ? body : JSON.stringify(body);
        expect([
          path,
          status < 400 || path.includes('json'),
          /0\.1926|model-score|youngestAge/.test(text),
        ]).toEqual([path, true, false]);
        expect(text).not.toMatch(/"(aiRiskScore|conversionProbability)":"/);
      }
      expect((await quoteOf(quote.id, room.agent)).aiRiskScore).toBeNull();
      const told = await room.sql('select 1 from webhook_deliveries where body like $1', ['%0.1926%']);
      expect(told).toEqual([]);
    });

    it('stop at once when they are killed, on every instance, with all that they did', async () => {
      const quote = await quoted(auto(YOUNG));
      await run();
      expect(await issuesOf(staff, quote.id)).toHaveLength(1);
      expect((await step(staff, model.id, 'kill')).body).toMatchObject({ status: 'killed' });
      expect(await issuesOf(staff, quote.id)).toEqual([]);
      expect((await bind(quote)).status).toBe(201);
      const late = await quoted(auto(YOUNG));
      await run(room.other);
      expect(await scoresOf(model.id, late.id)).toEqual([]);
      expect((await quoteOf(quote.id)).aiRiskScore).toBeNull();
      expect(await scoresOf(model.id, quote.id)).toMatchObject([{ score: '0.1926', modelStatus: 'killed' }]);
    });

    it('write no score after a kill that another instance is scoring in', async () => {
      const racing = await inUse({ ...DEMO, code: 'killed-while-it-scores' });
      await Promise.all(Array.from({ length: 20 }, () => quoted(auto())));
      const [, killed] = await Promise.all([run(room.other), step(staff, racing.id, 'kill')]);
      expect(killed.status).toBe(200);
      const [{ late } = { late: -1 }] = await room.sql<{ late: number }>(
        `select count(*)::integer as late from quote_scores s join scoring_models m on m.id = s.model_id
          where m.id = $1 and s.xmin::text::bigint > m.xmin::text::bigint and s.created_at > m.ended_at`,
        [racing.id],
      );
      expect(late).toBe(0);
      await run();
      const left = await room.sql(
        `select q.id from quotes q join quote_scores s on s.quote_id = q.id
          where s.model_id = $1 and q.ai_risk_score is not null`,
        [racing.id],
      );
      expect(left).toEqual([]);
    });

    it('score nothing from the day on which they expire', async () => {
      const expiring = await inUse({ ...DEMO, code: 'expires', expirationDate: '2098-01-01' });
      const clock = room.app.get(Clock);
      const now = clock.now.bind(clock);
      Object.assign(clock, { now: () => new Date('2098-01-01T15:00:00Z') });
      try {
        await run();
      } finally {
        Object.assign(clock, { now });
      }
      expect(await scoresOf(expiring.id)).toEqual([]);
      await run();
      expect((await scoresOf(expiring.id)).length).toBeGreaterThan(0);
      await step(staff, expiring.id, 'kill');
    });
  });

  describe('of conversion', () => {
    const followUps = async (
      query = '',
    ): Promise<{ items: readonly FollowUpResponse[]; nextCursor: string | null }> =>
      (await staff.get<never>(`/api/v1/quote-follow-ups?productType=home${query}`)).body;
    const home = (amountOfInsurance: number): Json => {
      const request = homeRequest();
      return { ...request, propertyInfo: { ...(request['propertyInfo'] as Json), amountOfInsurance } };
    };

    it('order the calls to those who have a quote, page by page, and refer nobody', async () => {
      const quotes = await Promise.all(
        [150_000, 250_000, 160_000, 240_000].map((amount) => quoted(home(amount))),
      );
      const model = await inUse(CONVERSION);
      await run();
      const all = (await followUps()).items.filter(({ quoteId }) => quotes.some(({ id }) => id === quoteId));
      expect(all.map(({ conversionProbability }) => conversionProbability)).toEqual([
        '0.7311',
        '0.7311',
        '0.2689',
        '0.2689',
      ]);
      const paged: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const { items, nextCursor } = await followUps(`&limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`);
        paged.push(...items.map(({ quoteId }) => quoteId));
        cursor = nextCursor;
      }
      expect(paged).toEqual((await followUps()).items.map(({ quoteId }) => quoteId));
      expect(new Set(paged).size).toBe(paged.length);
      const [first] = quotes;
      expect(await quoteOf(first?.id ?? '')).toMatchObject({
        conversionProbability: '0.2689',
        aiRiskScore: null,
      });
      expect(await quoteOf(first?.id ?? '', room.agent)).toMatchObject({ conversionProbability: null });
      if (first) await bind(first);
      expect((await followUps()).items.map(({ quoteId }) => quoteId)).not.toContain(first?.id);
      expect((await staff.get('/api/v1/quote-follow-ups?cursor=eyJ4Ijox')).status).toBe(400);
      await step(staff, model.id, 'kill');
      expect((await followUps()).items).toEqual([]);
    });
  });

  it('never reach a price: the same risk costs the same, whatever the scores of its quotes', async () => {
    const before = await quoted(auto());
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: 0, max: 10_000 }),
        async (risk, likely) => {
          await room.sql(
            'update quotes set ai_risk_score = $2, conversion_probability = $3, ai_risk_factors = $4 where id = $1',
            [
              before.id,
              (risk / 10_000).toFixed(4),
              (likely / 10_000).toFixed(4),
              JSON.stringify([{ risk, likely }]),
            ],
          );
          const { body } = await room.agent.post<Quote>('/api/v1/quotes', auto());
          expect(body.totalPremium).toBe(before.totalPremium);
        },
      ),
      { numRuns: 8 },
    );
    const next = await again(before);
    expect(next.body).toMatchObject({ version: 2, totalPremium: before.totalPremium });
    const worksheets = await room.sql<{ worksheet: unknown }>(
      `select w.worksheet::text as worksheet from rating_worksheets w join quotes q on q.worksheet_id = w.id
        where q.id in ($1, $2)`,
      [before.id, next.body.id],
    );
    expect(JSON.stringify(worksheets)).not.toMatch(/ai_?risk|conversion_?probability/i);
  });

  it('are entered and killed on the command line, by the same rules', async () => {
    const environment = {
      NODE_ENV: 'test',
      DATABASE_URL: room.database.url,
      DATABASE_MIGRATION_URL: room.database.ownerUrl,
      ENCRYPTION_KEY: encryptionKey(),
    };
    const folder = mkdtempSync(join(tmpdir(), 'bindery-models-'));
    const enterFile = (name: string, text: string): Promise<number> => {
      const file = join(folder, name);
      writeFileSync(file, text);
      return runCommand(scoringModelsEnter, ['--file', file], environment);
    };
    try {
      const model = { ...DEMO, code: 'by-command' };
      expect(await enterFile('model.json', JSON.stringify(model))).toBe(0);
      expect(await enterFile('gap.json', JSON.stringify({ ...model, definition: {} }))).toBe(1);
      await expect(enterFile('broken.json', '{')).rejects.toThrow('is no JSON');
      await expect(scoringModelsEnter.run([], environment)).rejects.toThrow('--file is required');
      const kill = ['--code', 'by-command', '--number', '1', '--reason', 'Entered for a trial'];
      expect(await scoringModelsKill.run(kill, environment)).toBe(0);
      expect(await runCommand(scoringModelsKill, kill, environment)).toBe(1);
      expect(await scoringModelsList.run([], environment)).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
    const { body } = await staff.get<{ items: readonly Model[] }>(`${MODELS}?code=by-command`);
    expect(body.items).toMatchObject([
      { status: 'killed', endReason: 'Entered for a trial', createdBy: null },
    ]);
  });

  describe('are watched', () => {
    let id: string;
    beforeAll(async () => {
      const model = await inUse({ ...referring, code: 'watched' });
      ({ id } = model);
      await Promise.all(Array.from({ length: 4 }, () => quoted(auto(YOUNG))));
      await run();
      // A book of a few hundred, as it would have come in within a month.
      await room.sql(
        `insert into quote_scores (model_id, quote_id, score, inputs, contributors, bins, groups)
         select $1, q.id, 0.1175, '{}', '[]', '[3]', jsonb_build_object('ageBand', '40 to 64', 'zip3', '430', 'state', 'OH')
           from quotes q where not exists (select from quote_scores s where s.quote_id = q.id and s.model_id = $1)`,
        [id],
      );
    });

    const report = async (query = ''): Promise<ModelReportResponse> =>
      (await staff.get<ModelReportResponse>(`${MODELS}/${id}/report${query}`)).body;

    it('for drift from what they were trained on, and for how groups of people fare', async () => {
      const told = await report();
      const scored = (
        await room.sql<{ n: number }>('select count(*)::integer as n from quote_scores where model_id = $1', [
          id,
        ])
      )[0]?.n;
      expect(told).toMatchObject({ code: 'watched', threshold: '0.19', quotes: scored, withoutScore: 0 });
      const [age] = told.variables;
      expect(age?.classes.map(({ label }) => label)).toEqual([
        'below 25',
        '25 up to 30',
        '30 up to 36',
        '36 and above',
        'not told',
      ]);
      expect(age?.classes.reduce((sum, { quotes }) => sum + quotes, 0)).toBe(scored);
      const enough = (scored ?? 0) >= 100;
      expect(age?.index === null).toBe(!enough);
      const ages = told.comparisons.find(({ comparison }) => comparison === 'ageBand');
      const young = ages?.groups.find(({ group }) => group === 'under 25');
      expect(young?.referred).toBe(young?.quotes);
      expect(told.limits.join(' ')).toMatch(/nothing of race/);
      expect(await report('?from=2020-01-01&to=2020-01-31')).toMatchObject({
        quotes: 0,
        score: { index: null },
      });
      expect((await staff.get(`${MODELS}/${id}/report?from=2026-02-01&to=2026-01-01`)).status).toBe(400);
    });

    it('on a page for people, too', async () => {
      const { body, headers } = await staff.get<string>(`${MODELS}/${id}/report/page`);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(body).toContain('What this says, and what it does not');
      expect(body).toContain('<svg');
      expect((await room.agent.get(`${MODELS}/${id}/report/page`)).status).toBe(403);
    });
  });
});
