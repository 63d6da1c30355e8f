import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Money } from '../../src/shared/money.js';
import type { Client } from '../support/app.js';
import { startApp } from '../support/app.js';
import type { TestDatabase } from '../support/database.js';
import { homeRequest, publishedCases, quoteRequest, signIn } from '../support/story.js';
import { cloneSeeded } from '../support/seeded-database.js';

interface Quoted {
  readonly id: string;
  readonly quoteNumber: string;
  readonly worksheetId: string;
  readonly totalPremium: string;
  readonly charges: readonly { readonly amount: string }[];
}

const MANUALS = [
  ['home', 'homeowners-oh'],
  ['auto', 'auto-oh'],
  ['renters', 'renters-oh'],
  ['life', 'term-life-oh'],
] as const;

const cases = MANUALS.flatMap(([product, manual]) =>
  publishedCases(manual)
    .filter(({ expect: { total } }) => total !== undefined)
    .map((each) => ({ product, ...each })),
);

describe('an agent takes a customer from a first question to cover', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let agent: Client;

  beforeAll(async () => {
    database = await cloneSeeded();
    app = await startApp(database);
    agent = await signIn(app, 'agent');
  });

  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });

  const auditActions = async (resourceId: string): Promise<readonly string[]> => {
    const { rows } = await sql<{ action: string }>`
      select action from audit_logs where resource_id = ${resourceId} order by created_at, id
    `.execute(app.get(EntityManager).fork().getKysely());
    return rows.map(({ action }) => action);
  };

  it.each(cases)('$product: $name', async ({ product, risk, expect: { total } }) => {
    const quoted = await agent.post<Quoted>('/api/v1/quotes', quoteRequest(product, risk));
    expect(quoted).toMatchObject({ status: 201, body: { totalPremium: total, productType: product } });
    const sum = Money.sum(quoted.body.charges.map(({ amount }) => Money.parse(amount)));
    expect(sum.toString()).toBe(total);
  });

  it('has every total that was published', () => {
    const totals = cases.map(({ product, expect: { total } }) => `${product} ${total}`);
    expect(totals).toEqual(
      expect.arrayContaining([
        'home 501.00',
        'auto 1391.28',
        'renters 351.00',
        'renters 543.00',
        'renters 316.75',
        'life 413.00',
        'life 401.85',
      ]),
    );
  });

  it('enters the customer, quotes, reads the worksheet, binds and reads the policy, and the trail tells it all', async () => {
    const customer = await agent.post<{ id: string }>('/api/v1/customers', {
      kind: 'person',
      data: { firstName: 'Walter', lastName: 'Quinn' },
    });
    const quoted = await agent.post<Quoted>('/api/v1/quotes', homeRequest({ customerId: customer.body.id }), {
      'idempotency-key': 'story-quote',
    });
    expect(quoted.body).toMatchObject({
      totalPremium: '501.00',
      version: 1,
      status: 'quoted',
      policyId: null,
    });

    const worksheet = await agent.get<{ steps: readonly { value: string }[]; total: string }>(
      `/api/v1/quotes/${quoted.body.id}/worksheet`,
    );
    expect(worksheet.body.total).toBe('501.00');
    expect(worksheet.body.steps.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['520.00', '572.00', '657.80', '559.13', '391.39']),
    );

    const bound = await agent.post<{ id: string; policyNumber: string }>(
      `/api/v1/quotes/${quoted.body.id}/bind`,
      {
        version: 1,
      },
    );
    const policy = await agent.get(`/api/v1/policies/${bound.body.id}`);
    expect(policy.body).toMatchObject({
      totalPremium: '501.00',
      insuredName: 'Walter Quinn',
      quoteId: quoted.body.id,
    });
    const listed = await agent.get<{ items: readonly { id: string }[] }>(
      `/api/v1/policies?customerId=${customer.body.id}`,
    );
    expect(listed.body.items.map(({ id }) => id)).toEqual([bound.body.id]);
    const again = await agent.get(`/api/v1/quotes/${quoted.body.id}`);
    expect(again.body).toMatchObject({ status: 'bound', policyId: bound.body.id });

    expect(await auditActions(customer.body.id)).toEqual(['customers.created']);
    expect(await auditActions(quoted.body.id)).toEqual(['quoting.created', 'quoting.bound']);
    expect(await auditActions(bound.body.id)).toEqual(['policies.bound']);
  });

  it('asks twice with one key and has one quote, also after a restart', async () => {
    const key = { 'idempotency-key': 'lost-answer' };
    const first = await agent.post<Quoted>('/api/v1/quotes', homeRequest(), key);
    const restarted = await startApp(database);
    try {
      const second = await agent.on(restarted).post<Quoted>('/api/v1/quotes', homeRequest(), key);
      expect(second).toMatchObject({ status: 201, headers: { 'idempotency-replayed': 'true' } });
      expect(second.body).toEqual(first.body);
    } finally {
      await restarted.close();
    }
    const other = await agent.post('/api/v1/quotes', homeRequest({ zipCode: '43016' }), key);
    expect(other).toMatchObject({ status: 422, body: { code: 'http.idempotency-key-reused' } });
  });

  it('never lets a score that nobody has registered near the price', async () => {
    const quoted = await agent.post<Quoted>('/api/v1/quotes', homeRequest());
    expect(quoted.body).toMatchObject({ aiRiskScore: null, conversionProbability: null });
    await sql`update quotes set ai_risk_score = 0.9, conversion_probability = 0.1 where id = ${quoted.body.id}`.execute(
      app.get(EntityManager).fork().getKysely(),
    );
    const again = await agent.post<Quoted>('/api/v1/quotes', homeRequest());
    expect(again.body.totalPremium).toBe(quoted.body.totalPremium);
  });
});
