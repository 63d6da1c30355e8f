import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Answer, Client } from '../../../../test/support/app.js';
import { ifMatch } from '../../../../test/support/app.js';
import { rewrite } from '../../../../test/support/database.js';
import { homeRequest } from '../../../../test/support/story.js';
import type { QuoteResponse } from '../quoting.dto.js';
import type { QuoteVersionResponse } from './versions.dto.js';
import type { Problem } from '../../../../test/support/world.js';
import { World } from '../../../../test/support/world.js';

type Body = QuoteResponse & Problem;

const LOWER = { coverageSelections: { deductible: 500, jewelryLimit: 5000, liabilityLimit: '300000/1000' } };

describe('quoting again', () => {
  let world: World;
  let agent: Client;

  beforeAll(async () => {
    world = await World.open({ instances: 2 });
    agent = await world.as('agent');
  });

  afterAll(() => world?.close());

  async function quoted(more: Readonly<Record<string, unknown>> = {}): Promise<Body> {
    const { status, body } = await agent.post<Body>('/api/v1/quotes', homeRequest(more));
    expect(status).toBe(201);
    return body;
  }
  const again = (id: string, change: object = LOWER, on = world.app): Promise<Answer<Body>> =>
    agent.on(on).post<Body>(`/api/v1/quotes/${id}/versions`, change);
  const bind = (id: string, on = world.app): Promise<Answer<Problem>> =>
    agent.on(on).post<Problem>(`/api/v1/quotes/${id}/bind`, {}, ifMatch(1));
  const read = async (id: string): Promise<Body> => (await agent.get<Body>(`/api/v1/quotes/${id}`)).body;
  const execute = (statement: ReturnType<typeof sql>) =>
    statement.execute(world.app.get(EntityManager).fork().getKysely());

  it('keeps the number, counts the version and ends the one before', async () => {
    const first = await quoted();
    const second = await again(first.id);
    expect(second).toMatchObject({
      status: 201,
      headers: { location: `/api/v1/quotes/${second.body.id}` },
      body: { quoteNumber: first.quoteNumber, version: 2, parentQuoteId: first.id, status: 'quoted' },
    });
    expect(Number(second.body.totalPremium)).toBeGreaterThan(501);
    expect(await read(first.id)).toMatchObject({
      status: 'expired',
      expiredReason: 'superseded',
      supersededBy: second.body.id,
      totalPremium: '501.00',
    });
  });

  it('lets only the newest be bound', async () => {
    const first = await quoted();
    const { body: second } = await again(first.id);
    expect(await bind(first.id)).toMatchObject({
      status: 409,
      body: { code: 'quoting.quote-superseded', supersededBy: second.id },
    });
    expect(await bind(second.id)).toMatchObject({ status: 201 });
    expect(await again(second.id)).toMatchObject({ status: 409, body: { code: 'quoting.already-bound' } });
  });

  it('follows the newest version only', async () => {
    const first = await quoted();
    await again(first.id);
    expect(await again(first.id)).toMatchObject({ status: 409, body: { code: 'quoting.quote-superseded' } });
  });

  it('has one second version, however many ask at the same time on two instances', async () => {
    const first = await quoted();
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) => again(first.id, LOWER, n % 2 ? world.app : world.other)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status !== 201);
    expect(new Set(refused.map(({ body }) => body.code))).toEqual(new Set(['quoting.quote-superseded']));
    const { rows } = await execute(
      sql`select version, status from quotes where quote_number = ${first.quoteNumber} order by version`,
    );
    expect(rows).toEqual([
      { version: 1, status: 'expired' },
      { version: 2, status: 'quoted' },
    ]);
  });

  it('and binding at the same time: one of the two, and never both', async () => {
    for (let round = 0; round < 6; round += 1) {
      const first = await quoted();
      const [next, bound] = await Promise.all([
        again(first.id, LOWER, world.app),
        bind(first.id, world.other),
      ]);
      expect([next.status, bound.status].sort()).toEqual([201, 409]);
      const { rows } = await execute(
        sql`select status from quotes where quote_number = ${first.quoteNumber} order by version`,
      );
      const statuses = rows.map((row) => (row as { readonly status: string }).status);
      expect(statuses).toEqual(next.status === 201 ? ['expired', 'quoted'] : ['bound']);
    }
  });

  it('gives the same version again under one idempotency key', async () => {
    const first = await quoted();
    const key = { 'idempotency-key': `again-${first.id}` };
    const path = `/api/v1/quotes/${first.id}/versions`;
    const answers = [await agent.post<Body>(path, LOWER, key), await agent.post<Body>(path, LOWER, key)];
    expect(answers[1]?.body).toEqual(answers[0]?.body);
  });

  it('revives a price that has lapsed or was declined, and asks for a date within reach', async () => {
    const first = await quoted();
    await execute(sql`update quotes set expires_at = now() - interval '1 day' where id = ${first.id}`);
    const second = await again(first.id, {});
    expect(second).toMatchObject({ status: 201, body: { totalPremium: '501.00' } });
    expect(await read(first.id)).toMatchObject({ status: 'expired', expiredReason: 'superseded' });
    expect(await again(second.body.id, { effectiveDate: '1990-01-01' })).toMatchObject({
      status: 422,
      body: { code: 'quoting.effective-date-out-of-reach', errors: [{ pointer: '/effectiveDate' }] },
    });
    expect(await read(second.body.id)).toMatchObject({ status: 'quoted', supersededBy: null });
  });

  it('refuses what cannot be rated and leaves the version before as it was', async () => {
    const first = await quoted();
    expect(await again(first.id, { lifeInfo: { issueAge: 38 } })).toMatchObject({
      status: 400,
      body: { code: 'rating.invalid-risk', errors: [{ pointer: '/lifeInfo' }] },
    });
    expect(await again(first.id, { state: 'PA' })).toMatchObject({ status: 400 });
    expect(await again(first.id, { coverageSelections: { deductible: -500 } })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/coverageSelections/deductible' }] },
    });
    expect(await read(first.id)).toMatchObject({ status: 'quoted', rowVersion: 1 });
  });

  it('of a draft without a price is refused: the draft itself changes', async () => {
    const { body } = await agent.post<Body>('/api/v1/quotes/drafts', homeRequest());
    expect(await again(body.id)).toMatchObject({ status: 409, body: { code: 'quoting.quote-not-rated' } });
  });

  it('for a customer who was merged meanwhile needs the one that is left', async () => {
    const person = (lastName: string) =>
      agent.post<{ id: string }>('/api/v1/customers', {
        kind: 'person',
        data: { firstName: 'Olga', lastName },
      });
    const [gone, left] = [await person('Vane'), await person('Vane')];
    const first = await quoted({ customerId: gone.body.id });
    await execute(
      sql`update customers set deleted_at = now(), merged_into = ${left.body.id} where id = ${gone.body.id}`,
    );
    expect(await again(first.id)).toMatchObject({
      status: 422,
      body: { code: 'quoting.customer-not-found', errors: [{ pointer: '/customerId' }] },
    });
    expect(await again(first.id, { customerId: left.body.id })).toMatchObject({ status: 201 });
  });

  it('has a history that tells what each version changed, page by page', async () => {
    const first = await quoted();
    const second = await again(first.id);
    const { propertyInfo } = homeRequest({ zipCode: '43016' });
    const third = await again(second.body.id, { zipCode: '43016', propertyInfo });
    const path = `/api/v1/quotes/${second.body.id}/versions`;
    type History = { readonly items: readonly QuoteVersionResponse[]; readonly nextCursor: string | null };
    const { body } = await agent.get<History>(path);
    expect(body.items.map(({ version, status, changed }) => [version, status, changed])).toEqual([
      [3, 'quoted', ['zipCode', 'propertyInfo']],
      [2, 'expired', ['coverageSelections']],
      [1, 'expired', []],
    ]);
    const more = Number(second.body.totalPremium) - 501;
    expect(body.items.map(({ difference }) => difference)).toEqual(['0.00', more.toFixed(2), null]);
    expect(third.status).toBe(201);

    const page = await agent.get<History>(`${path}?limit=2`);
    const rest = await agent.get<History>(`${path}?limit=2&cursor=${page.body.nextCursor}`);
    expect([...page.body.items, ...rest.body.items]).toEqual(body.items);
    expect(rest.body.nextCursor).toBeNull();
  });

  it('is the business of the own agency', async () => {
    const first = await quoted();
    await rewrite(world.database, 'quotes', 'update quotes set agency_id = null where id = $1', [first.id]);
    expect(await again(first.id)).toMatchObject({ status: 404 });
    expect(await agent.get(`/api/v1/quotes/${first.id}/versions`)).toMatchObject({ status: 404 });
  });

  it('leaves a trail of both versions', async () => {
    const first = await quoted();
    const { body: second } = await again(first.id);
    const { rows } = await execute(sql`
      select action, changes ->> 'status' as status, changes ->> 'supersededBy' as by from audit_logs
       where resource_id in (${first.id}, ${second.id}) order by created_at, action`);
    expect(rows).toEqual([
      { action: 'quoting.created', status: 'quoted', by: null },
      { action: 'quoting.created', status: 'quoted', by: null },
      { action: 'quoting.superseded', status: 'expired', by: second.id },
    ]);
  });
});
