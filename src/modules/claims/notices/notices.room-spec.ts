import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../../test/support/app.js';
import { ClaimsRoom, complete, step } from '../../../../test/support/claims-room.js';
import type { Page } from '../../../shared/page.js';
import type { PolicyResponse } from '../../policies/index.js';
import type { ClaimResponse, ClaimSummaryResponse } from '../claims.dto.js';

const BEGAN = '2026-06-01';
const HAIL = {
  lossOn: '2026-07-10',
  lossAt: '2026-07-10T20:15:00Z',
  cause: 'hail',
  description: 'Hail broke the shingles of the roof.',
  lossPlace: { street: '12 Maple Street', city: 'Columbus', state: 'OH', zipCode: '43004' },
  reporter: { name: 'Ada Lake', relation: 'insured', phone: '+1 614 555 0100' },
  amountClaimed: '12400.00',
};

describe('a notice of loss', () => {
  let room: ClaimsRoom;
  let agent: Client;
  let adjuster: Client;
  let policy: PolicyResponse;

  beforeAll(async () => {
    room = await ClaimsRoom.open({ today: BEGAN, instances: 2 });
    policy = await room.home(await room.on(BEGAN, 'agent'));
    agent = await room.on('2026-07-15', 'agent');
    adjuster = await room.as('adjuster');
  });
  afterAll(() => room?.close());

  it('becomes a claim under the policy that it names, and says who reported it, when and how', async () => {
    const { status, body, headers } = await room.report(agent, {
      ...HAIL,
      policyNumber: policy.policyNumber,
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      status: 'submitted',
      policyId: policy.id,
      policyNumber: policy.policyNumber,
      customerId: policy.customerId,
      agencyId: policy.agencyId,
      lossOn: '2026-07-10',
      isCovered: true,
      notCoveredReason: null,
      missing: [],
      candidates: [],
      notices: [{ channel: 'phone', reporter: HAIL.reporter, said: { cause: 'hail' } }],
    });
    expect(body.claimNumber).toMatch(/^CLM-\d{4}-\d{7}$/);
    expect(headers['location']).toBe(`/api/v1/claims/${body.id}`);
    expect((await agent.get(`/api/v1/claims/${body.id}`)).body).toEqual(body);
  });

  it('has the day of its moment, where the policy is, if it tells no other', async () => {
    const { lossOn: _, lossAt: _at, ...told } = HAIL;
    for (const field of ['lossAt', 'reportedAt'])
      expect(await room.report(agent, { [field]: '1800-01-01T00:00:00Z' })).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: `/${field}` }] },
      });
    // The evening before in Ohio.
    const evening = { lossAt: '2026-07-10T03:59:00Z' };
    const reported = await room.report(agent, { ...told, ...evening, policyId: policy.id });
    expect(reported).toMatchObject({
      status: 201,
      body: { lossOn: '2026-07-09', lossAt: '2026-07-10T03:59:00.000Z', isCovered: true, missing: [] },
    });
    const before = await room.report(agent, { ...told, lossAt: '2026-06-01T03:59:00Z', policyId: policy.id });
    expect(before.body).toMatchObject({
      lossOn: '2026-05-31',
      isCovered: false,
      notCoveredReason: 'before_inception',
    });
    const unknown = await room.report(adjuster, { ...told, ...evening });
    expect(unknown.body).toMatchObject({ policyId: null, lossOn: null });
    const completed = await complete(adjuster, unknown.body, { policyId: policy.id });
    expect(completed.body).toMatchObject({ lossOn: '2026-07-09', isCovered: true });
    const late = await room.report(agent, { ...told, policyId: policy.id });
    expect(late.body).toMatchObject({ lossOn: null });
    expect((await complete(adjuster, late.body, evening)).body).toMatchObject({
      lossOn: '2026-07-09',
      isCovered: true,
    });
  });

  it('is taken with nothing but the way it came, and lists what is missing', async () => {
    const { status, body } = await room.report(agent);
    expect(status).toBe(201);
    expect(body).toMatchObject({ policyId: null, isCovered: null, agencyId: policy.agencyId });
    expect(body.missing.map(({ pointer }) => pointer)).toEqual([
      '/policyId',
      '/lossOn',
      '/cause',
      '/description',
      '/lossAt',
      '/lossPlace',
      '/reporter',
    ]);
    expect((await agent.get(`/api/v1/claims/${body.id}`)).body).toEqual(body);
  });

  it('finds the policy by the insured, the place or the vehicle; of several it guesses none', async () => {
    const car = await room.auto(await room.on(BEGAN, 'agent'));
    agent = await room.on('2026-07-15', 'agent');
    adjuster = await room.as('adjuster');
    const vin = ((car.risk as { vehicleInfo?: { vehicles: readonly { vin: string }[] } }).vehicleInfo
      ?.vehicles ?? [])[0]?.vin;
    const address = (policy.risk as { propertyInfo?: { address: { line1: string; zipCode: string } } })
      .propertyInfo?.address;
    const byVin = await room.report(agent, { vin: vin?.toLowerCase(), lossOn: '2026-07-10' });
    expect(byVin.body).toMatchObject({ policyId: car.id, isCovered: true });
    const byPlace = await room.report(agent, {
      insuredPlace: { street: address?.line1.toUpperCase(), zipCode: address?.zipCode },
      lossOn: '2026-07-10',
    });
    expect(byPlace.body).toMatchObject({ policyId: policy.id });
    const byName = await room.report(agent, { insuredName: 'lake ada', lossOn: '2026-07-10' });
    expect(byName.body).toMatchObject({ policyId: null, isCovered: null });
    expect(byName.body.candidates.map(({ id }) => id).toSorted()).toEqual([policy.id, car.id].toSorted());
    expect((await agent.get(`/api/v1/claims/${byName.body.id}`)).body).toEqual(byName.body);
    const chosen = await complete(adjuster, byName.body, { policyId: car.id });
    expect(chosen).toMatchObject({
      status: 200,
      body: { policyId: car.id, isCovered: true, candidates: [] },
    });
    expect(await complete(adjuster, chosen.body, { policyId: policy.id })).toMatchObject({
      status: 409,
      body: { code: 'claims.other-policy' },
    });
  });

  it('of a number that nobody knows, or of another agency’s policy, waits for a policy', async () => {
    const { body } = await room.report(agent, { policyNumber: 'POL-1999-0000001', lossOn: '2026-07-10' });
    expect(body).toMatchObject({ policyId: null, candidates: [], missing: expect.arrayContaining([]) });
    await room.sql(`insert into agencies (id, code, name) values ('01930000-0000-7000-8000-00000000a002', 'OTHER', 'Other')
                    on conflict do nothing`);
    const stranger = await room.home(await room.on(BEGAN, 'agent'));
    await room.sql('alter table policies disable trigger policies_kept_columns');
    await room.sql(`update policies set agency_id = '01930000-0000-7000-8000-00000000a002' where id = $1`, [
      stranger.id,
    ]);
    await room.sql('alter table policies enable trigger policies_kept_columns');
    agent = await room.on('2026-07-15', 'agent');
    adjuster = await room.as('adjuster');
    const theirs = await room.report(agent, { policyNumber: stranger.policyNumber, lossOn: '2026-07-10' });
    expect(theirs.body).toMatchObject({ policyId: null, candidates: [] });
    expect(await room.report(agent, { policyId: stranger.id })).toMatchObject({
      status: 404,
      body: { code: 'policies.policy-not-found' },
    });
    const staff = await room.report(adjuster, { policyId: stranger.id, lossOn: '2026-07-10' });
    expect(staff).toMatchObject({ status: 201, body: { policyId: stranger.id } });
    expect(await agent.get(`/api/v1/claims/${staff.body.id}`)).toMatchObject({
      status: 404,
      body: { code: 'claims.claim-not-found' },
    });
    for (const list of ['verifications', 'transitions'])
      expect((await agent.get(`/api/v1/claims/${staff.body.id}/${list}`)).status).toBe(404);
    const seen = await agent.get<Page<ClaimSummaryResponse>>('/api/v1/claims?limit=200');
    expect(seen.body.items.some(({ id }) => id === staff.body.id)).toBe(false);
  });

  it.each<[string, object, number, string, string]>([
    ['of tomorrow', { lossOn: '2026-07-16' }, 400, 'claims.loss-ahead', '/lossOn'],
    [
      'of this evening',
      { lossOn: '2026-07-15', lossAt: '2026-07-15T23:00:00Z' },
      400,
      'claims.loss-ahead',
      '/lossAt',
    ],
    [
      'whose moment is on another day where the policy is',
      { lossOn: '2026-07-10', lossAt: '2026-07-11T05:00:00Z' },
      400,
      'claims.loss-day-differs',
      '/lossAt',
    ],
    [
      'that was reported before it happened',
      { lossOn: '2026-07-10', lossAt: '2026-07-10T20:00:00Z', reportedAt: '2026-07-10T19:00:00Z' },
      400,
      'claims.notice-ahead',
      '/reportedAt',
    ],
    [
      'that is reported tomorrow',
      { reportedAt: '2026-07-16T00:00:00Z' },
      400,
      'claims.notice-ahead',
      '/reportedAt',
    ],
    [
      'of another customer',
      { customerId: '01930000-0000-7000-8000-0000000000ff' },
      422,
      'claims.other-customer',
      '/customerId',
    ],
  ])('%s is refused', async (_case, more, status, code, pointer) => {
    expect(await room.report(agent, { policyId: policy.id, ...more })).toMatchObject({
      status,
      body: { code, errors: [{ pointer }] },
    });
  });

  it('of a loss that has its claim shows that one; merged, both tell of it under the one that stays', async () => {
    const first = (
      await room.report(agent, { ...HAIL, policyId: policy.id, lossOn: '2026-07-12', lossAt: null })
    ).body;
    const loss = {
      policyId: policy.id,
      channel: 'web',
      lossOn: '2026-07-13',
      reporter: { name: 'Grace Miller', relation: 'agent' },
    };
    const second = (await room.report(agent, loss)).body;
    expect(second.similarClaims.map(({ id }) => id)).toContain(first.id);
    expect((await agent.get(`/api/v1/claims/${second.id}`)).body).toEqual(second);
    expect(
      (await room.report(agent, { ...loss, cause: 'theft' })).body.similarClaims.map(({ id }) => id),
    ).not.toContain(first.id);
    const merged = await step(adjuster, second, 'merge', { intoClaimId: first.id });
    expect(merged).toMatchObject({ status: 200, body: { id: first.id, status: 'submitted' } });
    expect(merged.body.notices.map(({ channel, claimId }) => [channel, claimId])).toEqual([
      ['phone', first.id],
      ['web', second.id],
    ]);
    expect(merged.body.similarClaims).toContainEqual(
      expect.objectContaining({ id: second.id, isMerged: true, status: 'closed' }),
    );
    const closed = (await agent.get<ClaimResponse>(`/api/v1/claims/${second.id}`)).body;
    expect(closed).toMatchObject({ status: 'closed', duplicateOf: first.id });
    expect(await step(adjuster, closed, 'merge', { intoClaimId: first.id })).toMatchObject({
      status: 409,
      body: { code: 'claims.status' },
    });
    expect(await step(adjuster, merged.body, 'merge', { intoClaimId: first.id })).toMatchObject({
      status: 422,
      body: { code: 'claims.merge-invalid' },
    });
    const reopened = await step(adjuster, closed, 'reopen', { reason: 'It was another storm' });
    expect(reopened).toMatchObject({
      status: 200,
      body: { status: 'under_review', duplicateOf: null, resolvedAt: null },
    });
  });

  it('joins a claim that is there, and changes nothing of it', async () => {
    const claim = (await room.report(agent, { ...HAIL, policyId: policy.id })).body;
    const joined = await agent.post<ClaimResponse>(`/api/v1/claims/${claim.id}/notices`, {
      channel: 'authority',
      reporter: { name: 'Columbus Fire', relation: 'police' },
      description: 'The fire department was called at 5 pm.',
    });
    expect(joined).toMatchObject({ status: 201, body: { description: HAIL.description, rowVersion: 1 } });
    expect(joined.body.notices.map(({ channel }) => channel)).toEqual(['phone', 'authority']);
  });

  it('is registered once for one Idempotency-Key, from two instances', async () => {
    const key = { 'idempotency-key': 'the-same-call' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        agent
          .on(n % 2 ? room.app : room.other)
          .post<ClaimResponse>('/api/v1/claims', { ...HAIL, channel: 'phone', policyId: policy.id }, key),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  });

  it('is found page by page, newest first, by what is filtered', async () => {
    const all: string[] = [];
    let cursor: string | null = null;
    do {
      const { body }: { body: Page<ClaimSummaryResponse> } = await adjuster.get(
        `/api/v1/claims?limit=3&policyId=${policy.id}${cursor === null ? '' : `&cursor=${cursor}`}`,
      );
      all.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor;
    } while (cursor !== null);
    const rows = await room.sql<{ id: string }>(
      'select id from claims where policy_id = $1 order by submitted_at desc, id desc',
      [policy.id],
    );
    expect(all).toEqual(rows.map(({ id }) => id));
    const { body } = await adjuster.get<Page<ClaimSummaryResponse>>('/api/v1/claims?status=closed');
    expect(body.items.every(({ status }) => status === 'closed')).toBe(true);
  });

  it('leaves a trail, and is the agent’s to report but not to decide', async () => {
    const claim = (await room.report(agent, { ...HAIL, policyId: policy.id })).body;
    const rows = await room.sql<{ action: string }>('select action from audit_logs where resource_id = $1', [
      claim.id,
    ]);
    // By the rules of the demo: it is one of many claims of its customer.
    expect(rows.map(({ action }) => action)).toEqual(['claims.reported', 'claims.scored']);
    expect((await step(agent, claim, 'review')).status).toBe(403);
    expect((await complete(agent, claim, { cause: 'wind' })).status).toBe(403);
  });
});
