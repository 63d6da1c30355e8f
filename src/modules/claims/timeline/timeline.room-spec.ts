import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ifMatch } from '../../../../test/support/app.js';
import { ClaimsLedger } from '../../../../test/support/claims-ledger.js';
import type { LawsuitResponse, SubrogationResponse } from '../matters/matters.dto.js';
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

  it('tells of lawsuits, and of what is asked back and comes back, without the names of people', async () => {
    const claim = await on.case();
    const path = `/api/v1/claims/${claim.id}`;
    const asked = await on.pay(on.adjuster, claim, '9000.00');
    await on.decide(on.examiner, asked.body, 'approve');
    const { body: suit } = await on.adjuster.post<LawsuitResponse>(`${path}/lawsuits`, {
      court: 'Common Pleas',
      docketNumber: '26-CV-1',
      plaintiff: 'Ada Lake',
      servedOn: '2026-07-15',
      answerDueOn: '2026-08-12',
      demandAmount: '80000.00',
    });
    const { body: roofer } = await on.adjuster.post<{ id: string }>('/api/v1/claim-contacts', {
      kind: 'organization',
      name: 'Careless Roofing LLC',
    });
    const { body: back } = await on.adjuster.post<SubrogationResponse>(`${path}/subrogations`, {
      againstId: roofer.id,
      liabilityPercent: '80',
    });
    const subrogation = (what: string, version: number, body = {}): Promise<unknown> =>
      on.adjuster.post(`/api/v1/claim-subrogations/${back.id}/${what}`, body, ifMatch(version));
    await subrogation('demand', 1);
    const recovery = { lineId: claim.loss, kind: 'subrogation', amount: '4000.00' };
    await on.adjuster.post(`${path}/recoveries`, recovery);
    await subrogation('demand', 2);
    await subrogation('close', 3, { reason: 'No more to be had' });
    await on.examiner.post(
      `/api/v1/claim-lawsuits/${suit.id}/end`,
      { outcome: 'settled', outcomeAmount: '2500.00', endedOn: '2026-07-15', reason: 'Agreed' },
      ifMatch(1),
    );
    const { body } = await on.adjuster.get<TimelineResponse>(`${path}/timeline`);
    const matters = body.items.filter(
      ({ event, title }) => ['lawsuit', 'subrogation'].includes(event) || title.startsWith('recovery'),
    );
    expect(matters.map(({ title, amount, reason, refersTo }) => [title, amount, reason, refersTo])).toEqual(
      expect.arrayContaining([
        ['lawsuit 26-CV-1, Common Pleas: filed, answer due 2026-08-12', '80000.00', null, suit.id],
        ['lawsuit 26-CV-1, Common Pleas: settled', '2500.00', 'Agreed', suit.id],
        ['subrogation 1: opened', null, null, back.id],
        ['subrogation 1: demanded', '8000.00', null, back.id],
        ['recovery (subrogation): booked', '4000.00', null, expect.any(String)],
        ['subrogation 1: closed', null, 'No more to be had', back.id],
      ]),
    );
    // Both demands, and the recovery as asked for and booked.
    expect(matters).toHaveLength(8);
    expect(JSON.stringify(matters)).not.toMatch(/Lake/);
    const doers = matters.filter(({ event }) => event === 'lawsuit').map(({ by }) => by);
    expect(new Set(doers).size).toBe(2);
    expect(doers).not.toContain(null);
    expect(body.items.map(({ at }) => at)).toEqual(
      body.items
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
    // Those of another claim are not told here.
    const other = await on.case();
    const told = await on.adjuster.get<TimelineResponse>(`/api/v1/claims/${other.id}/timeline`);
    expect(told.body.items.filter(({ event }) => event === 'lawsuit')).toEqual([]);
  });

  it('is of a claim that there is, and not for agents', async () => {
    const path = (id: string): string => `/api/v1/claims/${id}/timeline`;
    const nobody = '01930000-0000-7000-8000-0000000000ff';
    expect(await on.adjuster.get(path(nobody))).toMatchObject({ status: 404 });
    expect(await (await on.room.as('agent')).get(path(nobody))).toMatchObject({ status: 403 });
  });
});
