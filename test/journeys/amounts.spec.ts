import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';
import type { Answer, Client } from '../support/app.js';
import type { TestDatabase } from '../support/database.js';
import { homeRequest, publishedCases, signIn, startSeededApp } from '../support/story.js';
import { cloneSeeded } from '../support/seeded-database.js';
import { startApp } from '../support/app.js';

/** What an amount can be at its edges, allowed or not. */
const EDGES = [
  '0.00',
  '0.01',
  '-0.01',
  '-0.00',
  '999999.99',
  '1000000.00',
  '1000000.01',
  '99999999999.99',
  '100000000000.01',
  '999999999999.99',
  '-999999999999.99',
  '1000000000000.00',
  '1e3',
  '1.005',
  '١٢.٠٠',
] as const;
const HUGE = '999999999999.99';

interface Schema {
  readonly $ref?: string;
  readonly pattern?: string;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
}
interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly schema?: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}
interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const document = JSON.parse(readFileSync(join(PROJECT_ROOT, 'client', 'openapi.json'), 'utf8')) as OpenApi;

const isAmount = ({ pattern }: Schema): boolean => pattern?.includes('\\.\\d{2}') === true;

/** The places of a schema that take an amount, such as `/levels[]/premium`. */
function amountsIn(schema: Schema, place = ''): readonly string[] {
  const name = schema.$ref?.split('/').at(-1);
  if (name !== undefined) return amountsIn(document.components.schemas[name] ?? {}, place);
  if (isAmount(schema)) return [place];
  const members = Object.entries(schema.properties ?? {});
  const variants = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return [
    ...variants.flatMap((variant) => amountsIn(variant, place)),
    ...(schema.items ? amountsIn(schema.items, `${place}[]`) : []),
    ...members.flatMap(([key, member]) => amountsIn(member, `${place}/${key}`)),
  ];
}

function takersOfAmounts(): readonly string[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { parameters = [], requestBody }]) => [
      ...parameters
        .filter(({ schema }) => isAmount(schema ?? {}))
        .map(({ name }) => `${method} ${path} ?${name}`),
      ...amountsIn(requestBody?.content['application/json']?.schema ?? {}).map(
        (place) => `${method} ${path} ${place}`,
      ),
    ]),
  );
}

