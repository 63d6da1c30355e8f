import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PolicyResponse } from '../../src/modules/policies/index.js';
import { addDays } from '../../src/shared/calendar-date.js';
import { Money } from '../../src/shared/money.js';
import type { Role } from '../../src/shared/actor.js';
import type { Client } from '../support/app.js';
import { homeRequest } from '../support/story.js';
import type { BillingAccountResponse } from '../../src/modules/billing/billing.dto.js';
import { ifMatch } from '../support/app.js';
import { World } from '../support/world.js';

const DAY_MS = 86_400_000;
const NO_HIGHER_JEWELRY = { op: 'set', path: '/coverageSelections/jewelryLimit', value: 2500 };

describe('a customer pays by the month', () => {
  let world: World;
  let policy: PolicyResponse;

  beforeAll(async () => {
    world = await World.open();
  });

  afterAll(() => world?.close());

  /** A token is good for minutes, so whoever acts later signs in again. */
  const as = (role: Role): Promise<Client> => world.as(role);
  const passed = (days: number): Promise<Client> =>
    world.at(new Date(Date.now() + days * DAY_MS).toISOString());
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
    policy = await world.bind(await as('agent'), homeRequest(), { planCode: 'monthly' });
    expect(policy.totalPremium).toBe('501.00');
    const account = await billing();
    expect(account).toMatchObject({ planCode: 'monthly', balance: '501.00', nextDueAmount: '41.75' });
    expect(account.instalments).toHaveLength(12);
    expect(total(account)).toBe('501.00');
  });

  it('pays two installments; the second is covered when it is billed and costs no fee', async () => {
    await pay('MONTH-1');
    await pay('MONTH-2');
    expect(await billing()).toMatchObject({ balance: '417.50', credit: '41.75' });
    await passed(15);
    await world.runJob('billing.bill-due');
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
    ).post<PolicyResponse>(
      `/api/v1/policies/${policy.id}/endorsements`,
      { effectiveOn: addDays(policy.effectiveDate, 73), changes: [NO_HIGHER_JEWELRY] },
      ifMatch(policy.rowVersion),
    );
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
      const reversal = {
        kind: 'insufficient_funds',
        reason: 'Returned by the bank',
        reversedOn: policy.effectiveDate,
      };
      const by = await as('underwriter');
      const answer = await by.post(`/api/v1/payments/${id}/reverse`, reversal, ifMatch(1));
      expect(answer.status).toBe(200);
    };
    await reverse(bounced);
    const staff = await as('underwriter');
    const payments = await staff.get<{ items: readonly { id: string; externalReference: string }[] }>(
      `/api/v1/billing-accounts/${(await billing()).id}/payments`,
    );
    await reverse(payments.body.items.find((each) => each.externalReference === 'MONTH-2')?.id ?? '');

    await passed(35);
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
    const body = await world.home(agent);
    const canceled = await agent.post(
      `/api/v1/policies/${body.id}/cancellations`,
      { effectiveOn: body.effectiveDate, requestedBy: 'insured', reason: 'not_taken_up' },
      ifMatch(1),
    );
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
