import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Answer, Client } from '../../../../test/support/app.js';
import { rewrite } from '../../../../test/support/database.js';
import { DEMO_CUSTOMER_ID, homeRequest } from '../../../../test/support/story.js';
import type { QuoteResponse } from '../quoting.dto.js';
import { ifMatch } from '../../../../test/support/app.js';
import type { Problem } from '../../../../test/support/world.js';
import { World } from '../../../../test/support/world.js';

type Body = QuoteResponse & Problem;

const home = homeRequest();
const property = home['propertyInfo'] as Readonly<Record<string, unknown>>;

describe('a draft', () => {
  let world: World;
  let agent: Client;

  beforeAll(async () => {
    world = await World.open();
    agent = await world.as('agent');
  });

  afterAll(() => world?.close());

  const draft = (more: Readonly<Record<string, unknown>> = {}): Promise<Answer<Body>> =>
    agent.post<Body>('/api/v1/quotes/drafts', { customerId: DEMO_CUSTOMER_ID, productType: 'home', ...more });
  const change = (id: string, body: object, version: number): Promise<Answer<Body>> =>
    agent.patch<Body>(`/api/v1/quotes/${id}`, body, ifMatch(version));
  const rate = (id: string, version: number | '*' = '*'): Promise<Answer<Body>> =>
    agent.post<Body>(`/api/v1/quotes/${id}/rate`, {}, ifMatch(version));
  const execute = (statement: ReturnType<typeof sql>) =>
    statement.execute(world.app.get(EntityManager).fork().getKysely());

  it('begins with a customer and a product, and says that it needs a state first', async () => {
    const { status, headers, body } = await draft();
    expect(status).toBe(201);
    expect(headers['location']).toBe(`/api/v1/quotes/${body.id}`);
    expect(body).toMatchObject({
      status: 'draft',
      version: 1,
      totalPremium: null,
      worksheetId: null,
      expiresAt: null,
      charges: [],
      missing: [{ pointer: '/state' }, { pointer: '/zipCode' }],
      wrong: [],
    });
    expect(body.quoteNumber).toMatch(/^QUOT-\d{4}-\d{7}$/);
  });

  it('lists what the manual still asks for, in its words', async () => {
    const { territory: _, ...known } = property;
    const { body } = await draft({ state: 'OH', zipCode: '43004', propertyInfo: known });
    expect(body.missing).toContainEqual({ pointer: '/propertyInfo/territory', title: 'Rating territory' });
    expect(body.missing?.every(({ title }) => title !== null)).toBe(true);
  });

  it('is filled in step by step and then costs what the quote of the whole would', async () => {
    const { body: begun } = await draft({ state: 'OH', zipCode: '43004' });
    const first = await change(begun.id, { propertyInfo: property }, begun.rowVersion);
    expect(first).toMatchObject({ status: 200, headers: { etag: '"2"' } });
    const whole = { coverageSelections: home['coverageSelections'] };
    const second = await change(begun.id, whole, first.body.rowVersion);
    expect(second.body).toMatchObject({ missing: [], wrong: [] });

    // Filled in since by somebody else: what would be priced is not what was looked at.
    expect(await rate(begun.id, 1)).toMatchObject({ status: 412, body: { code: 'http.stale-version' } });
    const rated = await rate(begun.id, second.body.rowVersion);
    expect(rated).toMatchObject({
      status: 200,
      body: {
        id: begun.id,
        status: 'quoted',
        totalPremium: '501.00',
        missing: null,
        wrong: null,
        version: 1,
      },
    });
    const worksheet = await agent.get<{ total: string }>(`/api/v1/quotes/${begun.id}/worksheet`);
    expect(worksheet.body.total).toBe('501.00');
    expect((await agent.get(`/api/v1/quotes/${begun.id}`)).body).toEqual(rated.body);
  });

  it('refuses to be rated while it lacks something, and names all of it', async () => {
    const { body } = await draft({ state: 'OH' });
    const refused = await rate(body.id);
    expect(refused).toMatchObject({ status: 422, body: { code: 'quoting.draft-incomplete' } });
    expect(refused.body.errors).toContainEqual({
      pointer: '/propertyInfo/territory',
      detail: 'is missing: Rating territory',
    });
    expect(refused.body.errors).toContainEqual({
      pointer: '/zipCode',
      detail: 'is missing: ZIP code of the risk',
    });
  });

  it('says what is wrong with it: sections of another product, a date out of reach, a state without a manual', async () => {
    const { body } = await draft({
      state: 'OH',
      lifeInfo: { issueAge: 38 },
      effectiveDate: '1990-01-01',
    });
    expect(body.wrong?.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['/lifeInfo', '/effectiveDate']),
    );
    const elsewhere = await draft({ state: 'CA' });
    expect(elsewhere.body.wrong).toMatchObject([{ pointer: '/state' }]);
    expect(await rate(elsewhere.body.id)).toMatchObject({ status: 422 });
  });

  it('says that its ZIP code lies elsewhere, and is not rated until it does not', async () => {
    const { address: _, ...propertyInfo } = home['propertyInfo'] as Readonly<Record<string, unknown>>;
    const { body } = await draft({ ...home, propertyInfo, zipCode: '90210' });
    expect(body.wrong).toEqual([
      { pointer: '/zipCode', detail: 'does not lie in OH, where ZIP codes begin with 430 to 459' },
    ]);
    expect(await rate(body.id)).toMatchObject({ status: 422, body: { code: 'quoting.zip-outside-state' } });
  });

  it('refuses a risk that is whole and wrong as a new quote would', async () => {
    const { body } = await draft({ ...home, lifeInfo: { issueAge: 38 } });
    expect(await rate(body.id)).toMatchObject({
      status: 400,
      body: { code: 'rating.invalid-risk', errors: [{ pointer: '/lifeInfo' }] },
    });
  });

  it('is changed only by who has seen its latest version', async () => {
    const { body } = await draft();
    expect(await agent.patch(`/api/v1/quotes/${body.id}`, { state: 'OH' })).toMatchObject({ status: 428 });
    expect(await change(body.id, { state: 'OH' }, 1)).toMatchObject({ status: 200 });
    expect(await change(body.id, { state: 'PA' }, 1)).toMatchObject({ status: 412 });
  });

  it('is rated once, however many ask at the same time', async () => {
    const { body } = await draft(home);
    const answers = await Promise.all(Array.from({ length: 8 }, () => rate(body.id)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(answers.filter(({ status }) => status !== 200).map((each) => each.body.code))).toEqual(
      new Set(['quoting.quote-already-rated']),
    );
  });

  it('does not change once it is rated', async () => {
    const { body } = await draft(home);
    const rated = await rate(body.id);
    expect(await change(body.id, { zipCode: '43016' }, rated.body.rowVersion)).toMatchObject({
      status: 409,
      body: { code: 'quoting.quote-already-rated' },
    });
    await expect(execute(sql`update quotes set total_premium = 1 where id = ${body.id}`)).rejects.toThrow(
      'its risk and its price stay',
    );
  });

  it('has no worksheet and cannot be bound', async () => {
    const { body } = await draft();
    expect(await agent.get(`/api/v1/quotes/${body.id}/worksheet`)).toMatchObject({
      status: 409,
      body: { code: 'quoting.quote-not-rated' },
    });
    expect(await agent.post(`/api/v1/quotes/${body.id}/bind`, {}, ifMatch(1))).toMatchObject({
      status: 409,
      body: { code: 'quoting.quote-not-rated' },
    });
  });

  it('of a customer who was deleted meanwhile is not rated, and can be given to another one', async () => {
    const data = { firstName: 'Olga', lastName: 'Vane' };
    const gone = await agent.post<{ id: string }>('/api/v1/customers', { kind: 'person', data });
    const { body } = await draft({ ...home, customerId: gone.body.id });
    await execute(sql`update customers set deleted_at = now() where id = ${gone.body.id}`);
    expect(await rate(body.id)).toMatchObject({
      status: 422,
      body: { code: 'quoting.customer-not-found', errors: [{ pointer: '/customerId' }] },
    });
    expect(await change(body.id, { companyCode: 'BND' }, 1)).toMatchObject({
      status: 200,
    });
    expect(await change(body.id, { customerId: DEMO_CUSTOMER_ID }, 2)).toMatchObject({ status: 200 });
    expect(await rate(body.id)).toMatchObject({ status: 200, body: { status: 'quoted' } });
  });

  it('stays with its agency when staff change the customer, and so does a version; what is nobody’s may be given to one', async () => {
    const staff = await world.as('underwriter');
    const data = { firstName: 'Vera', lastName: 'Staff' };
    const { body: own } = await staff.post<{ id: string }>('/api/v1/customers', { kind: 'person', data });
    const elsewhere = { customerId: own.id };
    const refused = {
      status: 422,
      body: { code: 'quoting.customer-of-another-agency', errors: [{ pointer: '/customerId' }] },
    };
    const { body } = await draft({ ...home });
    const path = `/api/v1/quotes/${body.id}`;
    expect(await staff.patch(path, elsewhere, { 'if-match': '"1"' })).toMatchObject(refused);
    expect(await rate(body.id)).toMatchObject({ status: 200 });
    expect(await staff.post(`${path}/versions`, elsewhere)).toMatchObject(refused);
    expect(await agent.get(path)).toMatchObject({ status: 200, body: { customerId: DEMO_CUSTOMER_ID } });

    const unowned = await staff.post<Body>('/api/v1/quotes/drafts', { ...home, ...elsewhere });
    const given = await staff.patch<Body>(
      `/api/v1/quotes/${unowned.body.id}`,
      { customerId: DEMO_CUSTOMER_ID },
      { 'if-match': '"1"' },
    );
    expect(given.status).toBe(200);
    expect(await agent.get(`/api/v1/quotes/${unowned.body.id}`)).toMatchObject({ status: 200 });
  });

  it('of another agency is not found', async () => {
    const { body } = await draft();
    await rewrite(world.database, 'quotes', 'update quotes set agency_id = null where id = $1', [body.id]);
    const answers = [await change(body.id, {}, 1), await rate(body.id)];
    expect(answers.map((answer) => answer.body.code)).toEqual([
      'quoting.quote-not-found',
      'quoting.quote-not-found',
    ]);
  });

  it('leaves a trail of who changed which fields, and never what is in them', async () => {
    const { body } = await draft({ state: 'OH' });
    await change(body.id, { zipCode: '43004', propertyInfo: property }, 1);
    const { rows } = await execute(
      sql`select action, changes from audit_logs where resource_id = ${body.id} order by created_at`,
    );
    expect(rows).toEqual([
      {
        action: 'quoting.drafted',
        changes: { status: 'draft', fields: ['state', 'customerId', 'productType'] },
      },
      { action: 'quoting.draft-changed', changes: { fields: ['zipCode', 'propertyInfo'] } },
    ]);
  });

  it('is made once under one idempotency key', async () => {
    const body = { customerId: DEMO_CUSTOMER_ID, productType: 'home' };
    const key = { 'idempotency-key': 'one-draft' };
    const [first, second] = [
      await agent.post<Body>('/api/v1/quotes/drafts', body, key),
      await agent.post<Body>('/api/v1/quotes/drafts', body, key),
    ];
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotency-replayed']).toBe('true');
  });
});
