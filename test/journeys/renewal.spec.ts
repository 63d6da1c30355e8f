import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/shared/calendar-date.js';
import type { Client } from '../support/app.js';
import { mail } from '../support/cancellation-room.js';
import { addsUp, ledgerOf } from '../support/ledger.js';
import { pdfText } from '../support/pdf-text.js';
import { RenewalRoom, bind, decide, endorse } from '../support/renewal-room.js';
import { signIn } from '../support/story.js';
import { grantAuthority } from '../support/underwriting-room.js';
import type { PolicyResponse } from '../../src/modules/policies/policies.dto.js';
import type { NoticeResponse } from '../../src/modules/policies/notices/notices.dto.js';
import type { RenewalResponse } from '../../src/modules/renewals/renewals.dto.js';

const BEGAN = '2026-06-01';
const ENDS = '2027-06-01';
const PREPARED = addDays(ENDS, -45);
const OFFERED = addDays(ENDS, -35);
const BANK_ADDRESS = { line1: '1 Lender Plaza', city: 'Columbus', state: 'OH', zipCode: '43215' };
const AMOUNT = '/propertyInfo/amountOfInsurance';

describe('a home is insured for one year after another', () => {
  let room: RenewalRoom;
  let policy: PolicyResponse;
  let second: PolicyResponse;
  let large: PolicyResponse;
  let unwanted: PolicyResponse;
  let forgotten: PolicyResponse;

  beforeAll(async () => {
    room = await RenewalRoom.open({ today: BEGAN });
    await room.importHomeEdition('2027-cap', '2027-01-01', '600', {
      renewalCap: { maxIncrease: '15', maxDecrease: '10' },
    });
    const agent = await room.on(BEGAN);
    policy = await room.home(agent);
    large = await room.home(agent);
    unwanted = await room.home(agent);
    forgotten = await room.home(agent);
  });

  afterAll(() => room?.close());

  async function noticeOf(
    by: Client,
    { id }: PolicyResponse,
    kind: string,
  ): Promise<NoticeResponse | undefined> {
    const { body } = await by.get<{ items: readonly NoticeResponse[] }>(`/api/v1/policies/${id}/notices`);
    return body.items.find((each) => each.kind === kind);
  }

  async function letterOf(by: Client, notice: NoticeResponse | undefined): Promise<string> {
    const { status, body } = await by.raw(`/api/v1/documents/${notice?.documentId}/pdf`);
    expect(status).toBe(200);
    return pdfText(body);
  }

  it('has its renewal prepared forty-five days ahead, on the edition for renewals, as far as the cap goes', async () => {
    const changed = addDays(PREPARED, -30);
    // The demo underwriter may let everything pass; ours shall have to ask.
    await room.sql('update underwriting_authorities set expiration_date = $1', [changed]);
    await grantAuthority(await room.on(changed, 'admin'), {
      code: 'underwriter',
      role: 'underwriter',
      fourEyes: false,
      expirationDate: PREPARED,
    });
    const byUnderwriter = await endorse(
      await room.on(changed, 'underwriter'),
      large,
      changed,
      AMOUNT,
      1_200_000,
    );
    expect(byUnderwriter.status).toBe(201);
    const agent = await room.on(PREPARED);
    await room.runJob();
    expect((await room.renewalOf(agent, policy)).body).toMatchObject({
      status: 'prepared',
      effectiveDate: ENDS,
      expiringPremium: '501.00',
      indicatedPremium: '580.00',
      offeredPremium: '576.15',
      cap: { indicatedChange: '15.8', appliedChange: '15.0' },
    });
    expect(await noticeOf(agent, policy, 'renewal_offer')).toBeUndefined();
  });

  it('is offered by a letter thirty-five days ahead, which waits to be mailed', async () => {
    const agent = await room.on(OFFERED);
    await room.runJob();
    const offered = (await room.renewalOf(agent, policy)).body;
    expect(offered).toMatchObject({ status: 'offered', offeredPremium: '576.15' });
    const notice = await noticeOf(agent, policy, 'renewal_offer');
    expect(notice).toMatchObject({
      status: 'pending',
      isRequired: false,
      dueOn: OFFERED,
      effectiveOn: ENDS,
      addressedTo: { role: 'first_named_insured', name: policy.insuredName },
    });
    const letter = await letterOf(agent, notice);
    for (const text of [
      'Renewal Offer',
      `${policy.contractNumber}-02`,
      'June 1, 2027 to June 1, 2028',
      'Current premium $501.00',
      '$576.15 (+$75.15)',
      'Public protection class',
      'How to renew',
      'If you do not accept it, your coverage ends on June 1, 2027',
      'Ways to pay',
      'Monthly 12',
      '$3.00 $609.15',
      'Two payments 2 $288.08 $288.07',
      'Buckeye Agency (demo)',
    ])
      expect(letter).toContain(text);
    const underwriter = await signIn(room.app, 'underwriter');
    expect((await mail(underwriter, notice!, `${OFFERED}T17:00:00Z`)).status).toBe(200);
    await room.runJob();
    const { body } = await agent.get<{ items: readonly object[] }>(
      `/api/v1/documents?subjectType=policy&subjectId=${policy.id}&kind=renewal_offer`,
    );
    expect(body.items).toHaveLength(1);
  });

  it('is referred where the amount asks for an authority: who has it approves, and agents learn no limit', async () => {
    const agent = await signIn(room.app, 'agent');
    const seen = (await room.renewalOf(agent, large)).body;
    expect(seen).toMatchObject({ status: 'referred', underwriting: { outcome: 'refer', reasons: [] } });
    expect(await noticeOf(agent, large, 'renewal_offer')).toBeUndefined();
    expect((await decide(agent, seen, 'approve')).status).toBe(403);
    const underwriter = await signIn(room.app, 'underwriter');
    const refusal = { status: 403, body: { code: 'policies.renewal-authority' } };
    expect(await decide(underwriter, seen, 'approve')).toMatchObject(refusal);
    const admin = await signIn(room.app, 'admin');
    const upTo = (value: string): Promise<unknown> =>
      grantAuthority(admin, { code: 'underwriter', role: 'underwriter', comparator: 'at_most', value });
    await upTo('1100000');
    expect(await decide(underwriter, seen, 'approve')).toMatchObject(refusal);
    expect((await room.renewalOf(agent, large)).body).toEqual(seen);
    await upTo('1250000');
    const approved = await decide(underwriter, seen, 'approve');
    expect(approved).toMatchObject({ status: 200, body: { status: 'offered' } });
    expect(await letterOf(agent, await noticeOf(agent, large, 'renewal_offer'))).toContain('Renewal Offer');
    expect((await bind(agent, approved.body)).status).toBe(201);
  });

  it('is not renewed where the insurer says so in time, with a letter that is mailed with proof', async () => {
    const underwriter = await room.on(OFFERED, 'underwriter');
    const done = await underwriter.post<PolicyResponse>(`/api/v1/policies/${unwanted.id}/non-renewal`, {
      policyVersion: unwanted.rowVersion,
      requestedBy: 'insurer',
      reason: 'property_condition',
    });
    expect(done.status).toBe(201);
    expect(await noticeOf(underwriter, unwanted, 'renewal_offer')).toMatchObject({ status: 'withdrawn' });
    const notice = await noticeOf(underwriter, unwanted, 'non_renewal');
    expect(notice).toMatchObject({ isRequired: true, noticeDays: 30, dueOn: addDays(ENDS, -30) });
    expect(await letterOf(underwriter, notice)).toContain('The condition of the insured property.');
    expect((await mail(underwriter, notice!, `${OFFERED}T17:00:00Z`)).status).toBe(200);
  });

  it('is bound into the next term of the same contract, which begins on the day on which the first one ends', async () => {
    const agent = await room.on(addDays(ENDS, -20));
    const bank = {
      role: 'mortgagee',
      name: 'Lake Savings Bank',
      reference: 'Loan 4711',
      address: BANK_ADDRESS,
    };
    expect((await agent.post(`/api/v1/policies/${policy.id}/parties`, bank)).status).toBe(201);
    const offered = (await room.renewalOf(agent, policy)).body;
    const next = await bind(agent, offered);
    expect(next).toMatchObject({
      status: 201,
      body: {
        contractNumber: policy.contractNumber,
        policyNumber: `${policy.contractNumber}-02`,
        renewalOf: policy.id,
        status: 'pending',
        totalPremium: '576.15',
      },
    });
    await addsUp(agent, next.body);
    second = next.body;
    const { body } = await agent.get<{ items: readonly { id: string }[] }>(
      `/api/v1/documents?subjectType=policy&subjectId=${second.id}&kind=declarations`,
    );
    const declarations = await agent.raw(`/api/v1/documents/${body.items[0]?.id}/pdf`);
    const text = await pdfText(declarations.body);
    for (const told of ['Renewal of your policy', 'Lake Savings Bank', '1 Lender Plaza', 'Loan 4711'])
      expect(text).toContain(told);
    const sent = await agent.get<{ items: readonly object[] }>(`/api/v1/policies/${second.id}/notices`);
    expect(sent.body.items).toMatchObject([
      {
        kind: 'declaration',
        status: 'pending',
        addressedTo: { name: 'Lake Savings Bank' },
        effectiveOn: ENDS,
      },
    ]);
  });

  it('ends on the last day: followed by the next term, not renewed, or lapsed where nobody took the offer', async () => {
    const after = await room.on(ENDS);
    await room.runJob();
    await room.runJob('policies.statuses');
    expect((await room.read(after, policy)).status).toBe('expired');
    expect((await room.read(after, second)).status).toBe('active');
    expect((await room.renewalOf(after, unwanted)).body.status).toBe('non_renewed');
    const ended = await room.read(after, unwanted);
    expect(ended.status).toBe('expired');
    const ledger = await ledgerOf(after, unwanted);
    expect(ledger.map(({ kind }) => kind)).toEqual(['new_business', 'non_renewal', 'expiry']);
    const lapsed: RenewalResponse = (await room.renewalOf(after, forgotten)).body;
    expect(lapsed).toMatchObject({ status: 'lapsed', reason: 'It was not accepted before the term ended.' });
    expect((await bind(after, lapsed)).status).toBe(409);
    expect((await room.read(after, forgotten)).status).toBe('expired');
  });
});
