import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../../../test/support/app.js';
import { cancel, endorse } from '../../../../../test/support/cancellation-room.js';
import { addsUp, ledgerOf } from '../../../../../test/support/ledger.js';
import { RenewalRoom, bind } from '../../../../../test/support/renewal-room.js';
import { publishedCases, quoteRequest } from '../../../../../test/support/story.js';
import { addDays } from '../../../../shared/calendar-date.js';
import type { PolicyResponse } from '../../policies.dto.js';
import type { CancellationPreviewResponse, CancellationResponse } from './cancellations.dto.js';

const FIRST = '2027-01-01';
const CITATION = 'A statute of a test';
const FULL = { refundMethod: 'flat', refundCitation: CITATION, isFreeLook: true };
const ORDINARY = { refundMethod: 'ninety_percent', isFreeLook: false };

const day = (days: number): string => addDays(FIRST, days);

/** Ten days for homes, as a state may have it: the days of the examples are those of life insurance. */
describe('the free look of a new policy', () => {
  let room: RenewalRoom;

  beforeAll(async () => {
    room = await RenewalRoom.open({ today: FIRST });
    const admin = await room.on(FIRST, 'admin');
    const fact = { state: 'OH', productType: 'home', kind: 'free_look', key: 'new-business' };
    const more = { value: { days: 10 }, effectiveDate: '2020-01-01', citation: CITATION };
    const entered = await admin.post('/api/v1/rating/state-facts', { ...fact, ...more });
    expect(entered).toMatchObject({ status: 201 });
  });
  afterAll(() => room?.close());

  async function home(more: Readonly<Record<string, unknown>> = {}): Promise<PolicyResponse> {
    return room.home(await room.on(FIRST), more);
  }

  async function preview(by: Client, { id }: PolicyResponse, effectiveOn: string, more: object = {}) {
    const asked = { effectiveOn, requestedBy: 'insured', reason: 'insured_request', ...more };
    return (await by.post<CancellationPreviewResponse>(`/api/v1/policies/${id}/cancellations/preview`, asked))
      .body;
  }

  const stands = async (by: Client, { id }: PolicyResponse): Promise<CancellationResponse> =>
    (await by.get<CancellationResponse>(`/api/v1/policies/${id}/cancellation`)).body;

  it.each([
    ['everything is returned on the tenth day', 10, 10, FULL],
    ['on the eleventh the filed method counts', 11, 11, ORDINARY],
    ['so it does where coverage shall go on beyond the tenth', 9, 11, ORDINARY],
  ])('%s', async (_case, asked, ends, refund) => {
    const bound = await home();
    const agent = await room.on(day(asked));
    expect(await preview(agent, bound, day(ends))).toMatchObject(refund);
  });

  it('keeps with the contract that it was one, where that is written, and returns what was paid', async () => {
    const bound = await home();
    const agent = await room.on(day(7));
    const account = `/api/v1/policies/${bound.id}/billing`;
    const { body: before } = await agent.get<{ id: string }>(account);
    const paid = { amount: '501.00', receivedOn: FIRST, method: 'check', externalReference: 'CHECK-7' };
    const underwriter = await room.on(day(7), 'underwriter');
    const payments = `/api/v1/billing-accounts/${before.id}/payments`;
    expect(await underwriter.post(payments, paid)).toMatchObject({ status: 201 });

    const { body } = await cancel(agent, bound, day(7), 'insured', 'insured_request');
    expect(body).toMatchObject({ status: 'cancelled', cancelledOn: day(7), totalPremium: '0.00' });
    await addsUp(agent, body);
    expect(await stands(agent, bound)).toMatchObject({ ...FULL, refund: '501.00', earned: '0.00' });
    expect((await ledgerOf(agent, body)).at(-1)).toMatchObject({ kind: 'cancellation' });
    expect((await agent.get(account)).body).toMatchObject({ balance: '-501.00' });
    expect(
      (await agent.get<PolicyResponse>(`/api/v1/policies/${bound.id}?effectiveOn=${day(6)}`)).body,
    ).toMatchObject({
      isCovered: true,
    });
  });

  it('returns also what an endorsement of those days has added', async () => {
    const bound = await home();
    const agent = await room.on(day(3));
    const endorsed = await endorse(agent, bound, day(3), '/coverageSelections/deductible', 500);
    expect(endorsed).toMatchObject({ status: 201 });
    const { body } = await cancel(agent, endorsed.body, day(8), 'insured', 'insured_request');
    expect(body).toMatchObject({ cancellationDueOn: day(8), cancellationStands: true });
    expect(await stands(agent, bound)).toMatchObject({ state: 'scheduled', ...FULL });

    await room.on(day(8));
    await room.runJob('policies.cancellations');
    const later = await room.on(day(8));
    expect(await room.read(later, bound)).toMatchObject({ status: 'cancelled', totalPremium: '0.00' });
    expect(await stands(later, bound)).toMatchObject({ state: 'cancelled', ...FULL });
  });

  it('counts its days where the policy is, not in Greenwich', async () => {
    const bound = await home();
    const evening = await room.at(`${day(11)}T04:30:00Z`);
    expect(await preview(evening, bound, day(10))).toMatchObject(FULL);
    const night = await room.at(`${day(11)}T05:30:00Z`);
    expect(await preview(night, bound, day(11))).toMatchObject(ORDINARY);
  });

  it('counts from the first day of coverage of a policy that begins later', async () => {
    const bound = await home({ effectiveDate: day(30) });
    const early = await room.on(day(5));
    expect(await preview(early, bound, day(30))).toMatchObject(FULL);
    const agent = await room.on(day(40));
    expect(await preview(agent, bound, day(40))).toMatchObject(FULL);
  });

  it('is none where the insurer asks', async () => {
    const bound = await home();
    const underwriter = await room.on(day(2), 'underwriter');
    const asked = { requestedBy: 'insurer', reason: 'non_payment' };
    expect(await preview(underwriter, bound, day(40), asked)).toMatchObject({ isFreeLook: false });
  });

  it('is none of a renewal: that policy has been looked at', async () => {
    const bound = await home();
    await room.on(day(335));
    await room.runJob();
    const agent = await room.on(day(336));
    const { body: offer } = await room.renewalOf(agent, bound);
    const renewed = await bind(agent, offer);
    expect(renewed).toMatchObject({ status: 201 });
    const insured = await room.on(day(368));
    expect(await preview(insured, renewed.body, day(368))).toMatchObject(ORDINARY);
  });

  it('lets life insurance go back for all that was paid, and keeps the premium of a term that was kept', async () => {
    const life = quoteRequest('life', publishedCases('term-life-oh')[0]?.risk ?? {});
    const bound = await room.bind(await room.on(FIRST), life);
    expect(await preview(await room.on(day(11)), bound, day(11))).toMatchObject({
      refundMethod: 'none',
      refundCitation: null,
      isFreeLook: false,
    });
    const agent = await room.on(day(10));
    const { body } = await cancel(agent, bound, day(10), 'insured', 'insured_request');
    expect(body).toMatchObject({ totalPremium: '0.00' });
    expect((await stands(agent, bound)).refundCitation).toMatch(/ten days/);
  });
});
