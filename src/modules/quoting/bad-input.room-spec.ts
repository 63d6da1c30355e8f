import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Client } from '../../../test/support/app.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { DEMO_CUSTOMER_ID, homeRequest, signIn } from '../../../test/support/story.js';
import type { QuoteResponse } from './quoting.dto.js';
import { cloneSeeded } from '../../../test/support/seeded-database.js';
import { startApp, ifMatch } from '../../../test/support/app.js';

type Body = QuoteResponse & {
  readonly code: string;
  readonly errors?: readonly { readonly pointer: string }[];
};

const LEAP_YEAR = new Date('2028-02-20T15:00:00Z');

describe('what cannot be quoted', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let agent: Client;

  beforeAll(async () => {
    database = await cloneSeeded();
    app = await startApp(database, { now: () => LEAP_YEAR });
    agent = await signIn(app, 'agent');
  });

  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });

  const execute = (statement: ReturnType<typeof sql>) =>
    statement.execute(app.get(EntityManager).fork().getKysely());
  const quote = (more: object) => agent.post<Body>('/api/v1/quotes', homeRequest({ ...more }));
  const home = homeRequest() as { propertyInfo: object; coverageSelections: object };
  const property = (more: object) => ({ propertyInfo: { ...home.propertyInfo, ...more } });
  const selections = (more: object) => ({ coverageSelections: { ...home.coverageSelections, ...more } });
  const counted = async () =>
    (
      await execute(
        sql`select (select count(*) from quotes) as quotes, (select count(*) from rating_worksheets) as worksheets`,
      )
    ).rows;

  it.each<[string, object, string]>([
    [
      'money with three decimals',
      property({ amountOfInsurance: 215_000.125 }),
      '/propertyInfo/amountOfInsurance',
    ],
    ['a negative limit', selections({ jewelryLimit: -5000 }), '/coverageSelections/jewelryLimit'],
    ['a negative deductible', selections({ deductible: -500 }), '/coverageSelections/deductible'],
    [
      'a negative amount of insurance',
      property({ amountOfInsurance: -1 }),
      '/propertyInfo/amountOfInsurance',
    ],
    [
      'a limit between the filed ones',
      selections({ liabilityLimit: '250000/1000' }),
      '/coverageSelections/liabilityLimit',
    ],
    ['the section of another product', { lifeInfo: { issueAge: 38 } }, '/lifeInfo'],
    ['vehicles on a home', { vehicleInfo: { vehicles: [] } }, '/vehicleInfo'],
    ['a day that is not', { effectiveDate: '2029-02-29' }, '/effectiveDate'],
    ['a term of no month', { termMonths: 0 }, '/termMonths'],
    ['a place that is no ZIP code', { zipCode: '430' }, '/zipCode'],
  ])('%s is refused with its place, and nothing is kept', async (_case, more, pointer) => {
    const before = await counted();
    expect(await quote(more)).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
    expect(await counted()).toEqual(before);
  });

  it('an id is one in capitals too', async () => {
    const customerId = DEMO_CUSTOMER_ID.toUpperCase();
    expect(await quote({ customerId })).toMatchObject({
      status: 201,
      body: { customerId: DEMO_CUSTOMER_ID },
    });
  });

  it('a term that begins on February 29 ends on February 28', async () => {
    const { status, body } = await quote({ effectiveDate: '2028-02-29' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ effectiveDate: '2028-02-29', expirationDate: '2029-02-28' });
    const bound = await agent.post<Body>(`/api/v1/quotes/${body.id}/bind`, {}, ifMatch(1));
    expect(bound).toMatchObject({
      status: 201,
      body: { expirationDate: '2029-02-28', totalPremium: '501.00' },
    });
  });

  it.each(['deleted', 'merged'])('nothing for a customer who was %s meanwhile', async (how) => {
    const person = async (): Promise<string> => {
      const data = { firstName: 'Olga', lastName: 'Vane' };
      return (await agent.post<{ id: string }>('/api/v1/customers', { kind: 'person', data })).body.id;
    };
    const [gone, left] = [await person(), await person()];
    const quoted = await quote({ customerId: gone });
    const draft = await agent.post<Body>('/api/v1/quotes/drafts', homeRequest({ customerId: gone }));
    await execute(sql`
      update customers set deleted_at = now(), merged_into = ${how === 'merged' ? left : null} where id = ${gone}`);

    const noCustomer = {
      status: 422,
      body: { code: 'quoting.customer-not-found', errors: [{ pointer: '/customerId' }] },
    };
    const alternatives = [
      { name: 'Good', coverageSelections: {} },
      { name: 'Better', coverageSelections: { deductible: 500 } },
    ];
    expect(await quote({ customerId: gone })).toMatchObject(noCustomer);
    expect(await agent.post('/api/v1/quotes/drafts', homeRequest({ customerId: gone }))).toMatchObject(
      noCustomer,
    );
    expect(await agent.post(`/api/v1/quotes/${draft.body.id}/rate`, {}, ifMatch('*'))).toMatchObject(
      noCustomer,
    );
    expect(
      await agent.post('/api/v1/quote-groups', { ...homeRequest({ customerId: gone }), alternatives }),
    ).toMatchObject(noCustomer);
    expect(await agent.post(`/api/v1/quotes/${quoted.body.id}/bind`, {}, ifMatch(1))).toMatchObject({
      status: 409,
      body: { code: 'policies.customer-gone' },
    });
    expect((await agent.get<Body>(`/api/v1/quotes/${quoted.body.id}`)).body.status).toBe('quoted');
  });
});
