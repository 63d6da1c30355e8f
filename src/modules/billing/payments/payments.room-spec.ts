import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Client } from '../../../../test/support/app.js';
import { ifMatch } from '../../../../test/support/app.js';
import type { PolicyResponse } from '../../../../test/support/billing-room.js';
import { rewrite } from '../../../../test/support/database.js';
import { BillingRoom } from '../../../../test/support/billing-room.js';
import { addDays } from '../../../shared/calendar-date.js';
import type { BillingAccountResponse, BillingEntryResponse } from '../billing.dto.js';
import type { RecordedPaymentResponse } from './payments.dto.js';
import type { Problem } from '../../../../test/support/world.js';

const HALVES = {
  planCode: 'halves',
  payments: [{ code: 'halves', title: 'Halves', instalments: 2, amount: '250.50' }],
};
let serial = 0;

describe('payments', () => {
  let room: BillingRoom;
  let staff: Client;
  let isLater = false;

  beforeAll(async () => {
    room = await BillingRoom.open({ instances: 2 });
    staff = await room.as('underwriter');
  });
  afterEach(async () => {
    if (isLater) await inDays(0);
  });
  afterAll(() => room?.close());

  /** A token is good for minutes, so whoever acts later signs in again. */
  async function inDays(days: number): Promise<void> {
    isLater = days !== 0;
    room.inDays(days);
    staff = await room.as('underwriter');
  }
  const paid = (policy: PolicyResponse, amount: string, more: Readonly<Record<string, unknown>> = {}) => ({
    amount,
    receivedOn: policy.effectiveDate,
    method: 'check',
    externalReference: `REF-${++serial}`,
    ...more,
  });
  const read = async (policy: PolicyResponse): Promise<BillingAccountResponse> =>
    (await staff.get<BillingAccountResponse>(`/api/v1/policies/${policy.id}/billing`)).body;
  const record = (accountId: string, body: object, by = staff, headers = {}) =>
    by.post<RecordedPaymentResponse & Problem>(
      `/api/v1/billing-accounts/${accountId}/payments`,
      body,
      headers,
    );
  async function halves(): Promise<{ policy: PolicyResponse; accountId: string }> {
    const policy = await room.withoutAccount();
    return { policy, accountId: (await room.openAccount(policy, HALVES)).accountId };
  }

  it('go to the oldest due date first, and what is too much stays as credit', async () => {
    const { policy, accountId } = await halves();
    expect((await record(accountId, paid(policy, '100.00'))).status).toBe(201);
    expect(await read(policy)).toMatchObject({
      balance: '401.00',
      nextDueAmount: '150.50',
      instalments: [
        { number: 1, paid: '100.00', status: 'billed' },
        { number: 2, paid: '0.00', status: 'planned' },
      ],
    });
    await record(accountId, paid(policy, '200.00'));
    expect(await read(policy)).toMatchObject({
      balance: '201.00',
      credit: '49.50',
      nextDueAmount: '201.00',
      instalments: [
        { number: 1, paid: '250.50', status: 'paid' },
        { number: 2, status: 'planned' },
      ],
    });
  });

  it('answer with where they are and show in the ledger with what was owed after each', async () => {
    const { policy, accountId } = await halves();
    const answer = await record(accountId, paid(policy, '500.00'), room.agent);
    expect(answer).toMatchObject({
      status: 201,
      body: { amount: '500.00', status: 'recorded', rowVersion: 1 },
    });
    expect(answer.headers['location']).toBe(`/api/v1/payments/${answer.body.id}`);
    expect((await room.agent.get(`/api/v1/payments/${answer.body.id}`)).body).toEqual(answer.body);
    const entries = `/api/v1/billing-accounts/${accountId}/entries`;
    const first = await staff.get<{ items: BillingEntryResponse[]; nextCursor: string }>(
      `${entries}?limit=1`,
    );
    expect(first.body.items).toMatchObject([
      { sequence: 1, kind: 'premium', amount: '501.00', balance: '501.00' },
    ]);
    const second = await staff.get<{ items: BillingEntryResponse[] }>(
      `${entries}?cursor=${first.body.nextCursor}`,
    );
    expect(second.body).toMatchObject({
      items: [
        { sequence: 2, kind: 'payment', amount: '-500.00', balance: '1.00', paymentId: answer.body.id },
      ],
      nextCursor: null,
    });
  });

  it('are recorded once for one Idempotency-Key, and one reference of a source names one payment', async () => {
    const { policy, accountId } = await halves();
    const body = paid(policy, '10.00');
    const key = { 'idempotency-key': `pay-${accountId}` };
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        record(accountId, body, staff.on(n % 2 ? room.app : room.other), key),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(await room.count(policy.id, 'payments')).toBe(1);
    const again = await record(accountId, body);
    expect(again).toMatchObject({
      status: 409,
      body: { code: 'billing.reference-taken', paymentId: answers[0]?.body.id },
    });
    expect(await record(accountId, { ...body, source: 'lockbox' })).toMatchObject({ status: 201 });
  });

  it('with a reference that is padded, in full width or composed otherwise are the same payment; case tells two apart', async () => {
    const { policy, accountId } = await halves();
    const first = await record(accountId, paid(policy, '10.00', { externalReference: 'LÉ-77' }));
    expect(first).toMatchObject({ status: 201, body: { externalReference: 'LÉ-77' } });
    for (const externalReference of ['LÉ-77 ', '\u00a0LÉ-77', 'LE\u0301-77', 'ＬÉ－７７'])
      expect(await record(accountId, paid(policy, '10.00', { externalReference }))).toMatchObject({
        status: 409,
        body: { code: 'billing.reference-taken', paymentId: first.body.id },
      });
    for (const externalReference of ['LÉ\u200b-77', 'LÉ\t-77', 'LÉ-7\u00ad7', 'LÉ-77\u202e'])
      expect(await record(accountId, paid(policy, '10.00', { externalReference }))).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: '/externalReference' }] },
      });
    const otherCase = paid(policy, '10.00', { externalReference: 'lé-77' });
    expect(await record(accountId, otherCase)).toMatchObject({ status: 201 });
  });

  it('of two agencies may have the same reference', async () => {
    const { policy, accountId } = await halves();
    const body = paid(policy, '10.00');
    expect(await record(accountId, body)).toMatchObject({ status: 201 });
    expect(await record(accountId, body, room.agent)).toMatchObject({
      status: 201,
      body: { source: 'agency-0193000000007000800000000000a001' },
    });
    expect(await record(accountId, paid(policy, '1.00', { source: 'lockbox' }), room.agent)).toMatchObject({
      status: 400,
      body: { code: 'billing.source-is-agency', errors: [{ pointer: '/source' }] },
    });
  });

  it.each<[string, Readonly<Record<string, unknown>>, string, string]>([
    ['of nothing', { amount: '0.00' }, 'http.invalid-request', '/amount'],
    ['below zero', { amount: '-5.00' }, 'http.invalid-request', '/amount'],
    ['of three decimals', { amount: '5.001' }, 'http.invalid-request', '/amount'],
    ['as a number', { amount: 5 }, 'http.invalid-request', '/amount'],
    ['larger than a column holds', { amount: '1000000000000.00' }, 'http.invalid-request', '/amount'],
    ['on a day that does not exist', { receivedOn: '2026-02-30' }, 'http.invalid-request', '/receivedOn'],
    ['of long before the account', { receivedOn: '1990-01-01' }, 'billing.date-long-ago', '/receivedOn'],
    ['that has not come in yet', { receivedOn: '2199-01-01' }, 'billing.date-ahead', '/receivedOn'],
    ['by a method nobody knows', { method: 'visa' }, 'http.invalid-request', '/method'],
    [
      'with the number of a card',
      { externalReference: '4111 1111 1111 1111' },
      'billing.card-number',
      '/externalReference',
    ],
    ['with a card in its note', { note: 'card 4111111111111111 exp 12/27' }, 'billing.card-number', '/note'],
    ['without a reference', { externalReference: '' }, 'http.invalid-request', '/externalReference'],
    ['with a field too many', { cardNumber: '4111111111111111' }, 'http.invalid-request', '/cardNumber'],
  ])('%s are refused and leave nothing', async (_case, fault, code, pointer) => {
    const { policy, accountId } = await halves();
    const answer = await record(accountId, { ...paid(policy, '5.00'), ...fault });
    expect(answer).toMatchObject({ status: 400, body: { code, errors: [{ pointer }] } });
    expect(JSON.stringify(answer.body)).not.toContain('4111');
    expect(await room.count(policy.id, 'payments')).toBe(0);
  });

  it('that bounce open again what they had reached', async () => {
    const { policy, accountId } = await halves();
    const payment = await record(accountId, paid(policy, '250.50'));
    await inDays(3);
    const reversal = {
      kind: 'insufficient_funds',
      reason: 'Returned by the bank',
      reversedOn: addDays(policy.effectiveDate, 2),
    };
    const path = `/api/v1/payments/${payment.body.id}/reverse`;
    const reverse = (by = staff) => by.post<RecordedPaymentResponse & Problem>(path, reversal, ifMatch(1));
    expect(await staff.post(path, reversal)).toMatchObject({ status: 428 });
    expect(await staff.post(path, reversal, ifMatch(2))).toMatchObject({ status: 412 });
    expect(await reverse()).toMatchObject({
      status: 200,
      body: { status: 'reversed', reversalKind: 'insufficient_funds', rowVersion: 2 },
    });
    expect(await read(policy)).toMatchObject({
      balance: '501.00',
      pastDue: '250.50',
      daysPastDue: 3,
      instalments: [{ status: 'overdue', paid: '0.00' }, { status: 'planned' }],
    });
    expect(await reverse()).toMatchObject({ status: 409, body: { code: 'billing.payment-reversed' } });
    expect(await reverse(await room.as('agent'))).toMatchObject({ status: 403 });
  });

  it('are not reversed before they came in, nor ahead', async () => {
    const { policy, accountId } = await halves();
    const payment = await record(accountId, paid(policy, '1.00'));
    const reverse = (reversedOn: string) =>
      staff.post<Problem>(
        `/api/v1/payments/${payment.body.id}/reverse`,
        { kind: 'stopped', reason: 'x', reversedOn },
        ifMatch(1),
      );
    expect(await reverse(addDays(policy.effectiveDate, -1))).toMatchObject({
      status: 400,
      body: { code: 'billing.reversal-before-payment', errors: [{ pointer: '/reversedOn' }] },
    });
    expect(await reverse('2199-01-01')).toMatchObject({ status: 400, body: { code: 'billing.date-ahead' } });
  });

  it('and endorsements in parallel on two instances add up', async () => {
    const { policy, accountId } = await halves();
    const transactions = [];
    for (let n = 0; n < 10; n++) transactions.push(await room.transaction(policy));
    const work = transactions.flatMap((transactionId, n) => [
      () => room.changed(policy, { transactionId, total: `${501 + n}.37` }, n % 2 ? room.app : room.other),
      () => record(accountId, paid(policy, '7.01'), staff.on(n % 2 ? room.other : room.app)),
    ]);
    await Promise.all(work.map((each) => each()));
    const account = await read(policy);
    expect(account.received).toBe('70.10');
    expect(await room.sumOfEntries(policy.id)).toBe(account.balance);
    expect(await room.sumOfItems(policy.id)).toBe(account.premium);
    expect(Number(account.balance)).toBeCloseTo(Number(account.premium) - 70.1, 6);
    const stored = await room.rows<{ balance: string }>(
      sql`select balance::text as balance from billing_accounts where id = ${accountId}`,
    );
    expect(stored).toEqual([{ balance: account.balance }]);
  });

  it('of another agency are not found', async () => {
    const { policy, accountId } = await halves();
    const payment = await record(accountId, paid(policy, '1.00'));
    await room.rows(sql`
      insert into agencies (id, code, name) values ('01930000-0000-7000-8000-00000000a002', 'OTHER', 'Other')
      on conflict do nothing`);
    await rewrite(
      room.database,
      'billing_accounts',
      `update billing_accounts set agency_id = '01930000-0000-7000-8000-00000000a002' where id = $1`,
      [accountId],
    );
    const agent = await room.as('agent');
    for (const path of [
      `policies/${policy.id}/billing`,
      `billing-accounts/${accountId}`,
      `payments/${payment.body.id}`,
    ]) {
      expect((await agent.get(`/api/v1/${path}`)).status).toBe(404);
    }
    for (const list of ['entries', 'payments']) {
      expect(await agent.get(`/api/v1/billing-accounts/${accountId}/${list}`)).toMatchObject({
        status: 404,
        body: { code: 'billing.account-not-found' },
      });
    }
    expect(await record(accountId, paid(policy, '1.00'), agent)).toMatchObject({
      status: 404,
      body: { code: 'billing.account-not-found' },
    });
  });

  it('are not taken by a closed account; a reversal opens it again', async () => {
    const { policy, accountId } = await halves();
    const close = async (etag?: string) =>
      staff.post<BillingAccountResponse & Problem>(
        `/api/v1/billing-accounts/${accountId}/close`,
        { reason: 'Below the cost of collecting it' },
        etag === undefined ? {} : { 'if-match': etag },
      );
    const payment = await record(accountId, paid(policy, '500.00'));
    expect(await close()).toMatchObject({ status: 428 });
    expect(await close('"1"')).toMatchObject({ status: 412 });
    expect(await close('"2"')).toMatchObject({ status: 409, body: { code: 'billing.cover-goes-on' } });
    await inDays(400);
    expect(await close('"2"')).toMatchObject({
      status: 200,
      body: { status: 'closed', balance: '0.00', received: '500.00', writtenOff: '1.00', pastDue: '0.00' },
    });
    expect(await record(accountId, paid(policy, '1.00'))).toMatchObject({
      status: 409,
      body: { code: 'billing.account-closed' },
    });
    await staff.post(
      `/api/v1/payments/${payment.body.id}/reverse`,
      { kind: 'disputed', reason: 'x', reversedOn: addDays(policy.effectiveDate, 1) },
      ifMatch(1),
    );
    expect(await read(policy)).toMatchObject({ status: 'open', balance: '500.00', pastDue: '500.00' });
  });
});
