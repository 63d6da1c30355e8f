import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';
import type { Answer, Client } from '../support/app.js';
import { calendarDateIn } from '../../src/shared/calendar-date.js';
import { homeOfOneWithLosses, homeRequest, publishedCases, quoteRequest } from '../support/story.js';
import { ifMatch, startApp } from '../support/app.js';
import { World } from '../support/world.js';
import { runJob } from '../support/run-job.js';

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
/** Where an amount belongs to a policy, its account or a claim under it; each has one of its own. */
const ON_POLICY = /\/(?:billing-accounts|claims|claim-lawsuits)\b|\/receipts /;

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

const isAmount = ({ pattern }: Schema): boolean => pattern?.includes('[.][0-9]{2}') === true;

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
  let world: World;
  let agent: Client;
  let staff: Client;
  let admin: Client;
  let adjuster: Client;

  beforeAll(async () => {
    world = await World.open();
    [agent, staff, admin, adjuster] = await Promise.all([
      world.as('agent'),
      world.as('underwriter'),
      world.as('admin'),
      world.as('adjuster'),
    ]);
  });
  afterAll(() => world?.close());

  interface Bound {
    readonly policy: { readonly id: string; readonly effectiveDate: string };
    readonly accountId: string;
  }
  async function bound(): Promise<Bound> {
    const quote = await agent.post<{ readonly id: string }>('/api/v1/quotes', homeOfOneWithLosses());
    const policy = await agent.post<Bound['policy']>(`/api/v1/quotes/${quote.body.id}/bind`, {}, ifMatch(1));
    const billing = await staff.get<{ readonly id: string }>(`/api/v1/policies/${policy.body.id}/billing`);
    return { policy: policy.body, accountId: billing.body.id };
  }
  async function paidFor(): Promise<Bound> {
    const at = await bound();
    expect((await pay(at.accountId, '2000.00', at.policy.effectiveDate)).status).toBe(201);
    return at;
  }
  /** The one policy beside which amounts are entered that are not about a policy. */
  let elsewhere: Promise<Bound> | undefined;
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

  interface Opened {
    readonly id: string;
    readonly exposureId: string;
    readonly lines: readonly { readonly id: string }[];
  }
  interface Payable extends Opened {
    readonly contactId: string;
  }
  /** What has refused an amount is as it was, and may be sent the next one; each amount that is taken finds a thing of its own. */
  let untouched: unknown = null;
  const unlessTaken = async <T>(make: () => Promise<T>): Promise<T> => (untouched ??= await make()) as T;
  const report = (at: Bound): Promise<{ readonly id: string }> => unlessTaken(() => newReport(at));
  const loss = (at: Bound): Promise<Opened> => unlessTaken(() => newLoss(at));
  const payableLoss = (at: Bound): Promise<Payable> => unlessTaken(() => newPayableLoss(at));
  const paidLoss = (at: Bound): Promise<Payable> =>
    unlessTaken(async () => {
      const paid = await newPayableLoss(at);
      const asked = (await payLoss(paid, '1000.00')) as Answer<{ readonly id: string }>;
      expect((await decide(asked.body.id)).status).toBe(200);
      return paid;
    });
  async function make(path: string, body: object): Promise<{ readonly id: string }> {
    const answer = await admin.post<{ readonly id: string }>(`/api/v1/${path}`, body, { 'if-match': '*' });
    expect([path, answer.status < 300, answer.body]).toEqual([path, true, answer.body]);
    return answer.body;
  }
  const newReport = ({ policy }: Bound): Promise<{ readonly id: string }> =>
    make('claims', {
      policyId: policy.id,
      lossOn: policy.effectiveDate,
      cause: 'hail',
      channel: 'phone',
    });
  async function newLoss(at: Bound): Promise<Opened> {
    const { id } = await newReport(at);
    const incident = await make(`claims/${id}/incidents`, { kind: 'dwelling' });
    const { id: exposureId, lines } = (await make(`claims/${id}/exposures`, {
      incidentId: incident.id,
      coverage: 'dwelling',
    })) as Opened;
    await make(`claims/${id}/review`, {});
    return { id, exposureId, lines };
  }
  /** A loss under the policy, with all that is needed to be paid but an amount. */
  async function newPayableLoss(at: Bound): Promise<Payable> {
    const opened = await newLoss(at);
    const { id, exposureId, lines } = opened;
    const contact = await make('claim-contacts', { kind: 'person', name: 'Ada Lake' });
    await make(`claims/${id}/roles`, { contactId: contact.id, role: 'insured' });
    await assess(id, exposureId, { lossAmount: '90000.00' });
    const asked = await make(`claims/${id}/reserves`, { lineId: lines[0]?.id, reserve: '20000.00' });
    await decide(asked.id);
    await make(`claims/${id}/approve`, { coverage: 'dwelling', amount: '20000.00' });
    const { body } = await admin.get<{ readonly items: readonly { readonly id: string }[] }>(
      `/api/v1/claim-transactions?claimId=${id}&kind=approval`,
    );
    await decide(body.items[0]?.id ?? '');
    return { ...opened, contactId: contact.id };
  }
  const decide = (id: string): Promise<Answer> =>
    adjuster.post(`/api/v1/claim-transactions/${id}/approve`, { reason: 'Looked at' }, ifMatch(1));
  const assess = (id: string, exposureId: string, body: object): Promise<Answer> =>
    admin.send({
      method: 'PUT',
      url: `/api/v1/claims/${id}/exposures/${exposureId}/loss`,
      headers: { 'if-match': '*' },
      payload: body,
    });
  const payLoss = ({ id, lines, contactId }: Payable, amount: string, ofPayee?: string): Promise<Answer> =>
    admin.post(`/api/v1/claims/${id}/payments`, {
      lines: [{ lineId: lines[0]?.id, amount }],
      payees: [{ contactIds: [contactId], ...(ofPayee !== undefined && { amount: ofPayee }) }],
      type: 'partial',
      method: 'check',
    });
  const reserveLine = async ({ id, lines }: Opened, at: number, reserve: string): Promise<Answer> => {
    const path = `/api/v1/claims/${id}/reserves`;
    const asked = await admin.post<{ readonly id: string }>(path, { lineId: lines[at]?.id, reserve });
    if (asked.status < 300) expect((await decide(asked.body.id)).status).toBeLessThan(500);
    return asked;
  };
  const openLawsuit = (id: string, demandAmount: string): Promise<Answer> =>
    admin.post(`/api/v1/claims/${id}/lawsuits`, {
      court: 'Court of Common Pleas',
      docketNumber: `26-CV-${++serial}`,
      plaintiff: 'Ada Lake',
      servedOn: calendarDateIn('America/New_York', new Date()),
      answerDueOn: '2099-01-15',
      demandAmount,
    });
  /** A claim of a death under a life policy. */
  async function newDeath(): Promise<{ readonly id: string }> {
    const [life] = publishedCases('term-life-oh');
    const request = quoteRequest('life', life?.risk ?? {});
    const quote = await agent.post<{ readonly id: string }>('/api/v1/quotes', request);
    const policy = await agent.post<Bound['policy']>(`/api/v1/quotes/${quote.body.id}/bind`, {}, ifMatch(1));
    const claim = await admin.post<{ readonly id: string }>('/api/v1/claims', {
      policyId: policy.body.id,
      lossOn: policy.body.effectiveDate,
      cause: 'death',
      channel: 'phone',
    });
    return claim.body;
  }
  async function enterDeath(entered: object): Promise<Answer> {
    const { id } = await unlessTaken(newDeath);
    return admin.send({
      method: 'PUT',
      url: `/api/v1/claims/${id}/death`,
      headers: { 'if-match': '*' },
      payload: { manner: 'natural', ...entered },
    });
  }
  const EXCESS = {
    title: 'Edge',
    kind: 'excess_per_risk',
    reinsurers: [{ code: 'EDGE-RE', name: 'Edge Re', shareBps: 10_000 }],
    placedBps: 10_000,
    retention: '1.00',
    limitAmount: '1.00',
    expenses: 'included',
    effectiveDate: '2030-01-01',
    expirationDate: '2031-01-01',
  } as const;
  const draftExcess = (more: object): Promise<Answer> =>
    admin.post('/api/v1/reinsurance-treaties', { number: `EDGE-${++serial}`, ...EXCESS, ...more });
  async function changeExcess(more: object): Promise<Answer> {
    const drafted = await unlessTaken(() => draftExcess({}) as Promise<Answer<{ readonly id: string }>>);
    return admin.send({
      method: 'PUT',
      url: `/api/v1/reinsurance-treaties/${drafted.body.id}`,
      headers: { 'if-match': '*' },
      payload: { ...EXCESS, ...more },
    });
  }
  async function assertClaimsReadable({ policy }: Bound): Promise<void> {
    const path = `/api/v1/claims?policyId=${policy.id}&limit=100`;
    const { body } = await admin.get<{ readonly items: readonly { readonly id: string }[] }>(path);
    for (const { id } of body.items)
      for (const what of ['', '/exposures', '/financials', '/entries'])
        expect([what, (await admin.get(`/api/v1/claims/${id}${what}`)).status]).toEqual([what, 200]);
  }

  /** Every place of the API that takes an amount, and how to send one there. */
  const takers: Readonly<Record<string, (amount: string, at: Bound) => Promise<Answer>>> = {
    'post /api/v1/billing-accounts/{id}/payments /amount': (amount, { accountId, policy }) =>
      pay(accountId, amount, policy.effectiveDate),
    'post /api/v1/billing-accounts/{id}/refunds /amount': (amount, { accountId }) =>
      staff.post(`/api/v1/billing-accounts/${accountId}/refunds`, { amount, reason: 'too much was paid' }),
    'post /api/v1/claim-authorities /amount': (amount) =>
      admin.post('/api/v1/claim-authorities', {
        role: 'underwriter',
        kind: 'reserve',
        basis: 'claim',
        amount,
        effectiveDate: '2026-01-01',
      }),
    'post /api/v1/claim-reserve-rules /amount': (amount) =>
      admin.post('/api/v1/claim-reserve-rules', {
        costType: 'loss',
        coverage: 'jewelry',
        amount,
        effectiveDate: '2026-01-01',
      }),
    'post /api/v1/claims /amountClaimed': (amountClaimed, { policy }) =>
      admin.post('/api/v1/claims', { channel: 'phone', policyId: policy.id, amountClaimed }),
    'post /api/v1/claims/{id}/notices /amountClaimed': async (amountClaimed, at) =>
      admin.post(`/api/v1/claims/${(await report(at)).id}/notices`, { channel: 'phone', amountClaimed }),
    'patch /api/v1/claims/{id} /amountClaimed': async (amountClaimed, at) =>
      admin.patch(`/api/v1/claims/${(await report(at)).id}`, { amountClaimed }, { 'if-match': '*' }),
    'post /api/v1/claims/{id}/approve /amount': async (amount, at) =>
      admin.post(
        `/api/v1/claims/${(await loss(at)).id}/approve`,
        { coverage: 'dwelling', amount },
        { 'if-match': '*' },
      ),
    'put /api/v1/claims/{id}/exposures/{exposureId}/loss /lossAmount': async (lossAmount, at) => {
      const { id, exposureId } = await loss(at);
      return assess(id, exposureId, { lossAmount });
    },
    'put /api/v1/claims/{id}/exposures/{exposureId}/loss /valueAtLoss': async (valueAtLoss, at) => {
      const { id, exposureId } = await loss(at);
      return assess(id, exposureId, { lossAmount: HUGE, valueAtLoss });
    },
    'put /api/v1/claims/{id}/death /adjustedFace': (adjustedFace) =>
      enterDeath({ misstated: { issueAge: 70 }, adjustedFace }),
    'put /api/v1/claims/{id}/death /unpaidPremium': (unpaidPremium) => enterDeath({ unpaidPremium }),
    'post /api/v1/claims/{id}/reserves /reserve': async (reserve, at) => {
      const opened = await loss(at);
      const first = await reserveLine(opened, 0, reserve);
      await reserveLine(opened, 1, reserve);
      return first;
    },
    'post /api/v1/claims/{id}/payments /lines[]/amount': async (amount, at) =>
      payLoss(await payableLoss(at), amount),
    'post /api/v1/claims/{id}/payments /payees[]/amount': async (amount, at) =>
      payLoss(await payableLoss(at), '0.01', amount),
    'post /api/v1/claims/{id}/lawsuits /demandAmount': async (demandAmount, at) =>
      openLawsuit((await report(at)).id, demandAmount),
    'post /api/v1/claim-lawsuits/{id}/end /outcomeAmount': async (outcomeAmount, at) => {
      const lawsuit = await unlessTaken(
        async () => (await openLawsuit((await newReport(at)).id, '1.00')) as Answer<{ readonly id: string }>,
      );
      const end = {
        outcome: 'settled',
        outcomeAmount,
        endedOn: calendarDateIn('America/New_York', new Date()),
        reason: 'Edge.',
      };
      return admin.post(`/api/v1/claim-lawsuits/${lawsuit.body.id}/end`, end, { 'if-match': '*' });
    },
    'post /api/v1/claims/{id}/recoveries /amount': async (amount, at) => {
      const paid = await paidLoss(at);
      const recovery = { lineId: paid.lines[0]?.id, kind: 'salvage', amount };
      return admin.post(`/api/v1/claims/${paid.id}/recoveries`, recovery);
    },
    'post /api/v1/reinsurance-treaties /retention': (retention) => draftExcess({ retention }),
    'post /api/v1/reinsurance-treaties /limitAmount': (limitAmount) => draftExcess({ limitAmount }),
    'post /api/v1/reinsurance-treaties /annualLimit': (annualLimit) => draftExcess({ annualLimit }),
    'put /api/v1/reinsurance-treaties/{id} /retention': (retention) => changeExcess({ retention }),
    'put /api/v1/reinsurance-treaties/{id} /limitAmount': (limitAmount) => changeExcess({ limitAmount }),
    'put /api/v1/reinsurance-treaties/{id} /annualLimit': (annualLimit) => changeExcess({ annualLimit }),
    'post /api/v1/reinsurance-treaties/{id}/receipts /lines[]/amount': async (amount, at) => {
      const paid = await paidLoss(at);
      while ((await runJob(world.app, 'claims.cessions')) === 'skipped') await delay(50);
      const ceded = await admin.get<{
        readonly items: readonly { readonly treatyId: string; readonly reinsurer: string }[];
      }>(`/api/v1/claims/${paid.id}/recoverables`);
      const [{ treatyId = '', reinsurer = '' } = {}] = ceded.body.items;
      return admin.post(`/api/v1/reinsurance-treaties/${treatyId}/receipts`, {
        reinsurer,
        reference: `EDGE-${++serial}`,
        receivedOn: '2026-01-01',
        lines: [{ claimId: paid.id, amount }],
      });
    },
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
    const at = await (ON_POLICY.test(taker) ? paidFor() : (elsewhere ??= paidFor()));
    const taken: string[] = [];
    for (const amount of EDGES) {
      const { status } = await takers[taker]!(amount, at);
      expect({ amount, isAnswer: status < 500 }).toEqual({ amount, isAnswer: true });
      if (status >= 300) continue;
      taken.push(amount);
      untouched = null;
    }
    untouched = null;
    if (taker.includes('/claims')) await assertClaimsReadable(at);
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
    const canceled = await staff.post(
      `/api/v1/policies/${policy.id}/cancellations`,
      { effectiveOn: policy.effectiveDate, requestedBy: 'insured', reason: 'sold' },
      ifMatch(1),
    );
    expect(canceled.status).toBe(201);
  });

  it('an account takes so many payments that no sum of it runs out of digits', async () => {
    const rich = await startApp(world.database, { environment: { PAYMENT_LIMIT: '1000000000' } });
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
      const answer = await agent.post(`/api/v1/quotes/${quote.body.id}/bind`, {}, ifMatch(1));
      expect(answer.status).toBeLessThan(500);
    },
  );
});
