import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClaimsLedger, LATER } from '../../../../test/support/claims-ledger.js';
import { step } from '../../../../test/support/claims-room.js';
import { publishedCases, quoteRequest } from '../../../../test/support/story.js';
import type { LossRunResponse } from './loss-run.dto.js';

describe('a loss run', () => {
  let on: ClaimsLedger;

  beforeAll(async () => {
    on = await ClaimsLedger.open();
  });
  afterAll(() => on?.close());

  const run = async (query: string): Promise<LossRunResponse> => {
    const { status, body } = await on.admin.get<LossRunResponse>(`/api/v1/loss-runs?${query}`);
    expect(status).toBe(200);
    return body;
  };

  it('adds up what the claims of a policy have cost, and counts each loss once', async () => {
    expect(await run(`policyId=${on.home.id}`)).toMatchObject({ count: 0, incurred: '0.00', items: [] });
    const claim = await on.case();
    const asked = await on.pay(on.adjuster, claim, '4000.00');
    await on.decide(on.examiner, asked.body, 'approve');
    const recovery = { lineId: claim.loss, kind: 'salvage', amount: '500.00' };
    await on.adjuster.post(`/api/v1/claims/${claim.id}/recoveries`, recovery);
    const loss = { policyId: on.home.id, lossOn: '2026-07-10', cause: 'hail' };
    const same = (await on.room.report(on.adjuster, loss)).body;
    await step(on.adjuster, same, 'merge', { intoClaimId: claim.id });
    const denied = (await on.room.report(on.adjuster, { ...loss, lossOn: '2026-07-01' })).body;
    await step(on.adjuster, denied, 'withdraw', { reason: 'Below the deductible' });

    const expected = {
      count: 2,
      openCount: 1,
      paid: '4000.00',
      outstanding: '8000.00',
      recovered: '500.00',
      incurred: '11500.00',
    };
    const ofPolicy = await run(`policyId=${on.home.id}`);
    expect(ofPolicy).toMatchObject(expected);
    expect(ofPolicy.items).toMatchObject([
      { claimId: claim.id, paidLoss: '4000.00', outstanding: '8000.00', incurred: '11500.00' },
      { claimId: denied.id, status: 'withdrawn', incurred: '0.00' },
    ]);
    expect(await run(`customerId=${on.home.customerId}`)).toMatchObject(expected);
  });

  it('is a PDF for the next insurer, also of a policy without losses', async () => {
    for (const query of [`policyId=${on.home.id}`, `customerId=${on.home.customerId}`]) {
      const { status, headers, body } = await on.admin.raw(`/api/v1/loss-runs/pdf?${query}`);
      expect([status, headers['content-type'], body.subarray(0, 5).toString()]).toEqual([
        200,
        'application/pdf',
        '%PDF-',
      ]);
      expect(headers['content-disposition']).toContain(`loss-run-${on.home.policyNumber}.pdf`);
    }
    expect(await on.admin.get('/api/v1/loss-runs/pdf')).toMatchObject({ status: 400 });
  });

  it('says of a customer without claims that there are none, and is of nobody without a policy', async () => {
    const agent = await on.room.on('2026-06-01', 'agent');
    const data = { firstName: 'Clara', lastName: 'Dale' };
    const clara = (await agent.post<{ id: string }>('/api/v1/customers', { kind: 'person', data })).body.id;
    const pdf = `/api/v1/loss-runs/pdf?customerId=${clara}`;
    const admin = await on.room.on(LATER, 'admin');
    expect(await admin.get(pdf)).toMatchObject({
      status: 422,
      body: { code: 'claims.loss-run-without-policy' },
    });
    const [example] = publishedCases('auto-oh');
    const policy = await on.room.bind(
      await on.room.on('2026-06-01', 'agent'),
      quoteRequest('auto', example?.risk ?? {}, { customerId: clara }),
    );
    const again = await on.room.on(LATER, 'admin');
    const { status, headers, body } = await again.raw(pdf);
    expect([status, body.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    expect(headers['content-disposition']).toContain(`loss-run-${policy.policyNumber}.pdf`);
  });

  it('is of one policy or one customer, and of none that is not there', async () => {
    const ask = (query: string): Promise<unknown> => on.admin.get(`/api/v1/loss-runs?${query}`);
    const nobody = '01930000-0000-7000-8000-0000000000ff';
    expect(await ask('')).toMatchObject({ status: 400, body: { code: 'claims.loss-run-of-nobody' } });
    expect(await ask(`policyId=${nobody}&customerId=${nobody}`)).toMatchObject({ status: 400 });
    expect(await ask(`policyId=${nobody}`)).toMatchObject({ status: 404 });
    expect(await ask(`customerId=${nobody}`)).toMatchObject({ status: 404 });
  });
});
