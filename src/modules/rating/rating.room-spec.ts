import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { TestDatabase } from '../../../test/support/database.js';
import { cloneDatabase } from '../../../test/support/database.js';
import type { Client } from '../../../test/support/app.js';
import { startApp } from '../../../test/support/app.js';
import { enterCompany } from '../../../test/support/rating-room.js';
import { homeRequest, signIn } from '../../../test/support/story.js';
import {
  CENT,
  TODAY,
  coverage,
  refusals,
  smallManual,
  smallRisk,
} from '../../../test/support/small-manual.js';
import { demoManuals } from '../../database/seed/demo-manuals.js';
import type { Actor } from '../../shared/actor.js';
import { SYSTEM_ACTOR } from '../../shared/actor.js';
import { DomainError } from '../../shared/errors.js';
import { newId } from '../../shared/ids.js';
import { EditionsStore } from './editions/editions.store.js';
import type { EditionChoice } from './rating.js';
import { Rating } from './rating.js';
import type { RatedRisk } from './rating.view.js';
import { cloneSeeded } from '../../../test/support/seeded-database.js';
import type { Problem } from '../../../test/support/world.js';

type Json = Readonly<Record<string, unknown>>;

const home = {
  productType: 'home',
  state: 'OH',
  effectiveDate: TODAY,
  use: 'new_business',
} as const;

/** A manual whose only number is its base; each test works in a state of its own. */
function manualOf(
  state: string,
  label: string,
  baseRate: string,
  newBusinessDate: string,
  renewalDate: string,
): Json {
  return smallManual({
    plan: {
      code: `${state.toLowerCase()}-home`,
      name: 'Home',
      productType: 'home',
      state,
      companyCode: 'BND',
    },
    edition: { label, newBusinessDate, renewalDate },
    coverages: [
      coverage({ baseRate, steps: [{ kind: 'base', code: 'base', title: 'Base', rounding: CENT }] }),
    ],
  });
}

