import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../../test/support/app.js';
import { ClaimsRoom, step } from '../../../../test/support/claims-room.js';
import type { PolicyResponse } from '../../policies/index.js';
import type { ClaimResponse } from '../claims.dto.js';
import type { TransitionRulesResponse, TransitionsResponse } from './transitions.dto.js';

const BEGAN = '2026-06-01';
const FLOOD = 'Section I - Exclusions A.3';

describe('the life of a claim', () => {
  let room: ClaimsRoom;
  let adjuster: Client;
  let policy: PolicyResponse;

  beforeAll(async () => {
    room = await ClaimsRoom.open({ today: BEGAN, instances: 2 });
    policy = await room.home(await room.on(BEGAN, 'agent'));
    adjuster = await room.on('2026-07-15', 'adjuster');
  });
  afterAll(() => room?.close());

  async function reported(more = {}): Promise<ClaimResponse> {
    const { body } = await room.report(adjuster, {
      policyId: policy.id,
      lossOn: '2026-07-10',
      cause: 'water',
      ...more,
    });
    return body;
  }

  it('is told by each claim: what comes next, what that asks for, and whether one may', async () => {
    const claim = await reported();
    expect(claim.nextSteps.map(({ action, isAllowed }) => [action, isAllowed])).toEqual([
      ['review', true],
      ['deny', true],
      ['withdraw', true],
      ['merge', true],
    ]);
    const agent = await room.as('agent');
    const seen = (await agent.get<ClaimResponse>(`/api/v1/claims/${claim.id}`)).body;
    expect(seen.nextSteps.some(({ isAllowed }) => isAllowed)).toBe(false);
    const { body } = await adjuster.get<TransitionRulesResponse>('/api/v1/claim-transitions');
    expect(body.items.find(({ action }) => action === 'deny')).toEqual({
      action: 'deny',
      from: ['submitted', 'under_review'],
      to: 'denied',
      permission: 'claims.decide',
      requires: ['provision', 'reason', 'nothing_paid'],
    });
  });

  it('ends with a denial that cites provisions of the policy, and may begin again with a reason', async () => {
    const claim = await reported();
    const reviewed = await step(adjuster, claim, 'review');
    const denial = { coverage: 'dwelling', provisions: [FLOOD], reason: 'The river had left its bed.' };
    const denied = await step(adjuster, reviewed.body, 'deny', denial);
    expect(denied).toMatchObject({
      status: 200,
      body: {
        status: 'denied',
        coverage: 'dwelling',
        denial: { provisions: [{ number: FLOOD, title: 'Water: flood, surface water and sewer back-up' }] },
      },
    });
    expect(denied.body.resolvedAt).not.toBeNull();
    const reopened = await step(adjuster, denied.body, 'reopen', { reason: 'The pipe had burst before' });
    expect(reopened.body).toMatchObject({ status: 'under_review', denial: null, resolvedAt: null });
    const { body } = await adjuster.get<TransitionsResponse>(`/api/v1/claims/${claim.id}/transitions`);
    expect(body.items.map(({ action, toStatus, reason }) => [action, toStatus, reason])).toEqual([
      ['submit', 'submitted', null],
      ['review', 'under_review', null],
      ['deny', 'denied', 'The river had left its bed.'],
      ['reopen', 'under_review', 'The pipe had burst before'],
    ]);
  });

  it('does not end with a denial that cites nothing of the policy', async () => {
    const claim = await reported();
    const deny = (more: object): ReturnType<typeof step> =>
      step(adjuster, claim, 'deny', { coverage: 'dwelling', provisions: [FLOOD], reason: 'No', ...more });
    expect(await deny({ provisions: [FLOOD, 'Section X'] })).toMatchObject({
      status: 422,
      body: { code: 'claims.provision-unknown', errors: [{ pointer: '/provisions/1' }] },
    });
    expect(await deny({ coverage: 'collision' })).toMatchObject({
      status: 422,
      body: { code: 'claims.coverage-unknown', errors: [{ pointer: '/coverage' }] },
    });
    expect(await deny({ provisions: [] })).toMatchObject({ status: 400 });
    const unknown = (await room.report(adjuster)).body;
    expect(
      await step(adjuster, unknown, 'deny', { coverage: 'x', provisions: ['y'], reason: 'z' }),
    ).toMatchObject({
      status: 422,
      body: { code: 'claims.policy-unverified' },
    });
  });

  it('ends with the policy period as provision where there was no coverage', async () => {
    const claim = await reported({ lossOn: '2026-05-20' });
    const denied = await step(adjuster, claim, 'deny', {
      coverage: 'dwelling',
      provisions: ['Period'],
      reason: 'Early',
    });
    expect(denied.body.denial).toEqual({
      coverage: 'dwelling',
      provisions: [
        {
          number: 'Declarations - Policy Period',
          title: 'The loss happened before the policy period began.',
        },
      ],
      reason: 'Early',
    });
  });

  it('takes no step that the table does not have, and says which it has', async () => {
    const claim = await reported();
    expect(await step(adjuster, claim, 'close')).toMatchObject({
      status: 409,
      body: { code: 'claims.status', detail: expect.stringContaining('review, deny, withdraw, merge') },
    });
    expect(await step(adjuster, claim, 'reopen', { reason: 'x' })).toMatchObject({ status: 409 });
    const withdrawn = await step(adjuster, claim, 'withdraw', { reason: 'Settled with the neighbor' });
    expect(withdrawn).toMatchObject({ status: 200, body: { status: 'withdrawn' } });
    expect(await step(adjuster, withdrawn.body, 'review')).toMatchObject({ status: 409 });
    expect(await step(adjuster, withdrawn.body, 'close')).toMatchObject({
      status: 200,
      body: { status: 'closed' },
    });
  });

  it('is decided once by two adjusters at once, on two instances', async () => {
    const claim = await reported();
    const answers = await Promise.all(
      [room.app, room.other].map((app) => step(adjuster.on(app), claim, 'withdraw', { reason: 'Both' })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
  });

  it('does not begin again after the time that the state allows', async () => {
    const admin = await room.as('admin');
    const fact = {
      state: 'OH',
      productType: 'home',
      kind: 'claim_limitation',
      key: 'reopening',
      value: { months: 1 },
      effectiveDate: '2026-01-01',
      citation: 'Example: a limitation of one month',
    };
    expect((await admin.post('/api/v1/rating/state-facts', fact)).status).toBe(201);
    const claim = await reported({ lossOn: '2026-06-10' });
    const withdrawn = (await step(adjuster, claim, 'withdraw', { reason: 'x' })).body;
    expect(await step(adjuster, withdrawn, 'reopen', { reason: 'Too late' })).toMatchObject({
      status: 422,
      body: { code: 'claims.reopening-too-late', detail: expect.stringContaining('July 10, 2026') },
    });
  });
});