describe('amounts of money at their edges', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let agent: Client;
  let staff: Client;
  let admin: Client;

  beforeAll(async () => {
    database = await cloneSeeded();
    app = await startApp(database);
    [agent, staff, admin] = await Promise.all([
      signIn(app, 'agent'),
      signIn(app, 'underwriter'),
      signIn(app, 'admin'),
    ]);
  });
  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });

  interface Bound {
    readonly policy: { readonly id: string; readonly effectiveDate: string };
    readonly accountId: string;
  }
  async function bound(): Promise<Bound> {
    const quote = await agent.post<{ readonly id: string }>('/api/v1/quotes', homeRequest());
    const policy = await agent.post<Bound['policy']>(`/api/v1/quotes/${quote.body.id}/bind`, { version: 1 });
    const billing = await staff.get<{ readonly id: string }>(`/api/v1/policies/${policy.body.id}/billing`);
    return { policy: policy.body, accountId: billing.body.id };
  }
  let serial = 0;
  const pay = (accountId: string, amount: string, receivedOn: string): Promise<Answer> =>
    staff.post(`/api/v1/billing-accounts/${accountId}/payments`, {
      amount,
      receivedOn,
      method: 'check',
      externalReference: `EDGE-${++serial}`,
    });

  const [home] = publishedCases('homeowners-oh');
  async function compare(charged: string, indicated: string): Promise<Answer> {
    const { body } = await admin.get<{ readonly items: readonly { readonly id: string }[] }>(
      '/api/v1/rating/editions?productType=home',
    );
    const [edition] = body.items;
    return admin.post('/api/v1/rating/compare', {
      risk: home?.risk,
      from: edition?.id,
      to: edition?.id,
      renewalCap: { maxIncrease: '15', carried: { charged, indicated } },
    });
  }

  /** Every place of the API that takes an amount, and how to send one there. */
  const takers: Readonly<Record<string, (amount: string, at: Bound) => Promise<Answer>>> = {
    'post /api/v1/billing-accounts/{id}/payments /amount': (amount, { accountId, policy }) =>
      pay(accountId, amount, policy.effectiveDate),
    'post /api/v1/billing-accounts/{id}/refunds /amount': (amount, { accountId }) =>
      staff.post(`/api/v1/billing-accounts/${accountId}/refunds`, { amount, reason: 'too much was paid' }),
    'post /api/v1/payment-plans /fee': (fee) =>
      admin.post('/api/v1/payment-plans', {
        code: `edge-${++serial}`,
        title: 'Edge',
        everyMonths: 1,
        leadDays: 20,
        fee,
        effectiveDate: '2030-01-01',
      }),
    'get /api/v1/quotes ?premiumFrom': (amount) =>
      staff.get(`/api/v1/quotes?premiumFrom=${encodeURIComponent(amount)}`),
    'get /api/v1/quotes ?premiumTo': (amount) =>
      staff.get(`/api/v1/quotes?premiumTo=${encodeURIComponent(amount)}`),
    'get /api/v1/quotes/export ?premiumFrom': (amount) =>
      staff.get(`/api/v1/quotes/export?format=csv&premiumFrom=${encodeURIComponent(amount)}`),
    'get /api/v1/quotes/export ?premiumTo': (amount) =>
      staff.get(`/api/v1/quotes/export?format=csv&premiumTo=${encodeURIComponent(amount)}`),
    'post /api/v1/rating/cap-relativities /levels[]/premium': (premium) =>
      admin.post('/api/v1/rating/cap-relativities', {
        levels: ['1.10', '1.40'].map((proposed, n) => ({
          level: `Territory ${n}`,
          premium,
          current: '1.00',
          proposed,
        })),
        maxIncrease: '20',
      }),
    'post /api/v1/rating/compare /renewalCap/carried/charged': (amount) => compare(amount, '600.00'),
    'post /api/v1/rating/compare /renewalCap/carried/indicated': (amount) => compare('501.00', amount),
  };

  it('are tried wherever the API takes one', () => {
    expect(Object.keys(takers).toSorted()).toEqual(takersOfAmounts().toSorted());
  });

  it.each(Object.keys(takers))('are taken or refused, and never too much for us: %s', async (taker) => {
    const at = await bound();
    expect((await pay(at.accountId, '2000.00', at.policy.effectiveDate)).status).toBe(201);
    const taken: string[] = [];
    for (const amount of EDGES) {
      const { status } = await takers[taker]!(amount, at);
      expect({ amount, isAnswer: status < 500 }).toEqual({ amount, isAnswer: true });
      if (status < 300) taken.push(amount);
    }
    expect(taken).toContain('0.01');
    const read = await staff.get(`/api/v1/policies/${at.policy.id}/billing`);
    expect(read.status).toBe(200);
  });

  it('one payment larger than is plausible is refused, and the account goes on', async () => {
    const { policy, accountId } = await bound();
    expect(await pay(accountId, HUGE, policy.effectiveDate)).toMatchObject({
      status: 422,
      body: {
        code: 'billing.payment-implausible',
        errors: [{ pointer: '/amount', detail: 'must be at most 1000000.00' }],
      },
    });
    expect((await pay(accountId, '1000000.00', policy.effectiveDate)).status).toBe(201);
    expect((await pay(accountId, '1000000.00', policy.effectiveDate)).status).toBe(201);
    const cancelled = await staff.post(`/api/v1/policies/${policy.id}/cancellations`, {
      policyVersion: 1,
      effectiveOn: policy.effectiveDate,
      requestedBy: 'insured',
      reason: 'sold',
    });
    expect(cancelled.status).toBe(201);
  });

  it('an account takes so many payments that no sum of it runs out of digits', async () => {
    const rich = await startSeededApp(database, { environment: { PAYMENT_LIMIT: '1000000000' } });
    try {
      const { policy, accountId } = await bound();
      const byStaff = staff.on(rich);
      const body = { amount: '1000000000.00', receivedOn: policy.effectiveDate, method: 'check' };
      const answers: number[] = [];
      for (let n = 1; n <= 101; n++) {
        const path = `/api/v1/billing-accounts/${accountId}/payments`;
        answers.push((await byStaff.post(path, { ...body, externalReference: `RICH-${n}` })).status);
      }
      expect(new Set(answers.slice(0, 100))).toEqual(new Set([201]));
      expect(answers.at(-1)).toBe(422);
    } finally {
      await rich.close();
    }
  });

  it.each([0, 1, -1, 79_999, 80_000, 2 ** 31, 999_999_999_999, Number.MAX_SAFE_INTEGER])(
    'a home insured for %d is quoted or refused, and so is a bind of it',
    async (amountOfInsurance) => {
      const request = homeRequest();
      const propertyInfo = { ...(request['propertyInfo'] as object), amountOfInsurance };
      const quote = await agent.post<{ readonly id: string }>('/api/v1/quotes', { ...request, propertyInfo });
      expect(quote.status).toBeLessThan(500);
      if (quote.status !== 201) return;
      const answer = await agent.post(`/api/v1/quotes/${quote.body.id}/bind`, { version: 1 });
      expect(answer.status).toBeLessThan(500);
    },
  );
});
