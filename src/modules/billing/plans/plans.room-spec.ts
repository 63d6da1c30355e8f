import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Client } from '../../../../test/support/app.js';
import type { PolicyResponse } from '../../../../test/support/billing-room.js';
import { BillingRoom } from '../../../../test/support/billing-room.js';
import { runJob } from '../../../../test/support/run-job.js';
import type { BillingAccountResponse, BillingAccountSummaryResponse } from '../billing.dto.js';
import type { PaymentPlanResponse } from './payment-plans.dto.js';

type Answered = BillingAccountResponse & { readonly code: string };

describe('ways of paying', () => {
  let room: BillingRoom;
  let admin: Client;

  beforeAll(async () => {
    room = await BillingRoom.open();
    admin = await room.as('admin');
  });
  afterEach(async () => {
    room.inDays(0);
    admin = await room.as('admin');
  });
  afterAll(() => room?.close());

  const change = (id: string, planCode: string, version: string, by = admin) =>
    by.patch<Answered>(`/api/v1/billing-accounts/${id}`, { planCode }, { 'if-match': version });
  const add = (body: object, by = admin) =>
    by.post<PaymentPlanResponse & { code: string }>('/api/v1/payment-plans', {
      title: 'Every two months',
      everyMonths: 2,
      leadDays: 15,
      fee: '1.00',
      effectiveDate: '2020-01-01',
      ...body,
    });
  async function account(planCode: string): Promise<{ policy: PolicyResponse; id: string }> {
    const policy = await room.withoutAccount();
    return { policy, id: (await room.openAccount(policy, { planCode })).accountId };
  }

  it('change for what is not billed yet, as the preview shows', async () => {
    const { id } = await account('two-pay');
    const preview = await admin.post<BillingAccountResponse>(`/api/v1/billing-accounts/${id}/plan/preview`, {
      planCode: 'quarterly',
    });
    expect(preview).toMatchObject({ status: 200, body: { planCode: 'quarterly', rowVersion: 1 } });
    expect(await change(id, 'quarterly', '"2"')).toMatchObject({ status: 412 });
    const { status, body } = await change(id, 'quarterly', '"1"', room.agent);
    expect(status).toBe(200);
    expect(body).toEqual({ ...preview.body, rowVersion: 2 });
    expect(body.instalments.filter((each) => each.status !== 'void')).toMatchObject([
      { amount: '250.50', status: 'billed' },
      { amount: '83.50' },
      { amount: '83.50' },
      { amount: '83.50' },
    ]);
  });

  it('are refused when unknown, not offered here, in force already, or too late', async () => {
    const { policy, id } = await account('two-pay');
    expect(await change(id, 'weekly', '"1"')).toMatchObject({
      status: 422,
      body: { code: 'billing.plan-not-found', errors: [{ pointer: '/planCode' }] },
    });
    await add({ code: 'renters-only', productTypes: ['renters'] });
    expect(await change(id, 'renters-only', '"1"')).toMatchObject({
      status: 422,
      body: { code: 'billing.plan-not-allowed' },
    });
    expect(await change(id, 'two-pay', '"1"')).toMatchObject({
      status: 409,
      body: { code: 'billing.plan-in-force' },
    });
    await room.follow('cancelled', policy, { total: '1.00' });
    expect(await change(id, 'monthly', '*')).toMatchObject({
      status: 409,
      body: { code: 'billing.cover-over' },
    });
  });

  it('do not change once the whole premium is billed: nothing is left to spread, as the preview says', async () => {
    const { id } = await account('full');
    const refused = {
      status: 409,
      body: { code: 'billing.all-billed' },
    };
    expect(
      await admin.post(`/api/v1/billing-accounts/${id}/plan/preview`, { planCode: 'monthly' }),
    ).toMatchObject(refused);
    expect(await change(id, 'monthly', '"1"')).toMatchObject(refused);
  });

  it('are offered by administrators, once for a code and day, and end without touching anybody', async () => {
    expect(await add({ code: 'bimonthly' }, room.agent)).toMatchObject({ status: 403 });
    const added = await add({ code: 'bimonthly', downPaymentPercent: '25' });
    expect(added).toMatchObject({
      status: 201,
      body: { code: 'bimonthly', instalments: null, downPaymentPercent: '25', productTypes: null },
    });
    expect(await add({ code: 'bimonthly' })).toMatchObject({
      status: 409,
      body: { code: 'billing.payment-plan-overlaps' },
    });
    for (const wrong of [
      { downPaymentPercent: '100' },
      { instalments: 1, anchorDay: 3 },
      { expirationDate: '2019-01-01' },
    ]) {
      expect(await add({ code: 'wrong', ...wrong })).toMatchObject({
        status: 400,
        body: { code: 'billing.payment-plan-invalid' },
      });
    }
    const path = `/api/v1/payment-plans/${added.body.id}`;
    const end = { expirationDate: '2021-01-01' };
    expect(await admin.patch(path, end)).toMatchObject({ status: 428 });
    expect(await admin.patch(path, end, { 'if-match': '"1"' })).toMatchObject({
      status: 200,
      body: { expirationDate: '2021-01-01', rowVersion: 2 },
    });
    const offered = await room.agent.get<{ items: readonly PaymentPlanResponse[] }>(
      '/api/v1/payment-plans?on=2026-01-01&productType=home',
    );
    expect(offered.body.items.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['monthly', 'quarterly', 'two-pay']),
    );
    expect(offered.body.items.map(({ code }) => code)).not.toContain('bimonthly');
  });

  it('are billed by the job once, and found among the accounts', async () => {
    const { policy, id } = await account('monthly');
    room.inDays(40);
    admin = await room.as('admin');
    await runJob(room.app, 'billing.bill-due');
    await runJob(room.app, 'billing.bill-due');
    const rows = await room.rows<{ status: string; fees: number }>(sql`
      select i.status, (select count(*) from billing_entries e where e.item_id = i.id)::integer as fees
        from billing_items i where i.account_id = ${id} order by i.number limit 2`);
    expect(rows).toEqual([
      { status: 'overdue', fees: 0 },
      { status: 'overdue', fees: 1 },
    ]);
    expect(await room.sumOfItems(policy.id)).toBe('501.00');
    const found = await admin.get<{ items: readonly BillingAccountSummaryResponse[]; nextCursor: string }>(
      '/api/v1/billing-accounts?status=open&limit=1',
    );
    expect(found.body.items).toMatchObject([{ id, planCode: 'monthly' }]);
    const next = await admin.get<{ items: readonly BillingAccountSummaryResponse[] }>(
      `/api/v1/billing-accounts?status=open&cursor=${found.body.nextCursor}`,
    );
    expect(next.body.items.map((each) => each.id)).not.toContain(id);
    const byPolicy = await admin.get<{ items: readonly BillingAccountSummaryResponse[] }>(
      `/api/v1/billing-accounts?policyId=${policy.id}&refundDue=false`,
    );
    expect(byPolicy.body.items).toMatchObject([{ id, daysPastDue: 40 }]);
  });
});
