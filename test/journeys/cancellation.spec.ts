import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/shared/calendar-date.js';
import { Money } from '../../src/shared/money.js';
import type { Client } from '../support/app.js';
import { CancellationRoom, cancel, mail, reinstate, rescind } from '../support/cancellation-room.js';
import { addsUp } from '../support/ledger.js';
import { pdfText } from '../support/pdf-text.js';
import { publishedCases, quoteRequest, signIn } from '../support/story.js';
import { runJob } from '../support/run-job.js';
import type { BillingAccountResponse } from '../../src/modules/billing/billing.dto.js';
import type { PolicyResponse } from '../../src/modules/policies/policies.dto.js';
import type { NoticeResponse } from '../../src/modules/policies/notices/notices.dto.js';
import type {
  CancellationPreviewResponse,
  CancellationResponse,
} from '../../src/modules/policies/transactions/cancel/cancellations.dto.js';

const FIRST = '2027-01-04';
const PREMIUM = '1391.28';
const BANK = {
  role: 'lienholder',
  name: 'Lake Savings Bank',
  reference: 'Loan 4711',
  address: { line1: '1 Lender Plaza', city: 'Columbus', state: 'OH', zipCode: '43215' },
};

describe('a car is insured, not paid for, canceled, and insured again', () => {
  let room: CancellationRoom;
  let policy: PolicyResponse;
  let refund: string;

  beforeAll(async () => {
    room = await CancellationRoom.open({ today: FIRST });
  });

  afterAll(() => room?.close());

  const day = (days: number): string => addDays(FIRST, days);

  async function account(by: Client): Promise<BillingAccountResponse> {
    return (await by.get<BillingAccountResponse>(`/api/v1/policies/${policy.id}/billing`)).body;
  }

  async function pay(by: Client, amount: string, receivedOn: string): Promise<void> {
    const paid = await by.post(`/api/v1/billing-accounts/${(await account(by)).id}/payments`, {
      amount,
      receivedOn,
      method: 'check',
      externalReference: `check of ${receivedOn}`,
    });
    expect(paid.status).toBe(201);
  }

  /** The newest notices of a kind, by the role of their addressee. */
  async function noticesOf(by: Client, kind: string): Promise<Readonly<Record<string, NoticeResponse>>> {
    const ofKind = (await room.notices(by, policy)).filter((each) => each.kind === kind);
    const newest = ofKind.filter(({ transactionId }) => transactionId === ofKind[0]?.transactionId);
    return Object.fromEntries(newest.map((each) => [each.addressedTo.role, each]));
  }

  async function letterOf(by: Client, notice: NoticeResponse | undefined): Promise<string> {
    const { status, body } = await by.raw(`/api/v1/documents/${notice?.documentId}/pdf`);
    expect(status).toBe(200);
    return pdfText(body);
  }

  it('is bound by the month, with the bank that lent the money for it on the policy', async () => {
    const agent = await room.on(FIRST, 'agent');
    const risk = publishedCases('auto-oh')[0]?.risk ?? {};
    policy = await room.bind(agent, quoteRequest('auto', risk), { planCode: 'monthly' });
    expect(policy.totalPremium).toBe(PREMIUM);
    const vehicle = policy.items.find(({ pointer }) => pointer.startsWith('/vehicleInfo/vehicles'));
    const added = await agent.post(`/api/v1/policies/${policy.id}/parties`, {
      ...BANK,
      itemId: vehicle?.itemId,
    });
    expect(added.status).toBe(201);
    await pay(agent, '115.94', FIRST);
  });

  it('is announced to be canceled for non-payment, ten days from mailing, to the insured and to the bank', async () => {
    const underwriter = await room.on(day(70));
    const asked = { effectiveOn: day(85), requestedBy: 'insurer', reason: 'non_payment' };
    const preview = await underwriter.post<CancellationPreviewResponse>(
      `/api/v1/policies/${policy.id}/cancellations/preview`,
      asked,
    );
    expect(preview.body).toMatchObject({ earliestEffectiveOn: day(80), noticeDays: 10, isScheduled: true });
    refund = preview.body.refund;
    expect(refund).toBe(((1391.28 * 280) / 365).toFixed(2));
    expect(await cancel(underwriter, policy, day(79), 'insurer', 'non_payment')).toMatchObject({
      status: 422,
      body: { code: 'policies.notice-too-short', earliestEffectiveOn: day(80) },
    });
    const scheduled = await cancel(underwriter, policy, day(85), 'insurer', 'non_payment');
    expect(scheduled).toMatchObject({ status: 201, body: { cancellationStands: false } });
    policy = scheduled.body;

    const owed = (await account(underwriter)).pastDue;
    expect(Number(owed)).toBeGreaterThan(0);
    const notices = await noticesOf(underwriter, 'cancellation');
    const insured = await letterOf(underwriter, notices['first_named_insured']);
    for (const text of [
      'Notice of Cancellation',
      policy.policyNumber,
      'We are canceling your policy',
      longDate(day(85)),
      'Nonpayment of premium.',
      `Please pay $${owed} by ${longDate(day(84))}`,
      refundText(refund),
      'Method: pro rata',
      'You may ask the Ohio Superintendent of Insurance to review this cancellation.',
      'telephone 1-800-686-1526',
      'Lienholder: Lake Savings Bank, 1 Lender Plaza, Columbus, OH 43215',
    ])
      expect(insured).toContain(text);
    // What is meant for the mail room and the file is nothing to the policyholder.
    for (const text of ['Example:', 'mailed by', 'Notice given', '3937.32'])
      expect(insured).not.toContain(text);
    const bank = await letterOf(underwriter, notices['lienholder']);
    for (const text of [
      'Lake Savings Bank',
      'Loan 4711',
      'VIN 1HGCM826',
      policy.insuredName,
      longDate(day(85)),
    ])
      expect(bank).toContain(text);
    for (const text of [refundText(refund), 'Please pay', 'Copies of this notice'])
      expect(bank).not.toContain(text);
    expect(await signIn(room.app, 'agent').then((agent) => letterOf(agent, notices['lienholder']))).toBe(
      bank,
    );
  });

  it('stands once both letters are mailed with proof, and is rescinded when the money comes in time', async () => {
    const underwriter = await room.on(day(71));
    const notices = await noticesOf(underwriter, 'cancellation');
    for (const notice of Object.values(notices))
      expect(await mail(underwriter, notice, room.moment())).toMatchObject({
        status: 200,
        body: { proofOfMailing: 'certificate 1' },
      });
    policy = await room.read(underwriter, policy);
    expect(policy.cancellationStands).toBe(true);

    const later = await room.on(day(80));
    await pay(later, (await account(later)).pastDue, day(80));
    const rescinded = await rescind(later, policy);
    expect(rescinded).toMatchObject({
      status: 201,
      body: { status: 'active', cancellationDueOn: null, totalPremium: PREMIUM },
    });
    policy = rescinded.body;
    const told = await noticesOf(later, 'rescission');
    const insured = await letterOf(later, told['first_named_insured']);
    for (const text of [
      'Withdrawal of Cancellation Notice',
      longDate(day(85)),
      'We received the premium that was due.',
    ])
      expect(insured).toContain(text);
    expect(await letterOf(later, told['lienholder'])).toContain('Lake Savings Bank');
  });

  it('is canceled by the job on its day the next time, and billing owes what was paid too much', async () => {
    const underwriter = await room.on(day(140));
    const scheduled = await cancel(underwriter, policy, day(155), 'insurer', 'non_payment');
    expect(scheduled.status).toBe(201);
    for (const notice of Object.values(await noticesOf(underwriter, 'cancellation')))
      expect((await mail(underwriter, notice, room.moment())).status).toBe(200);
    const onTheDay = await room.on(day(155));
    expect(await runJob(room.app, 'policies.cancellations')).toBe('succeeded');
    policy = await room.read(onTheDay, policy);
    expect(policy).toMatchObject({ status: 'cancelled', cancelledOn: day(155) });
    await addsUp(onTheDay, policy);
    const { premium, balance, received, fees } = await account(onTheDay);
    expect(premium).toBe(policy.totalPremium);
    const owed = Money.parse(premium).plus(Money.parse(fees)).minus(Money.parse(received));
    expect(balance).toBe(owed.toString());
    await pay(onTheDay, Money.parse(balance).plus(Money.parse('100.00')).toString(), day(155));
    expect((await account(onTheDay)).refundDue).toBe('100.00');
  });

  it('is reinstated without a lapse, which nets to zero, and both are told', async () => {
    const underwriter = await room.on(day(160));
    const back = await reinstate(underwriter, policy);
    expect(back).toMatchObject({
      status: 201,
      body: { status: 'active', totalPremium: PREMIUM, cancelledOn: null },
    });
    await addsUp(underwriter, back.body);
    policy = back.body;
    expect(await account(underwriter)).toMatchObject({ premium: PREMIUM, refundDue: '0.00' });
    const told = await noticesOf(underwriter, 'reinstatement');
    const insured = await letterOf(underwriter, told['first_named_insured']);
    for (const text of [
      'Notice of Reinstatement',
      'with no lapse in coverage',
      'Coverage continues without a lapse.',
    ])
      expect(insured).toContain(text);
    expect(await letterOf(underwriter, told['lienholder'])).toContain('The policy is reinstated');
  });

  it('is canceled from its first day when the insured never wanted it: flat, and nothing is owed', async () => {
    const agent = await room.on(day(200), 'agent');
    policy = await room.auto(agent);
    const canceled = await cancel(agent, policy, policy.effectiveDate, 'insured', 'not_taken_up');
    expect(canceled).toMatchObject({ status: 201, body: { status: 'inactive', totalPremium: '0.00' } });
    expect(await account(agent)).toMatchObject({ premium: '0.00', balance: '0.00' });
    const { body: view } = await agent.get<CancellationResponse>(
      `/api/v1/policies/${policy.id}/cancellation`,
    );
    expect(view).toMatchObject({ refundMethod: 'flat', refund: PREMIUM });
    const letter = await letterOf(agent, (await noticesOf(agent, 'cancellation'))['first_named_insured']);
    for (const text of [
      'This confirms the cancellation of your policy',
      'The policy was not accepted.',
      refundText(PREMIUM),
    ])
      expect(letter).toContain(text);
  });

  it('may be judged anew in the first sixty days, on the shorter notice, and not after them', async () => {
    policy = await room.auto(await room.on(day(200), 'agent'));
    const early = await room.on(day(230));
    const scheduled = await cancel(early, policy, day(240), 'insurer', 'underwriting');
    expect(scheduled).toMatchObject({ status: 201, body: { cancellationDueOn: day(240) } });
    const letter = await letterOf(early, (await noticesOf(early, 'cancellation'))['first_named_insured']);
    expect(letter).toContain(
      'The risk does not meet our underwriting guidelines. What we found on inspection on May 4, 2026.',
    );
    expect(letter).not.toContain('Please pay');
    const late = await room.on(day(260));
    const other = await room.auto(await room.on(day(200), 'agent'));
    await room.on(day(260));
    expect(await cancel(late, other, day(300), 'insurer', 'underwriting')).toMatchObject({
      status: 422,
      body: { code: 'policies.underwriting-period-over' },
    });
  });
});

function refundText(amount: string): string {
  return `Return premium $${amount.replace(/\B(?=(\d{3})+\.)/g, ',')}`;
}

function longDate(date: string): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
}
