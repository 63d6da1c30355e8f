import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Case } from '../../../test/support/claims-ledger.js';
import { ClaimsLedger, LATER } from '../../../test/support/claims-ledger.js';
import type { Answered } from '../../../test/support/claims-room.js';
import { complete, step } from '../../../test/support/claims-room.js';
import { homeRequest } from '../../../test/support/story.js';
import type { RecordedLossResponse } from '../customers/index.js';
import type { PolicyResponse } from '../policies/index.js';
import { ifMatch } from '../../../test/support/app.js';

interface Quoted {
  readonly id: string;
  readonly status: string;
  readonly blockedAt?: string | null;
}
interface Losses {
  readonly losses: readonly RecordedLossResponse[];
}

/** What others see of a loss, without knowing of claims. */
describe('a loss that claims have recorded with its customer', () => {
  let on: ClaimsLedger;

  beforeAll(async () => {
    on = await ClaimsLedger.open();
  });
  afterAll(() => on?.close());

  const losses = async (policy: PolicyResponse): Promise<readonly RecordedLossResponse[]> => {
    const path = `/api/v1/customers/${policy.customerId}/losses`;
    const { body } = await on.admin.get<{ items: readonly RecordedLossResponse[] }>(path);
    return body.items.filter(({ policyId }) => policyId === policy.id);
  };
  async function newHome(): Promise<PolicyResponse> {
    const policy = await on.room.home(await on.room.on('2026-06-01', 'agent'));
    await on.on(LATER);
    return policy;
  }
  async function paid(policy: PolicyResponse, amount = '4000.00'): Promise<Case> {
    const claim = await on.case({}, policy);
    const asked = await on.pay(on.adjuster, claim, amount);
    expect((await on.decide(on.examiner, asked.body, 'approve')).status).toBe(200);
    return claim;
  }

  it('follows its claim from the notice to the last payment, and what came back', async () => {
    const policy = await newHome();
    const claim = await paid(policy);
    expect(await losses(policy)).toEqual([
      expect.objectContaining({
        claimId: claim.id,
        productType: 'home',
        occurredOn: '2026-07-10',
        cause: 'hail',
        status: 'approved',
        isOpen: true,
        paid: '4000.00',
      }),
    ]);
    const recovery = { lineId: claim.loss, kind: 'salvage', amount: '500.00' };
    await on.adjuster.post(`/api/v1/claims/${claim.id}/recoveries`, recovery);
    await on.reserve(on.adjuster, claim, '4000.00');
    const read = (await on.adjuster.get<Answered['body']>(`/api/v1/claims/${claim.id}`)).body;
    expect((await step(on.adjuster, read, 'close')).status).toBe(200);
    expect(await losses(policy)).toMatchObject([{ status: 'closed', isOpen: false, paid: '3500.00' }]);
  });

  it('comes to be when the policy or the day is found, and counts once where two claims are of it', async () => {
    const policy = await newHome();
    const { body: claim } = await on.room.report(on.adjuster, { lossOn: '2026-07-10', cause: 'hail' });
    expect(await losses(policy)).toEqual([]);
    const found = await complete(on.adjuster, claim, { policyId: policy.id });
    expect(await losses(policy)).toMatchObject([{ claimId: claim.id, occurredOn: '2026-07-10' }]);
    await complete(on.adjuster, found.body, { lossOn: '2026-07-12' });
    expect(await losses(policy)).toMatchObject([{ occurredOn: '2026-07-12' }]);
    const same = await on.room.report(on.adjuster, {
      policyId: policy.id,
      lossOn: '2026-07-12',
      cause: 'hail',
    });
    expect(await losses(policy)).toHaveLength(2);
    const merged = await step(on.adjuster, same.body, 'merge', { intoClaimId: claim.id });
    expect(merged.status).toBe(200);
    expect(await losses(policy)).toMatchObject([{ claimId: claim.id }]);
  });

  it('is seen by whoever works for the agency of the customer, and by nobody of another', async () => {
    const policy = await newHome();
    await on.room.report(on.adjuster, { policyId: policy.id, lossOn: '2026-07-10', cause: 'hail' });
    const agent = await on.room.as('agent');
    expect((await agent.get(`/api/v1/customers/${policy.customerId}/losses`)).status).toBe(200);
    expect(await agent.get('/api/v1/customers/01930000-0000-7000-8000-0000000000ff/losses')).toMatchObject({
      status: 404,
      body: { code: 'customers.customer-not-found' },
    });
  });

  it('lets an underwriter look at a quote that declares years without one; the price stays that of the manual', async () => {
    const policy = await newHome();
    await paid(policy);
    const agent = await on.room.as('agent');
    const ask = async (claimsFreeYears: number): Promise<Quoted> => {
      const { propertyInfo, ...request } = homeRequest() as { readonly propertyInfo: object };
      const asked = {
        ...request,
        customerId: policy.customerId,
        propertyInfo: { ...propertyInfo, claimsFreeYears },
      };
      return (await agent.post<Quoted>('/api/v1/quotes', asked)).body;
    };
    const declared = await ask(5);
    const bound = await agent.post(`/api/v1/quotes/${declared.id}/bind`, {}, ifMatch(1));
    expect(bound).toMatchObject({ status: 409 });
    const underwriter = await on.room.as('underwriter');
    const { body } = await underwriter.get<{ items: readonly { id: string; code: string; title: string }[] }>(
      `/api/v1/underwriting/issues?quoteId=${declared.id}`,
    );
    const issue = body.items.find(({ code }) => code === 'recorded-losses');
    expect(issue?.title).toMatch(
      /^Declared: 5 years without a claim; recorded: CLM-2026-\d+ of July 12, 2026 and \d more$/,
    );
    const approval = { reason: 'The roof is new', validity: 'next_change' };
    const approved = await underwriter.post(`/api/v1/underwriting/issues/${issue?.id}/approve`, approval, {
      'if-match': '*',
    });
    expect(approved.status).toBe(200);
    expect((await agent.post(`/api/v1/quotes/${declared.id}/bind`, {}, ifMatch(1))).status).toBe(201);
    const honest = await ask(0);
    expect((await agent.post(`/api/v1/quotes/${honest.id}/bind`, {}, ifMatch(1))).status).toBe(201);
  });

  it('stands in the way of a flat cancellation, and of cover that would come back over it', async () => {
    const policy = await newHome();
    const underwriter = await on.room.as('underwriter');
    const flat = {
      effectiveOn: policy.effectiveDate,
      requestedBy: 'insured',
      reason: 'sold',
    };
    const cancel = (body: object): Promise<Answered> =>
      underwriter.post(`/api/v1/policies/${policy.id}/cancellations`, body, ifMatch(1));
    const { body: claim } = await on.room.report(on.adjuster, {
      policyId: policy.id,
      lossOn: '2026-07-10',
      cause: 'hail',
    });
    const preview = await underwriter.post<Losses>(
      `/api/v1/policies/${policy.id}/cancellations/preview`,
      flat,
    );
    expect(preview.body.losses).toMatchObject([{ claimNumber: claim.claimNumber, isOpen: true }]);
    expect(await cancel(flat)).toMatchObject({
      status: 409,
      body: { code: 'policies.losses-reported', claims: claim.claimNumber },
    });
    expect(await cancel({ ...flat, effectiveOn: '2026-07-15', despiteLosses: false })).toMatchObject({
      status: 201,
    });

    await on.on('2026-07-25');
    const again = await on.room.as('underwriter');
    const late = await on.room.report(on.adjuster, {
      policyId: policy.id,
      lossOn: '2026-07-20',
      cause: 'wind',
    });
    expect(late.body).toMatchObject({ isCovered: false });
    const reinstatement = await again.post<Losses>(`/api/v1/policies/${policy.id}/reinstatements/preview`, {
      reason: 'payment_received',
    });
    expect(reinstatement.body.losses).toMatchObject([{ claimNumber: late.body.claimNumber }]);
    const by = (body: object): Promise<Answered> =>
      again.post(
        `/api/v1/policies/${policy.id}/reinstatements`,
        { reason: 'payment_received', ...body },
        ifMatch(2),
      );
    expect(await by({})).toMatchObject({ status: 409, body: { code: 'policies.losses-reported' } });
    const signed = (signedOn: string): object => ({
      effectiveOn: '2026-07-25',
      noLossStatement: { signedBy: 'Ada Lake', signedOn },
    });
    expect(await by({ effectiveOn: '2026-07-25' })).toMatchObject({
      status: 422,
      body: { code: 'policies.no-loss-statement-due' },
    });
    // A loss in the lapse is known: who signs that there was none is told so.
    expect(await by(signed('2026-07-25'))).toMatchObject({
      status: 409,
      body: { code: 'policies.losses-reported', claims: late.body.claimNumber },
    });
    expect(await by({ ...signed('2026-07-25'), despiteLosses: true })).toMatchObject({ status: 201 });
  });

  it('that comes in after it was signed that there was none shows the statement to the adjuster', async () => {
    const policy = await newHome();
    const ended = await on.room.on('2026-07-12', 'underwriter');
    const sold = { effectiveOn: '2026-07-12', requestedBy: 'insured', reason: 'sold' };
    expect((await ended.post(`/api/v1/policies/${policy.id}/cancellations`, sold, ifMatch(1))).status).toBe(
      201,
    );
    const by = await on.room.on('2026-07-25', 'underwriter');
    const reinstated = (signedOn: string): Promise<Answered> =>
      by.post(
        `/api/v1/policies/${policy.id}/reinstatements`,
        {
          reason: 'payment_received',
          effectiveOn: '2026-07-22',
          noLossStatement: { signedBy: 'Ada Lake', signedOn },
        },
        ifMatch(2),
      );
    for (const wrong of ['2026-07-21', '2026-07-26'])
      expect((await reinstated(wrong)).body.code).toBe('policies.no-loss-statement-invalid');
    expect((await reinstated('2026-07-25')).status).toBe(201);

    await on.on('2026-07-28');
    const seen = async (lossOn: string): Promise<readonly unknown[]> => {
      const loss = { policyId: policy.id, lossOn, cause: 'hail' };
      const { body: claim } = await on.room.report(on.adjuster, loss);
      const { body } = await on.adjuster.get<{ noLossStatements: readonly unknown[] }>(
        `/api/v1/claims/${claim.id}/verifications`,
      );
      return body.noLossStatements;
    };
    const statement = { signedBy: 'Ada Lake', fromDate: '2026-07-12', signedOn: '2026-07-25' };
    // In the lapse, and on a day that is covered again but was signed for, too.
    expect(await seen('2026-07-15')).toMatchObject([statement]);
    expect(await seen('2026-07-24')).toMatchObject([statement]);
    expect(await seen('2026-07-26')).toEqual([]);
    await on.on(LATER);
  });

  it('stands in the renewal of its policy, open ones with what was paid so far, and not in that of another', async () => {
    const [policy, other] = [await newHome(), await newHome()];
    const claim = await paid(policy);
    await on.on('2027-04-20');
    const underwriter = await on.room.as('underwriter');
    const prepared = async ({ id }: PolicyResponse): Promise<Losses['losses']> => {
      const path = `/api/v1/policies/${id}`;
      const { body: now } = await underwriter.get<PolicyResponse>(path);
      const answer = await underwriter.post<Losses>(`${path}/renewal`, {}, ifMatch(now.rowVersion));
      expect(answer.status).toBe(201);
      return answer.body.losses;
    };
    expect(await prepared(policy)).toMatchObject([
      { claimId: claim.id, occurredOn: '2026-07-10', status: 'approved', isOpen: true, paid: '4000.00' },
    ]);
    expect(await prepared(other)).toEqual([]);
    await on.on(LATER);
  });

  it('does not keep the insurer from ending a policy that it should never have written, knowing of it', async () => {
    const policy = await newHome();
    await on.room.report(on.adjuster, { policyId: policy.id, lossOn: '2026-07-10', cause: 'hail' });
    const flat = {
      effectiveOn: policy.effectiveDate,
      requestedBy: 'insured',
      reason: 'sold',
    };
    const path = `/api/v1/policies/${policy.id}/cancellations`;
    const agent = await on.room.as('agent');
    const underwriter = await on.room.as('underwriter');
    const byAgent = await agent.post(path, { ...flat, despiteLosses: true }, ifMatch(1));
    expect(byAgent.status).toBeGreaterThanOrEqual(403);
    expect(await underwriter.post(path, { ...flat, despiteLosses: true }, ifMatch(1))).toMatchObject({
      status: 201,
    });
    const [row] = await on.room.sql<{ despite: string }>(
      `select details ->> 'despiteLosses' as despite from policy_transactions where policy_id = $1 and kind = 'cancellation'`,
      [policy.id],
    );
    expect(row?.despite).toMatch(/CLM-/);
  });
});
