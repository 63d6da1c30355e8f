import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PolicyResponse } from '../../src/modules/policies/index.js';
import { JobRunner } from '../../src/platform/jobs/job-runner.js';
import { addDays } from '../../src/shared/calendar-date.js';
import { Money } from '../../src/shared/money.js';
import type { Role } from '../../src/shared/actor.js';
import type { Client } from '../support/app.js';
import type { TestDatabase } from '../support/database.js';
import { homeRequest, signIn } from '../support/story.js';
import type { BillingAccountResponse } from '../../src/modules/billing/billing.dto.js';
import { cloneSeeded } from '../support/seeded-database.js';
import { startApp } from '../support/app.js';

const DAY_MS = 86_400_000;
const NO_HIGHER_JEWELRY = { op: 'set', path: '/coverageSelections/jewelryLimit', value: 2500 };

describe('a customer pays by the month', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let daysAhead = 0;
  let policy: PolicyResponse;

  beforeAll(async () => {
    database = await cloneSeeded();
    app = await startApp(database, { now: () => new Date(Date.now() + daysAhead * DAY_MS) });
  });

  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });

  /** A token is good for minutes, so whoever acts later signs in again. */
  const as = (role: Role): Promise<Client> => signIn(app, role);
  const billing = async (): Promise<BillingAccountResponse> =>
    (await (await as('agent')).get<BillingAccountResponse>(`/api/v1/policies/${policy.id}/billing`)).body;
  const total = ({ instalments }: BillingAccountResponse): string =>
    Money.sum(instalments.map(({ amount }) => Money.parse(amount))).toString();
  const pay = async (externalReference: string): Promise<string> => {
    const { id } = await billing();
    const paid = await (
      await as('agent')
    ).post<{ id: string }>(`/api/v1/billing-accounts/${id}/payments`, {
      amount: '41.75',
      receivedOn: policy.effectiveDate,
      method: 'check',
      externalReference,
    });
    expect(paid.status).toBe(201);
    return paid.body.id;
  };

  it('is quoted and bound on twelve installments that add up to the premium', async () => {
    const agent = await as('agent');
    const quoted = await agent.post<{ id: string }>('/api/v1/quotes', homeRequest());
    const bound = await agent.post<PolicyResponse>(`/api/v1/quotes/${quoted.body.id}/bind`, {
      version: 1,
      planCode: 'monthly',
    });
    expect(bound).toMatchObject({ status: 201, body: { totalPremium: '501.00' } });
    policy = bound.body;
    const account = await billing();
    expect(account).toMatchObject({ planCode: 'monthly', balance: '501.00', nextDueAmount: '41.75' });
    expect(account.instalments).toHaveLength(12);
    expect(total(account)).toBe('501.00');
  });

  it('pays two installments; the second is covered when it is billed and costs no fee', async () => {
    await pay('MONTH-1');
    await pay('MONTH-2');
    expect(await billing()).toMatchObject({ balance: '417.50', credit: '41.75' });
    daysAhead = 15;
    expect(await app.get(JobRunner).runByName('billing.bill-due')).toBe('succeeded');
    expect(await billing()).toMatchObject({
      credit: '0.00',
      fees: '0.00',
      instalments: [
        { number: 1, status: 'paid', paid: '41.75' },
        { number: 2, status: 'paid', paid: '41.75', fee: '0.00' },
        ...Array.from({ length: 10 }, () => ({ status: 'planned', amount: '41.75' })),
      ],
    });
  });

  it('is endorsed, and what is not billed yet is spread anew to the cent', async () => {
    const endorsed = await (
      await as('agent')
    ).post<PolicyResponse>(`/api/v1/policies/${policy.id}/endorsements`, {
      policyVersion: policy.rowVersion,
      effectiveOn: addDays(policy.effectiveDate, 73),
      changes: [NO_HIGHER_JEWELRY],
    });
    expect(endorsed).toMatchObject({ status: 201 });
    const account = await billing();
    expect(account.premium).toBe(endorsed.body.totalPremium);
    expect(total(account)).toBe(endorsed.body.totalPremium);
    const rest = Money.parse(endorsed.body.totalPremium).minus(Money.parse('83.50'));
    const ahead = account.instalments.slice(2).map(({ amount }) => Money.parse(amount));
    expect(Money.sum(ahead).toString()).toBe(rest.toString());
    const cents = ahead.map((amount) => amount.cents);
    expect(Math.max(...cents) - Math.min(...cents)).toBeLessThanOrEqual(1);
  });

  it('has a check that bounces, and is on the list of those past due until it is paid again', async () => {
    const bounced = await pay('MONTH-3');
    const reverse = async (id: string): Promise<void> => {
      const answer = await (
        await as('underwriter')
      ).post(`/api/v1/payments/${id}/reverse`, {
        kind: 'insufficient_funds',
        reason: 'Returned by the bank',
        reversedOn: policy.effectiveDate,
      });
      expect(answer.status).toBe(200);
    };
    await reverse(bounced);
    const staff = await as('underwriter');
    const payments = await staff.get<{ items: readonly { id: string; externalReference: string }[] }>(
      `/api/v1/billing-accounts/${(await billing()).id}/payments`,
    );
    await reverse(payments.body.items.find((each) => each.externalReference === 'MONTH-2')?.id ?? '');

    daysAhead = 35;
    expect(await billing()).toMatchObject({
      pastDue: '41.75',
      instalments: [{ status: 'paid' }, { status: 'overdue' }, ...Array.from({ length: 10 }, () => ({}))],
    });
    const late = async () =>
      (
        await (
          await as('underwriter')
        ).get<{ items: readonly Partial<BillingAccountResponse>[] }>('/api/v1/delinquencies?productType=home')
      ).body.items;
    expect(await late()).toMatchObject([{ policyId: policy.id, pastDue: '41.75' }]);
    expect((await late())[0]?.daysPastDue).toBeGreaterThan(0);
    expect((await (await as('agent')).get('/api/v1/delinquencies')).status).toBe(403);
    await pay('MONTH-2-AGAIN');
    expect(await late()).toEqual([]);
  });

  it('is told as credited, and never as paid, where nothing came before a flat cancellation', async () => {
    const agent = await as('agent');
    const quoted = await agent.post<{ id: string }>('/api/v1/quotes', homeRequest());
    const { body } = await agent.post<PolicyResponse>(`/api/v1/quotes/${quoted.body.id}/bind`, {
      version: 1,
    });
    const canceled = await agent.post(`/api/v1/policies/${body.id}/cancellations`, {
      policyVersion: 1,
      effectiveOn: body.effectiveDate,
      requestedBy: 'insured',
      reason: 'not_taken_up',
    });
    expect(canceled).toMatchObject({ status: 201, body: { status: 'inactive', totalPremium: '0.00' } });
    const account = await agent.get<BillingAccountResponse>(`/api/v1/policies/${body.id}/billing`);
    expect(account.body).toMatchObject({
      balance: '0.00',
      received: '0.00',
      refundDue: '0.00',
      instalments: [
        { amount: '501.00', status: 'credited', paid: '0.00' },
        { amount: '-501.00', status: 'credited', paid: '0.00' },
      ],
    });
  });
});
