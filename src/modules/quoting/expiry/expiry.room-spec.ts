import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import pg from 'pg';
import type { Answer, Client } from '../../../../test/support/app.js';
import { ifMatch } from '../../../../test/support/app.js';
import { rewrite } from '../../../../test/support/database.js';
import { candidateManual } from '../../../../test/support/book.js';
import { homeRequest } from '../../../../test/support/story.js';
import { World } from '../../../../test/support/world.js';
import { runJob } from '../../../../test/support/run-job.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Rating } from '../../rating/index.js';
import type { QuoteResponse } from '../quoting.dto.js';
import type { QuoteValidityResponse } from '../validity/validities.dto.js';

type Body = QuoteResponse & { readonly code: string };

const DAY_MS = 86_400_000;
const today = new Date().toISOString().slice(0, 10);

describe('how long a price is held', () => {
  let world: World;
  let agent: Client;
  let admin: Client;

  beforeAll(async () => {
    world = await World.open({ instances: 2 });
    agent = await world.as('agent');
    admin = await world.as('admin');
  });

  afterAll(() => world?.close());

  const execute = (statement: ReturnType<typeof sql>) =>
    statement.execute(world.app.get(EntityManager).fork().getKysely());
  const read = async (id: string): Promise<Body> => (await agent.get<Body>(`/api/v1/quotes/${id}`)).body;
  const lapse = (id: string) =>
    execute(sql`update quotes set expires_at = now() - interval '1 second' where id = ${id}`);
  const set = (body: object, by = admin): Promise<Answer<QuoteValidityResponse & { code: string }>> =>
    by.post('/api/v1/quote-validities', body);

  async function quoted(more: Readonly<Record<string, unknown>> = {}): Promise<Body> {
    const { status, body } = await agent.post<Body>('/api/v1/quotes', homeRequest(more));
    expect(status).toBe(201);
    return body;
  }
  const daysOf = ({ createdAt, expiresAt }: QuoteResponse): number =>
    (Date.parse(expiresAt ?? '') - Date.parse(createdAt)) / DAY_MS;

  it('is thirty days where nobody has set anything', async () => {
    expect(daysOf(await quoted())).toBe(30);
  });

  it('is what the most particular setting of the day says', async () => {
    const setting = { effectiveDate: '2020-01-01', reason: 'Filed rule' };
    const general = await set({ ...setting, validDays: 20 });
    expect(general).toMatchObject({ status: 201, body: { productType: null, state: null, validDays: 20 } });
    expect(daysOf(await quoted())).toBe(20);
    const state = await set({ ...setting, state: 'OH', validDays: 25 });
    expect(daysOf(await quoted())).toBe(25);
    const product = await set({ ...setting, productType: 'home', validDays: 45 });
    expect(daysOf(await quoted())).toBe(45);
    const both = await set({ ...setting, productType: 'home', state: 'OH', validDays: 60 });
    expect(daysOf(await quoted())).toBe(60);

    for (const { body } of [general, state, product, both]) {
      const ended = await admin.patch(
        `/api/v1/quote-validities/${body.id}`,
        { expirationDate: '2021-01-01' },
        { 'if-match': '"1"' },
      );
      expect(ended).toMatchObject({ status: 200, body: { expirationDate: '2021-01-01', rowVersion: 2 } });
    }
    expect(daysOf(await quoted())).toBe(30);
  });

  it('is set by administrators, once for a day, and with its dates in order', async () => {
    const setting = {
      productType: 'life',
      validDays: 90,
      effectiveDate: '2026-01-01',
      reason: 'Underwriting takes long',
    };
    expect(await set(setting, agent)).toMatchObject({ status: 403 });
    const first = await set(setting);
    expect(first.status).toBe(201);
    expect(await set(setting)).toMatchObject({ status: 409, body: { code: 'quoting.validity-overlaps' } });
    expect(await set({ ...setting, expirationDate: '2025-01-01' })).toMatchObject({
      status: 400,
      body: { code: 'quoting.validity-invalid', errors: [{ pointer: '/expirationDate' }] },
    });
    expect(await set({ ...setting, validDays: 0 })).toMatchObject({ status: 400 });
    const path = `/api/v1/quote-validities/${first.body.id}`;
    expect(await admin.patch(path, { expirationDate: null })).toMatchObject({ status: 428 });
    expect(await admin.patch(path, { expirationDate: null }, { 'if-match': '"9"' })).toMatchObject({
      status: 412,
    });
    const { body } = await agent.get<{ items: readonly QuoteValidityResponse[] }>(
      '/api/v1/quote-validities?productType=life&on=2026-06-01',
    );
    expect(body.items).toEqual([first.body]);
    const { rows } = await execute(
      sql`select action, changes ->> 'validDays' as days from audit_logs where resource_id = ${first.body.id}`,
    );
    expect(rows).toEqual([{ action: 'quoting.validity-set', days: '90' }]);
  });

  it('does not change for a quote that is out, whatever is set later', async () => {
    const quote = await quoted();
    await set({
      productType: 'home',
      state: 'OH',
      validDays: 1,
      effectiveDate: today,
      reason: 'Storm season',
    });
    expect((await read(quote.id)).expiresAt).toBe(quote.expiresAt);
    await rewrite(
      world.database,
      'quote_validities',
      `update quote_validities set effective_date = '2000-01-01', expiration_date = '2000-01-02' where valid_days = 1`,
    );
  });

  it('holds although the edition that rated it is superseded meanwhile', async () => {
    const quote = await quoted();
    const dearer = candidateManual('dearer') as { edition: object };
    const edition = { ...dearer.edition, newBusinessDate: '2026-01-01', renewalDate: '2026-02-10' };
    const em = world.app.get(EntityManager);
    await RequestContext.create(em, () =>
      world.app
        .get(Rating, { strict: false })
        .importManual(SYSTEM_ACTOR, { ...dearer, edition }, { activate: true }),
    );
    const now = await agent.post<Body>('/api/v1/quotes', {
      ...homeRequest(),
      propertyInfo: { ...(homeRequest()['propertyInfo'] as object), yearBuilt: 1999 },
    });
    expect(now.status).toBe(201);
    expect(now.body.editionId).not.toBe(quote.editionId);
    expect(now.body.totalPremium).not.toBe('501.00');
    const bound = await agent.post<{ totalPremium: string; editionId: string }>(
      `/api/v1/quotes/${quote.id}/bind`,
      {},
      ifMatch(1),
    );
    expect(bound).toMatchObject({
      status: 201,
      body: { totalPremium: '501.00', editionId: quote.editionId },
    });
  });

  it('is over at once for readers and binders, and is written down by the job, with a trail', async () => {
    const home = homeRequest();
    const property = { ...(home['propertyInfo'] as object), yearBuilt: 1999 };
    const quotes = await Promise.all(Array.from({ length: 5 }, () => quoted({ propertyInfo: property })));
    const lapsed = quotes.slice(0, 3);
    for (const { id } of lapsed) await lapse(id);
    const [first] = lapsed as [Body];
    expect(await read(first.id)).toMatchObject({ status: 'expired', expiredReason: 'lapsed', rowVersion: 1 });
    expect(await agent.post(`/api/v1/quotes/${first.id}/bind`, {}, ifMatch(1))).toMatchObject({
      status: 409,
      body: { code: 'quoting.quote-expired' },
    });

    const outcomes = await Promise.all(
      [world.app, world.other].map((instance) => runJob(instance, 'quoting.expiry')),
    );
    expect(outcomes).toContain('succeeded');
    for (const { id } of lapsed)
      expect(await read(id)).toMatchObject({ status: 'expired', expiredReason: 'lapsed', rowVersion: 2 });
    for (const { id } of quotes.slice(3))
      expect(await read(id)).toMatchObject({ status: 'quoted', rowVersion: 1 });
    const { rows } = await execute(
      sql`select action, changes, user_id as by from audit_logs where resource_id = ${first.id} order by created_at desc limit 1`,
    );
    expect(rows).toEqual([
      { action: 'quoting.expired', changes: { status: 'expired', reason: 'lapsed' }, by: null },
    ]);
  });

  it('never ends a draft that has no price', async () => {
    const { body } = await agent.post<Body>('/api/v1/quotes/drafts', homeRequest());
    await runJob(world.app, 'quoting.expiry');
    expect(await read(body.id)).toMatchObject({ status: 'draft', expiresAt: null });
  });

  it('leaves a quote alone that somebody holds just now', async () => {
    const property = { ...(homeRequest()['propertyInfo'] as object), yearBuilt: 1999 };
    const quote = await quoted({ propertyInfo: property });
    await lapse(quote.id);
    const holder = new pg.Client({ connectionString: world.database.url });
    await holder.connect();
    await holder.query('begin');
    await holder.query('select from quotes where id = $1 for update', [quote.id]);
    expect(await runJob(world.other, 'quoting.expiry')).toBe('succeeded');
    expect((await read(quote.id)).rowVersion).toBe(1);
    await holder.end();
    expect(await runJob(world.other, 'quoting.expiry')).toBe('succeeded');
    expect((await read(quote.id)).rowVersion).toBe(2);
  });
});
