import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../../../test/support/app.js';
import { ifMatch } from '../../../../test/support/app.js';
import type { PolicyResponse } from '../../../../test/support/billing-room.js';
import { BillingRoom } from '../../../../test/support/billing-room.js';
import { addDays } from '../../../shared/calendar-date.js';
import type { BillingAccountResponse } from '../billing.dto.js';
import type { RefundResponse } from './refunds.dto.js';

type Answered = RefundResponse & { readonly code: string };
let serial = 0;

describe('refunds', () => {
  let room: BillingRoom;
  let underwriter: Client;
  let admin: Client;

  beforeAll(async () => {
    room = await BillingRoom.open({ instances: 2 });
    underwriter = await room.as('underwriter');
    admin = await room.as('admin');
  });
  afterAll(() => room?.close());

  const read = async (policy: PolicyResponse): Promise<BillingAccountResponse> =>
    (await underwriter.get<BillingAccountResponse>(`/api/v1/policies/${policy.id}/billing`)).body;
  const request = (accountId: string, body: object = {}, by = underwriter): Promise<Answer<Answered>> =>
    by.post<Answered>(`/api/v1/billing-accounts/${accountId}/refunds`, { reason: 'Cancelled', ...body });
  const decide = (id: string, by = admin, what = 'approve', version = '"1"') =>
    by.post<Answered>(`/api/v1/refunds/${id}/${what}`, { reason: 'Checked' }, { 'if-match': version });
  const execute = (policy: PolicyResponse, id: string, more: object = {}, by = admin) =>
    by.post<Answered>(
      `/api/v1/refunds/${id}/execute`,
      { method: 'check', reference: `CHK-${++serial}`, paidOn: policy.effectiveDate, ...more },
      { 'if-match': '*' },
    );

  /** Paid 501.00 in full and canceled a month later, when 41.18 was earned. */
  async function canceled(): Promise<{ policy: PolicyResponse; accountId: string; paymentId: string }> {
    const policy = await room.withoutAccount();
    const { accountId } = await room.openAccount(policy);
    const payment = await underwriter.post<{ id: string }>(`/api/v1/billing-accounts/${accountId}/payments`, {
      amount: '501.00',
      receivedOn: policy.effectiveDate,
      method: 'check',
      externalReference: `IN-${++serial}`,
    });
    await room.follow('cancelled', policy, {
      total: '41.18',
      effectiveOn: addDays(policy.effectiveDate, 30),
    });
    return { policy, accountId, paymentId: payment.body.id };
  }

  it('are asked for, approved by somebody else, and paid', async () => {
    const { policy, accountId } = await canceled();
    const asked = await request(accountId);
    expect(asked).toMatchObject({ status: 201, body: { amount: '459.82', status: 'requested' } });
    const { id } = asked.body;
    expect(await decide(id, underwriter)).toMatchObject({
      status: 403,
      body: { code: 'billing.refund-own-request' },
    });
    expect(await execute(policy, id)).toMatchObject({ status: 409, body: { code: 'billing.refund-status' } });
    expect(await decide(id)).toMatchObject({ status: 200, body: { status: 'approved', rowVersion: 2 } });
    expect(await execute(policy, id)).toMatchObject({ status: 200, body: { status: 'executed' } });
    expect(await read(policy)).toMatchObject({ balance: '0.00', refundDue: '0.00', received: '41.18' });
    const executed = await admin.get<{ items: readonly RefundResponse[] }>(
      `/api/v1/refunds?accountId=${accountId}&status=executed`,
    );
    expect(executed.body.items).toMatchObject([{ id, amount: '459.82', method: 'check' }]);
  });

  it('are not approved by whoever has asked for them before, though somebody else asks again', async () => {
    const { accountId } = await canceled();
    const first = await request(accountId);
    expect((await decide(first.body.id, admin, 'reject')).status).toBe(200);
    const again = await request(accountId, {}, admin);
    expect(await decide(again.body.id, underwriter)).toMatchObject({
      status: 403,
      body: { code: 'billing.refund-own-request' },
    });
  });

  it('are paid once, however many pay them at once', async () => {
    const { policy, accountId } = await canceled();
    const { id } = (await request(accountId)).body;
    await decide(id);
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) => execute(policy, id, {}, admin.on(n % 2 ? room.app : room.other))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(11).fill(409)]);
    expect((await read(policy)).balance).toBe('0.00');
    expect(await room.sumOfEntries(policy.id)).toBe('0.00');
  });

  it('never promise one dollar twice', async () => {
    const { accountId } = await canceled();
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        request(accountId, { amount: '200.00' }, underwriter.on(n % 2 ? room.app : room.other)),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
    expect(await request(accountId, { amount: '59.83' })).toMatchObject({
      status: 409,
      body: { code: 'billing.refund-exceeds-due', errors: [{ pointer: '/amount' }] },
    });
    expect(await request(accountId)).toMatchObject({ status: 201, body: { amount: '59.82' } });
    expect(await request(accountId)).toMatchObject({
      status: 409,
      body: { code: 'billing.nothing-to-refund' },
    });
  });

  it('are not paid when the money has bounced meanwhile, and may be rejected', async () => {
    const { policy, accountId, paymentId } = await canceled();
    const { id } = (await request(accountId)).body;
    await decide(id);
    const reversal = {
      kind: 'insufficient_funds',
      reason: 'Returned by the bank',
      reversedOn: policy.effectiveDate,
    };
    await underwriter.post(`/api/v1/payments/${paymentId}/reverse`, reversal, ifMatch(1));
    expect(await execute(policy, id)).toMatchObject({
      status: 409,
      body: { code: 'billing.refund-exceeds-due' },
    });
    const second = await canceled();
    const asked = (await request(second.accountId)).body;
    expect(await decide(asked.id, admin, 'reject', '"7"')).toMatchObject({ status: 412 });
    expect(await decide(asked.id, underwriter, 'reject')).toMatchObject({
      status: 200,
      body: { status: 'rejected', decisionReason: 'Checked' },
    });
    expect(await request(second.accountId)).toMatchObject({ status: 201, body: { amount: '459.82' } });
  });

  it('refuse card numbers, days ahead, a used reference, and agents who would decide', async () => {
    const { policy, accountId } = await canceled();
    expect(await request(accountId, { amount: '0.00' })).toMatchObject({ status: 400 });
    expect(await request(accountId, { amount: '1.001' })).toMatchObject({ status: 400 });
    expect(await request(accountId, { reason: 'to 4111 1111 1111 1111' })).toMatchObject({
      status: 400,
      body: { code: 'billing.card-number' },
    });
    const first = (await request(accountId, { amount: '1.00' }, room.agent)).body;
    const second = (await request(accountId, { amount: '2.00' })).body;
    expect(await decide(first.id, room.agent)).toMatchObject({ status: 403 });
    await decide(first.id);
    await decide(second.id);
    expect(await execute(policy, first.id, { paidOn: '2199-01-01' })).toMatchObject({
      status: 400,
      body: { code: 'billing.date-ahead', errors: [{ pointer: '/paidOn' }] },
    });
    const used = `CHK-USED-${accountId}`;
    expect(await execute(policy, first.id, { reference: used })).toMatchObject({ status: 200 });
    expect(await execute(policy, second.id, { reference: `\u00a0${used} ` })).toMatchObject({
      status: 409,
      body: { code: 'billing.refund-reference-taken' },
    });
  });
});