describe('rating', () => {
  let database: TestDatabase;
  let app: INestApplicationContext;
  let other: INestApplicationContext;
  let rating: Rating;
  let em: EntityManager;

  beforeAll(async () => {
    database = await cloneDatabase();
    app = await startApp(database);
    other = await startApp(database);
    for (const code of ['BND', 'SECOND']) await enterCompany(app, code);
    rating = app.get(Rating, { strict: false });
    em = app.get(EntityManager);
  });

  afterAll(async () => {
    await app?.close();
    await other?.close();
    await database?.drop();
  });

  /** One request: its own entity manager, its own transaction. */
  function request<T>(work: () => Promise<T>, on = em): Promise<T> {
    const fork = on.fork();
    return RequestContext.create(fork, () => fork.transactional(work));
  }

  const load = (document: unknown, activate = true): ReturnType<Rating['importManual']> =>
    request(() => rating.importManual(SYSTEM_ACTOR, document, { activate }));

  async function refusal(work: () => Promise<unknown>): Promise<readonly string[]> {
    try {
      await work();
      return [];
    } catch (error) {
      return refusals(() => {
        throw error;
      });
    }
  }

  const rate = async (choice: EditionChoice, risk: unknown, by = rating): Promise<RatedRisk> =>
    by.rateWith(await by.editionInForce(choice), risk, TODAY);

  const premium = async (
    state: string,
    effectiveDate: string,
    use: 'new_business' | 'renewal' = 'new_business',
  ): Promise<string> => {
    const risk = smallRisk({ state, effectiveDate });
    const rated = await request(() => rate({ ...home, state, effectiveDate, use }, risk));
    return `${rated.editionLabel} ${rated.total}`;
  };

  async function rows<T>(
    query: (db: ReturnType<EntityManager['getKysely']>) => Promise<{ rows: T[] }>,
  ): Promise<T[]> {
    const fork = em.fork();
    return (await query(fork.getKysely())).rows;
  }

  it('stores the textbook manuals in rows and gets them back with the hash they were filed with', async () => {
    for (const document of demoManuals()) {
      const first = await load(document);
      expect(first).toMatchObject({ status: 'active', created: true });
      expect(await load(document)).toMatchObject({ id: first.id, status: 'active', created: false });
      const manual = await request(() => app.get(EditionsStore, { strict: false }).load(first.id));
      expect(manual.tests).toEqual((document as { tests: unknown }).tests);
    }
    const [count] = await rows<{ tables: string; discounts: string }>((db) =>
      sql<{ tables: string; discounts: string }>`
        select (select count(*) from rate_tables)::text as tables, (select count(*) from discount_rules)::text as discounts`.execute(
        db,
      ),
    );
    // Coverages of four manuals, and a row for the policy section of each.
    expect(count).toEqual({ tables: '18', discounts: '3' });
    const [tier] = await rows<{ factors: { tier: { rows: unknown[] } }; base: string }>((db) =>
      sql<{ factors: { tier: { rows: unknown[] } }; base: string }>`
        select credit_factors as factors, base_rate::text as base from rate_tables
         where product_type = 'home' and coverage_type = 'dwelling'`.execute(db),
    );
    expect([tier?.base, tier?.factors.tier.rows[3]]).toEqual(['500', ['D', '1.45']]);
  });

  it('rates on the stored edition, keeps the worksheet and replays it identically', async () => {
    const [, homeowners] = demoManuals() as { tests: { risk: Json }[] }[];
    const risk = homeowners?.tests[0]?.risk as Json;
    const id = newId();
    const rated = await request(async () => {
      const result = await rate({ ...home, effectiveDate: '2026-01-01' }, risk);
      await rating.recordWorksheet(id, result);
      return result;
    });
    expect(rated).toMatchObject({
      total: '501.00',
      planCode: 'oh-home',
      companyCode: 'BND',
      decision: { outcome: 'accept' },
    });
    const stored = await request(() => rating.worksheet(SYSTEM_ACTOR, id));
    expect(stored).toMatchObject({
      id,
      editionId: rated.editionId,
      total: '501.00',
      contentHash: rated.editionHash,
    });
    expect(stored.charges).toEqual(rated.charges);
    expect((await request(() => rating.recorded(id))).worksheet).toEqual(
      JSON.parse(JSON.stringify(rated.worksheet)),
    );
    expect(await request(() => rating.replays(id))).toBe(true);
  });

  it('agrees with a second instance, which loads the same edition by its hash', async () => {
    const risk = (demoManuals()[1] as { tests: { risk: Json }[] }).tests[0]?.risk;
    const there = other.get(Rating, { strict: false });
    const rated = await request(
      () => rate({ ...home, effectiveDate: '2026-01-01' }, risk, there),
      other.get(EntityManager),
    );
    expect(rated.total).toBe('501.00');
  });

  it('chooses the edition by date and by use, and leaves the days before to the one before', async () => {
    await load(manualOf('MI', '1', '100', '2026-01-01', '2026-02-10'));
    await load(manualOf('MI', '2', '200', '2026-04-01', '2026-05-11'));
    await load(manualOf('MI', 'between', '150', '2026-03-01', '2026-03-15'));
    expect(await premium('MI', '2026-02-28')).toBe('1 100.00');
    expect(await premium('MI', '2026-03-01')).toBe('between 150.00');
    expect(await premium('MI', '2026-04-01')).toBe('2 200.00');
    expect(await premium('MI', '2026-04-01', 'renewal')).toBe('between 150.00');
    expect(await premium('MI', '2026-05-11', 'renewal')).toBe('2 200.00');
    const statuses = await rows<{ label: string; status: string }>((db) =>
      sql<{ label: string; status: string }>`
        select e.label, e.status from rating_editions e join rating_plans p on p.id = e.plan_id where p.state = 'MI' order by e.label`.execute(
        db,
      ),
    );
    expect(statuses.map(({ label, status }) => `${label} ${status}`)).toEqual([
      '1 superseded',
      '2 active',
      'between active',
    ]);
  });

  it('says what is missing: the manual, the edition, the company', async () => {
    expect(await refusal(() => premium('TX', TODAY))).toEqual(['rating.no-manual /state has no home manual']);
    expect(await refusal(() => premium('MI', '2025-12-31'))).toEqual([
      'rating.no-edition-in-force /effectiveDate is not covered by any edition',
    ]);
    const second = manualOf('MI', '1', '300', '2026-01-01', '2026-01-01') as { plan: object };
    await load({ ...second, plan: { ...second.plan, code: 'mi-home-2', companyCode: 'SECOND' } });
    expect(await refusal(() => premium('MI', TODAY))).toEqual([
      'rating.company-needed /companyCode is required here',
    ]);
    const risk = smallRisk({ state: 'MI' });
    const named = await request(() => rate({ ...home, state: 'MI', companyCode: 'SECOND' }, risk));
    expect(named.total).toBe('300.00');
    expect(await request(() => rating.edition(randomUUID()))).toBeNull();
    expect(await refusal(() => request(() => rating.worksheet(SYSTEM_ACTOR, randomUUID())))).toEqual([
      'rating.worksheet-not-found',
    ]);
  });

  it('takes one of two editions that are activated for the same day at the same moment', async () => {
    const answers = await Promise.allSettled([
      load(manualOf('IN', '1', '100', '2026-01-01', '2026-01-01')),
      load(manualOf('IN', '2', '200', '2026-01-01', '2026-01-01')),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [lost] = answers.flatMap((answer) =>
      answer.status === 'rejected' ? [answer.reason as DomainError] : [],
    );
    expect(lost?.code).toBe('rating.window-taken');
    const editions = await rows<{ n: string }>((db) =>
      sql<{
        n: string;
      }>`select count(*)::text as n from rating_editions e join rating_plans p on p.id = e.plan_id where p.state = 'IN'`.execute(
        db,
      ),
    );
    expect(editions).toEqual([{ n: '1' }]);
  });

  it('gives the same edition to ten who import it at once', async () => {
    const document = manualOf('KY', '1', '100', '2026-01-01', '2026-01-01');
    const imported = await Promise.all(Array.from({ length: 10 }, () => load(document)));
    expect(new Set(imported.map(({ id }) => id)).size).toBe(1);
    expect(imported.filter(({ created }) => created)).toHaveLength(1);
  });

  it('refuses a manual whose own cases do not come out, and keeps nothing of it', async () => {
    const wrong = {
      ...manualOf('WV', '1', '100', '2026-01-01', '2026-01-01'),
      tests: [{ name: 'T', risk: smallRisk({ state: 'WV' }), expect: { total: '99.99' } }],
    };
    expect(await refusal(() => load(wrong))).toEqual([
      'rating.test-case-failed /tests/0/expect/total T: 99.99 is expected and 100.00 comes out',
    ]);
    expect(await refusal(() => premium('WV', TODAY))).toEqual(['rating.no-manual /state has no home manual']);
  });

  it('refuses other content under a label that is taken, another plan in its place, and an author as approver', async () => {
    const document = manualOf('TN', '1', '100', '2026-01-01', '2026-01-01') as { plan: object };
    await load(document);
    expect(await refusal(() => load(manualOf('TN', '1', '101', '2026-01-01', '2026-01-01')))).toEqual([
      'rating.edition-exists /edition/label is taken by an edition of other content',
    ]);
    expect(await refusal(() => load({ ...document, plan: { ...document.plan, code: 'other' } }))).toEqual([
      'rating.plan-mismatch /plan/code must be tn-home',
    ]);
    const [user] = await rows<{ id: string }>((db) =>
      sql<{
        id: string;
      }>`insert into users (email, first_name, last_name, role) values ('author@example.com', 'A', 'B', 'admin') returning id`.execute(
        db,
      ),
    );
    const author: Actor = { id: user?.id ?? '', role: 'admin', agencyId: null, sessionId: null };
    const next = manualOf('TN', '2', '110', '2026-06-01', '2026-06-01');
    expect(await refusal(() => request(() => rating.importManual(author, next, { activate: true })))).toEqual(
      ['rating.approver-is-author'],
    );
    const draft = await request(() => rating.importManual(author, next));
    expect(draft.status).toBe('draft');
    expect(await premium('TN', '2026-07-01')).toBe('1 100.00');
    const approved = await request(() =>
      rating.importManual(author, next, { activate: true, approver: SYSTEM_ACTOR }),
    );
    expect(approved).toMatchObject({ id: draft.id, status: 'active', created: false });
    expect(await premium('TN', '2026-07-01')).toBe('2 110.00');
  });

  it('writes down who imported and who activated what', async () => {
    const { id } = await load(manualOf('VA', '1', '100', '2026-01-01', '2026-01-01'));
    const entries = await rows<{ action: string }>((db) =>
      sql<{
        action: string;
      }>`select action from audit_logs where resource_id = ${id} order by action`.execute(db),
    );
    expect(entries.map(({ action }) => action)).toEqual(['rating.activated', 'rating.imported']);
  });

  it('lets nobody change the numbers of an edition that was filed', async () => {
    const { id } = await load(manualOf('NC', '1', '100', '2026-01-01', '2026-01-01'));
    const change = (query: ReturnType<typeof sql>): Promise<unknown> => query.execute(em.fork().getKysely());
    await expect(change(sql`update rate_tables set base_rate = 1 where edition_id = ${id}`)).rejects.toThrow(
      /do not change/,
    );
    await expect(change(sql`delete from rate_tables where edition_id = ${id}`)).rejects.toThrow();
    await expect(change(sql`update rating_editions set content = '{}' where id = ${id}`)).rejects.toThrow(
      /a change is a new edition/,
    );
    await expect(
      change(sql`update rate_tables set filing_id = 'SERFF-1' where edition_id = ${id}`),
    ).resolves.toBeDefined();
  });

  it('keeps worksheets only in the transaction of what was rated', async () => {
    const fork = em.fork();
    const rated = { editionId: newId(), editionHash: '', total: '1.00', worksheet: {} as never };
    await expect(RequestContext.create(fork, () => rating.recordWorksheet(newId(), rated))).rejects.toThrow(
      /needs the transaction/,
    );
  });

  describe('over HTTP', () => {
    let database: TestDatabase;
    let app: NestFastifyApplication;
    let admin: Client;
    let agent: Client;

    beforeAll(async () => {
      database = await cloneSeeded();
      app = await startApp(database);
      admin = await signIn(app, 'admin');
      agent = await signIn(app, 'agent');
    });

    afterAll(async () => {
      await app?.close();
      await database?.drop();
    });

    interface Edition {
      readonly id: string;
      readonly planCode: string;
      readonly manual?: unknown;
    }

    it('lists the editions in force and shows each with a manual that can be imported again', async () => {
      const list = await admin.get<{ items: readonly Edition[]; nextCursor: string | null }>(
        '/api/v1/rating/editions?state=OH&inForceOn=2026-06-01&limit=3',
      );
      expect(list).toMatchObject({ status: 200, body: { items: { length: 3 } } });
      const rest = await admin.get<{ items: readonly Edition[]; nextCursor: string | null }>(
        `/api/v1/rating/editions?state=OH&inForceOn=2026-06-01&limit=3&cursor=${list.body.nextCursor}`,
      );
      const all = [...list.body.items, ...rest.body.items];
      expect(all.map(({ planCode }) => planCode).sort()).toEqual([
        'oh-auto',
        'oh-home',
        'oh-renters',
        'oh-term-life',
      ]);
      expect((await admin.get('/api/v1/rating/editions?inForceOn=2023-12-31')).body).toEqual({
        items: [],
        nextCursor: null,
      });
      for (const { id } of all) {
        const { body } = await admin.get<Edition>(`/api/v1/rating/editions/${id}`);
        const again = await admin.post<Edition>('/api/v1/rating/editions', body.manual as object);
        expect(again).toMatchObject({ status: 200, body: { id, status: 'active' } });
      }
    });

    it('imports a manual as a draft, which rates nothing yet', async () => {
      const answer = await admin.post<Edition>(
        '/api/v1/rating/editions',
        manualOf('GA', '1', '100', '2026-01-01', '2026-01-01'),
      );
      expect(answer).toMatchObject({ status: 201, body: { status: 'draft', planCode: 'ga-home' } });
      expect(answer.headers['location']).toBe(`/api/v1/rating/editions/${answer.body.id}`);
      const quote = await agent.post<Problem>(
        '/api/v1/quotes',
        homeRequest({ state: 'GA', zipCode: '30301' }),
      );
      expect([quote.status, quote.body.code]).toEqual([422, 'rating.no-edition-in-force']);
    });

    it('names every fault of a manual with its place', async () => {
      const broken = { ...manualOf('GA', '2', '1e3', '2026-01-01', '2025-01-01'), extra: 1 };
      const answer = await admin.post<Problem>('/api/v1/rating/editions', broken);
      expect([answer.status, answer.body.code]).toEqual([400, 'rating.manual-invalid']);
      expect(answer.body.errors?.map(({ pointer }) => pointer)).toEqual([
        '/edition/renewalDate',
        '/coverages/0/baseRate',
        '/extra',
      ]);
    });

    it.each([
      '{}',
      '[]',
      '{"format":"bindery.manual/1","plan":[],"coverages":{"length":9}}',
      '"manual"',
      '{"constructor":1}',
    ])('refuses %s with a problem', async (text) => {
      const answer = await admin.post<Problem>('/api/v1/rating/editions', text);
      expect(answer.status).toBe(400);
      expect(answer.body.code).toMatch(/^(rating\.manual-invalid|http\.)/);
    });

    it('keeps manuals and worksheets from agents; they read the worksheet through their quote', async () => {
      const quote = await agent.post<{ worksheetId: string; totalPremium: string }>(
        '/api/v1/quotes',
        homeRequest(),
      );
      expect(quote).toMatchObject({ status: 201, body: { totalPremium: '501.00' } });
      const path = `/api/v1/rating/worksheets/${quote.body.worksheetId}`;
      expect((await agent.get(path)).status).toBe(403);
      expect((await agent.get('/api/v1/rating/editions')).status).toBe(403);
      expect((await agent.post('/api/v1/rating/editions', {})).status).toBe(403);
      const worksheet = await admin.get<{ steps: readonly Json[] }>(path);
      expect(worksheet).toMatchObject({ status: 200, body: { total: '501.00', steps: { length: 13 } } });
      expect(worksheet.body.steps[2]).toEqual({
        coverage: 'dwelling',
        item: null,
        step: 'territory',
        title: 'Territory',
        kind: 'factor',
        operand: '1.10',
        row: { table: 'territory', number: 4, keys: ['4'] },
        element: null,
        rules: [],
        exact: null,
        value: '572.00',
      });
      expect((await admin.get(`/api/v1/rating/worksheets/${randomUUID()}`)).status).toBe(404);
      expect((await admin.get('/api/v1/rating/worksheets/seven')).status).toBe(400);
    });
  });
});
