import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../../test/support/app.js';
import { cancel, endorse, reinstate } from '../../../../test/support/cancellation-room.js';
import { ClaimsRoom, complete } from '../../../../test/support/claims-room.js';
import { addDays } from '../../../shared/calendar-date.js';
import type { PolicyResponse } from '../../policies/index.js';
import type { ClaimResponse } from '../claims.dto.js';
import type { VerificationsResponse } from './verifications.dto.js';

const BEGAN = '2027-01-01';
const DEDUCTIBLE = '/coverageSelections/deductible';
const day = (days: number): string => addDays(BEGAN, days);

describe('what a policy promises on the day of a loss', () => {
  let room: ClaimsRoom;

  beforeAll(async () => {
    room = await ClaimsRoom.open({ today: BEGAN });
  });
  afterAll(() => room?.close());

  async function home(): Promise<PolicyResponse> {
    return room.home(await room.on(BEGAN, 'agent'));
  }
  async function reported(
    policy: PolicyResponse,
    lossOn: string,
    on: string,
    more = {},
  ): Promise<ClaimResponse> {
    const { status, body } = await room.report(await room.on(on, 'adjuster'), {
      policyId: policy.id,
      lossOn,
      ...more,
    });
    expect(status).toBe(201);
    return body;
  }
  const looked = async (
    by: Client,
    { id }: Pick<ClaimResponse, 'id'>,
  ): Promise<VerificationsResponse['items']> =>
    (await by.get<VerificationsResponse>(`/api/v1/claims/${id}/verifications`)).body.items;

  it('is kept with the claim as it was known then and as it is known now', async () => {
    const claim = await reported(await home(), day(20), day(25));
    const [only, ...more] = await looked(await room.as('adjuster'), claim);
    expect(more).toEqual([]);
    expect(only).toMatchObject({
      sequence: 1,
      isCovered: true,
      lossOn: day(20),
      knownThenAt: `${day(20)}T05:00:00.000Z`,
      differences: [],
      sinceLast: [],
    });
    const { promised } = only?.knownNow as {
      promised: {
        coverages: { code: string }[];
        promises: { code: string; loss: { settlement: string[] } }[];
      };
    };
    expect(promised.coverages.map(({ code }) => code)).toEqual(['dwelling', 'jewelry', 'liability']);
    expect(promised.promises[0]).toMatchObject({
      code: 'dwelling',
      loss: { settlement: ['coinsurance', 'deductible', 'limit'], coinsurancePercent: '80' },
    });
  });

  it.each<[string, number, string]>([
    ['before inception', -1, 'before_inception'],
    ['after the term', 365, 'after_expiration'],
  ])('is nothing %s, and not what the nearest day has', async (_case, days, notCoveredReason) => {
    const claim = await reported(await home(), day(days), day(370));
    expect(claim).toMatchObject({ isCovered: false, notCoveredReason });
    const [only] = await looked(await room.as('adjuster'), claim);
    expect(only?.knownNow).toMatchObject({ on: day(days), promised: null });
  });

  it('begins and ends at 12:01 a.m. standard time, where the time of the loss is known', async () => {
    const policy = await home();
    const seen = async (lossAt: string, on: string): Promise<ClaimResponse> =>
      (await room.report(await room.on(on, 'adjuster'), { policyId: policy.id, lossAt })).body;
    const early = await seen(`${day(0)}T05:00:30Z`, day(30));
    expect(early).toMatchObject({
      lossOn: day(0),
      isCovered: false,
      notCoveredReason: 'before_inception',
    });
    const [only] = await looked(await room.as('adjuster'), early);
    expect(only).toMatchObject({ lossOn: day(0), knownNow: { on: day(-1) } });
    expect(await seen(`${day(0)}T05:01:00Z`, day(30))).toMatchObject({ lossOn: day(0), isCovered: true });
    // In July the clock is an hour ahead of standard time.
    const july = '2027-07-10';
    await cancel(await room.on(july, 'underwriter'), policy, july, 'insured', 'insured_request');
    expect(await seen(`${july}T05:00:30Z`, '2027-07-12')).toMatchObject({ lossOn: july, isCovered: true });
    expect(await seen(`${july}T05:01:00Z`, '2027-07-12')).toMatchObject({
      lossOn: july,
      isCovered: false,
      notCoveredReason: 'canceled',
    });
    // Without a time the day is what it is by the calendar.
    expect(await reported(policy, july, '2027-07-12')).toMatchObject({ isCovered: false });
  });

  it('is nothing in a lapse or on a canceled day, whatever stands around it', async () => {
    const policy = await home();
    const canceled = await cancel(
      await room.on(day(40), 'underwriter'),
      policy,
      day(40),
      'insured',
      'insured_request',
    );
    expect(canceled.status).toBe(201);
    expect(await reported(policy, day(39), day(41))).toMatchObject({ isCovered: true });
    expect(await reported(policy, day(40), day(41))).toMatchObject({
      isCovered: false,
      notCoveredReason: 'canceled',
    });
    const again = await reinstate(await room.on(day(45), 'underwriter'), canceled.body, {
      effectiveOn: day(45),
      despiteLosses: true,
    });
    expect(again.status).toBe(201);
    expect(await reported(policy, day(42), day(46))).toMatchObject({
      isCovered: false,
      notCoveredReason: 'lapse',
    });
    expect(await reported(policy, day(45), day(46))).toMatchObject({ isCovered: true });
  });

  it('was promised as long as nobody knew of a cancellation, and is not by what is known now', async () => {
    const policy = await home();
    await cancel(await room.on(day(30), 'underwriter'), policy, day(20), 'insured', 'insured_request');
    const claim = await reported(policy, day(25), day(35));
    expect(claim).toMatchObject({ isCovered: false, notCoveredReason: 'canceled' });
    const [only] = await looked(await room.as('adjuster'), claim);
    expect(only).toMatchObject({
      knownThen: { notCoveredReason: null },
      knownNow: { notCoveredReason: 'canceled', promised: null },
    });
    expect(only?.differences).toContainEqual({
      subject: 'cover',
      name: 'cover',
      before: 'covered',
      after: 'canceled',
    });
  });

  it('is not changed by what is endorsed after the loss, which shows as a difference', async () => {
    const policy = await home();
    const claim = await reported(policy, day(20), day(25));
    const changed = await endorse(await room.on(day(26), 'underwriter'), policy, day(10), DEDUCTIBLE, 500);
    expect(changed.status).toBe(201);
    const adjuster = await room.as('adjuster');
    expect((await looked(adjuster, claim)).length).toBe(1);
    const again = await adjuster.post<ClaimResponse>(`/api/v1/claims/${claim.id}/verify`, '');
    expect(again).toMatchObject({ status: 200, body: { isCovered: true, rowVersion: 2 } });
    const [second] = await looked(adjuster, claim);
    const difference = {
      subject: 'coverage',
      name: 'dwelling',
      before: 'dwelling 215000.00, deductible 1000.00',
      after: 'dwelling 215000.00, deductible 500.00',
    };
    expect(second?.differences).toEqual([difference]);
    expect(second?.sinceLast).toEqual([difference]);
    const [row] = await room.sql<{ terms: { code: string; deductible: string }[] }>(
      'select terms from claims where id = $1',
      [claim.id],
    );
    expect(row?.terms.find(({ code }) => code === 'dwelling')?.deductible).toBe('1000.00');
  });

  it('is looked at anew for another day of loss, and shows what that changes', async () => {
    const policy = await home();
    await endorse(await room.on(day(5), 'underwriter'), policy, day(50), DEDUCTIBLE, 500);
    const claim = await reported(policy, day(49), day(60));
    const adjuster = await room.as('adjuster');
    const moved = await complete(adjuster, claim, { lossOn: day(50) });
    expect(moved).toMatchObject({ status: 200, body: { lossOn: day(50), isCovered: true } });
    const [second, first] = await looked(adjuster, claim);
    expect([first?.lossOn, second?.lossOn]).toEqual([day(49), day(50)]);
    expect(first?.segmentTransactionId).not.toBe(second?.segmentTransactionId);
    expect(second?.sinceLast).toMatchObject([
      { name: 'dwelling', after: expect.stringContaining('deductible 500.00') },
    ]);
    const uncovered = await complete(adjuster, moved.body, { lossOn: day(-3) });
    expect(uncovered.body).toMatchObject({ isCovered: false, notCoveredReason: 'before_inception' });
    expect(await complete(adjuster, moved.body, { lossOn: day(51) })).toMatchObject({ status: 412 });
    const emptied = await complete(adjuster, uncovered.body, { lossOn: null });
    expect(emptied.body).toMatchObject({ isCovered: null, notCoveredReason: null, lossOn: null });
  });

  it('tells of a policy that was entered only after its loss', async () => {
    const agent = await room.on(day(3), 'underwriter');
    const policy = await room.home(agent, { effectiveDate: day(1) });
    const claim = await reported(policy, day(2), day(4), { lossAt: `${day(2)}T18:00:00Z` });
    expect(claim).toMatchObject({ isCovered: true });
    const [only] = await looked(await room.as('adjuster'), claim);
    expect(only?.knownThen).toBeNull();
    expect(only?.differences.length).toBeGreaterThan(0);
  });
});
