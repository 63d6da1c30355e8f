import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClaimsLedger } from '../../../../test/support/claims-ledger.js';
import type { TimelineResponse } from './timeline.dto.js';

describe('the timeline of a claim', () => {
  let on: ClaimsLedger;

  beforeAll(async () => {
    on = await ClaimsLedger.open();
  });
  afterAll(() => on?.close());

  it('tells from the notice to a payment that was voided what was done, by whom and why', async () => {
    const claim = await on.case();
    const asked = await on.pay(on.adjuster, claim, '4000.00', { memo: 'Roof' });
    await on.decide(on.examiner, asked.body, 'approve');
    await on.decide(on.examiner, asked.body, 'void');
    const { body } = await on.adjuster.get<TimelineResponse>(`/api/v1/claims/${claim.id}/timeline`);
    const titles = body.items.map(({ title }) => title);
    for (const title of [
      'notice by phone',
      'covered',
      'submit: submitted',
      'review: under review',
      'approve: approved',
      'reserve: booked',
      'payment: asked for',
      'payment: approved',
      'payment: booked',
      'payment: voided',
    ])
      expect(titles).toContain(title);
    const request = body.items.find(({ title }) => title === 'payment: asked for');
    expect(request).toMatchObject({ amount: '4000.00', reason: 'Roof', refersTo: asked.body.id });
    const decision = body.items.find(({ title }) => title === 'payment: approved');
    expect(decision).toMatchObject({ reason: 'Looked at', by: expect.any(String) });
    expect(decision?.by).not.toBe(request?.by);
  });

  it('is of a claim that there is, and not for agents', async () => {
    const path = (id: string): string => `/api/v1/claims/${id}/timeline`;
    const nobody = '01930000-0000-7000-8000-0000000000ff';
    expect(await on.adjuster.get(path(nobody))).toMatchObject({ status: 404 });
    expect(await (await on.room.as('agent')).get(path(nobody))).toMatchObject({ status: 403 });
  });
});
