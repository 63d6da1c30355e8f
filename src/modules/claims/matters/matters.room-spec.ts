import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../../../test/support/app.js';
import { ifMatch } from '../../../../test/support/app.js';
import { ClaimsLedger, LATER } from '../../../../test/support/claims-ledger.js';
import { complete, step } from '../../../../test/support/claims-room.js';
import type { ClaimResponse } from '../claims.dto.js';
import type { LawsuitResponse, SubrogationResponse } from './matters.dto.js';

const NOBODY = '01930000-0000-7000-8000-00000000dead';

describe('what is asked back, and lawsuits', () => {
  let on: ClaimsLedger;

  beforeAll(async () => {
    on = await ClaimsLedger.open();
  });
  afterAll(() => on?.close());

  async function contact(name: string): Promise<string> {
    const { body } = await on.adjuster.post<{ id: string }>('/api/v1/claim-contacts', {
      kind: 'person',
      name,
    });
    return body.id;
  }

  it('demands what was paid with the deductible of the insured, who has a share of what comes back', async () => {
    const claim = await on.case();
    const open = (againstId: string, more = {}): Promise<Answer<SubrogationResponse>> =>
      on.adjuster.post(`/api/v1/claims/${claim.id}/subrogations`, {
        againstId,
        liabilityPercent: '80',
        ...more,
      });
    const opened = await open(await contact('Careless Roofing LLC'));
    expect(opened).toMatchObject({
      status: 201,
      body: { status: 'open', demand: null, insuredShare: '0.00' },
    });
    const demand = (version: number): Promise<{ readonly status: number; readonly body: object }> =>
      on.adjuster.post(`/api/v1/claim-subrogations/${opened.body.id}/demand`, {}, ifMatch(version));
    expect(await demand(1)).toMatchObject({ status: 422, body: { code: 'claims.nothing-to-demand' } });
    // Nothing is asked back from the insured of the policy, whether the claim calls somebody so or the policy does.
    const own = { status: 422, body: { code: 'claims.own-insured', errors: [{ pointer: '/againstId' }] } };
    expect(await open(claim.payee, { isNamesake: true })).toMatchObject(own);
    const insurer = await on.room.sql<{ name: string }>(
      'select legal_name as name from companies c join policies p on p.company_code = c.code where p.id = $1',
      [on.home.id],
    );
    for (const name of [on.home.insuredName.toUpperCase(), insurer[0]?.name ?? ''])
      expect(await open(await contact(name))).toMatchObject(own);
    const party = { role: 'named_insured', name: 'Ben Lake', effectiveDate: '2026-06-01' };
    expect(await on.admin.post(`/api/v1/policies/${on.home.id}/parties`, party)).toMatchObject({
      status: 201,
    });
    const ben = await contact('Ben  Lake');
    expect(await open(ben)).toMatchObject(own);
    const namesake = await open(ben, { isNamesake: true });
    expect(namesake).toMatchObject({ status: 201 });
    expect(await open(NOBODY)).toMatchObject({ status: 404, body: { code: 'claims.contact-not-found' } });
    const asked = await on.pay(on.adjuster, claim, '9000.00');
    await on.decide(on.examiner, asked.body, 'approve');
    const answers = await Promise.all([demand(1), demand(1)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    await on.adjuster.post(`/api/v1/claims/${claim.id}/roles`, { contactId: ben, role: 'insured' });
    expect(
      await on.adjuster.post(`/api/v1/claim-subrogations/${namesake.body.id}/demand`, {}, ifMatch(1)),
    ).toMatchObject(own);
    expect(answers.find(({ status }) => status === 200)?.body).toMatchObject({
      status: 'demanded',
      demandedPaid: '9000.00',
      demandedDeductible: '1000.00',
      demand: '8000.00',
    });
    const recovery = { lineId: claim.loss, kind: 'subrogation', amount: '4000.00' };
    await on.adjuster.post(`/api/v1/claims/${claim.id}/recoveries`, recovery);
    const list = await on.adjuster.get<{ items: readonly SubrogationResponse[] }>(
      `/api/v1/claims/${claim.id}/subrogations`,
    );
    expect(list.body.items.filter(({ id }) => id === opened.body.id)).toMatchObject([
      {
        recovered: '4000.00',
        insuredShare: '400.00',
        sharing: { method: 'pro_rata', isKnown: false, citation: null },
      },
    ]);
    const law = {
      state: 'OH',
      productType: 'home',
      kind: 'subrogation_sharing',
      key: 'deductible',
      value: { method: 'insured_first' },
      effectiveDate: '2020-01-01',
      citation: 'An example',
    };
    const enter = async (more: object): Promise<number> =>
      (await on.admin.post('/api/v1/rating/state-facts', { ...law, ...more })).status;
    expect(await enter({ value: { method: 'insurer_first' } })).toBe(400);
    expect(await enter({})).toBe(201);
    const first = await on.adjuster.get(`/api/v1/claims/${claim.id}/subrogations`);
    expect(first.body).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({
          insuredShare: '1000.00',
          sharing: { method: 'insured_first', isKnown: true, citation: 'An example' },
        }),
      ]),
    });
    const close = (version: number): Promise<unknown> =>
      on.adjuster.post(
        `/api/v1/claim-subrogations/${opened.body.id}/close`,
        { reason: 'No more to be had' },
        ifMatch(version),
      );
    expect(await close(2)).toMatchObject({ status: 200, body: { status: 'closed' } });
    expect(await close(3)).toMatchObject({ status: 409, body: { code: 'claims.matter-ended' } });
  });

  it('looks at names again when the policy becomes known after something was to be asked back', async () => {
    const { body: told } = await on.room.report(on.adjuster, { lossOn: '2026-07-10', cause: 'hail' });
    expect(told.policyId).toBeNull();
    const path = `/api/v1/claims/${told.id}`;
    const open = async (name: string, more = {}): Promise<SubrogationResponse> => {
      const body = { againstId: await contact(name), liabilityPercent: '100', ...more };
      const opened = await on.adjuster.post<SubrogationResponse>(`${path}/subrogations`, body);
      expect(opened).toMatchObject({ status: 201, body: { isNamesake: 'isNamesake' in more } });
      return opened.body;
    };
    const own = await open(on.home.insuredName);
    const namesake = await open(on.home.insuredName, { isNamesake: true });
    const other = await open('Reckless Roofing LLC');
    const ended = await open(on.home.insuredName);
    await on.adjuster.post(`/api/v1/claim-subrogations/${ended.id}/close`, { reason: 'Twice' }, ifMatch(1));

    const found = await complete(on.adjuster, told, { policyId: on.home.id });
    expect(found).toMatchObject({ status: 200, body: { policyId: on.home.id } });
    const tasks = async (): Promise<readonly object[]> =>
      (await on.adjuster.get<{ items: readonly { title: string }[] }>(`${path}/diary`)).body.items.filter(
        ({ title }) => title.startsWith('Close subrogation'),
      );
    const task = {
      kind: 'task',
      status: 'open',
      dueOn: LATER,
      title: `Close subrogation ${own.sequence}: its counterparty has the name of an insured of the policy, or of a driver on it`,
    };
    expect(await tasks()).toEqual([expect.objectContaining(task)]);
    const lines = await on.adjuster.get<{ items: readonly object[] }>(`${path}/timeline`);
    expect(lines.body.items).toContainEqual(
      expect.objectContaining({
        event: 'subrogation',
        title: `subrogation ${own.sequence}: counterparty may be insured`,
        refersTo: own.id,
      }),
    );
    const demand = (of: SubrogationResponse): Promise<unknown> =>
      on.adjuster.post(`/api/v1/claim-subrogations/${of.id}/demand`, {}, ifMatch(1));
    expect(await demand(own)).toMatchObject({
      status: 422,
      body: { code: 'claims.own-insured', errors: [{ pointer: '/againstId' }] },
    });
    for (const each of [namesake, other])
      expect(await demand(each)).toMatchObject({ body: { code: 'claims.nothing-to-demand' } });

    // Somebody may be insured on one day and not on another. What is told already is not told twice.
    expect(await complete(on.adjuster, found.body, { lossOn: '2026-07-11' })).toMatchObject({ status: 200 });
    expect(await tasks()).toHaveLength(1);
  });

  it('tells the adjuster when a counterparty becomes an insured: on the claim, or on the policy by another name', async () => {
    const claim = await on.case();
    const path = `/api/v1/claims/${claim.id}`;
    const open = async (name: string): Promise<string> => {
      const againstId = await contact(name);
      const asked = { againstId, liabilityPercent: '100' };
      expect(await on.adjuster.post(`${path}/subrogations`, asked)).toMatchObject({ status: 201 });
      return againstId;
    };
    const [called, renamed] = [await open('Ina Brook'), await open('Careful Roofing LLC')];
    await open('Ned Later');
    const tasks = async (): Promise<readonly string[]> =>
      (await on.adjuster.get<{ items: readonly { title: string }[] }>(`${path}/diary`)).body.items
        .map(({ title }) => title)
        .filter((title) => title.startsWith('Close subrogation'))
        .toSorted();
    const onClaim = 'Close subrogation 1: its counterparty is named on the claim as an insured';
    const onPolicy = (sequence: number): string =>
      `Close subrogation ${sequence}: its counterparty has the name of an insured of the policy, or of a driver on it`;
    const role = { contactId: called, role: 'insured' };
    expect(await on.adjuster.post(`${path}/roles`, role)).toMatchObject({ status: 201 });
    expect(await tasks()).toEqual([onClaim]);

    const named = { name: on.home.insuredName };
    expect(await on.adjuster.patch(`/api/v1/claim-contacts/${renamed}`, named, ifMatch('*'))).toMatchObject({
      status: 200,
    });
    const party = { role: 'named_insured', name: 'Ned Later', effectiveDate: '2026-06-01' };
    expect(await on.admin.post(`/api/v1/policies/${on.home.id}/parties`, party)).toMatchObject({
      status: 201,
    });
    expect(await on.adjuster.post(`${path}/verify`, {})).toMatchObject({ status: 200 });
    expect(await tasks()).toEqual([onClaim, onPolicy(2), onPolicy(3)]);
  });

  it('keeps a claim open while it is sued over, with the last day to answer in the diary', async () => {
    const claim = await on.case();
    const path = `/api/v1/claims/${claim.id}`;
    const suit = {
      court: 'Common Pleas',
      docketNumber: '26-CV-1',
      plaintiff: 'Ada Lake',
      servedOn: '2026-07-15',
      answerDueOn: '2026-08-12',
    };
    const open = (more: object = {}): Promise<{ status: number; body: LawsuitResponse }> =>
      on.adjuster.post<LawsuitResponse>(`${path}/lawsuits`, { ...suit, ...more });
    expect(await open({ answerDueOn: '2026-07-14' })).toMatchObject({ status: 400 });
    const opened = await open();
    expect(opened).toMatchObject({ status: 201, body: { status: 'open' } });
    expect(await open()).toMatchObject({ status: 409, body: { code: 'claims.lawsuit-taken' } });
    const diary = await on.adjuster.get<{ items: readonly object[] }>(`${path}/diary`);
    expect(diary.body.items).toContainEqual(
      expect.objectContaining({
        kind: 'task',
        title: 'Answer the complaint 26-CV-1, Common Pleas',
        dueOn: '2026-08-12',
      }),
    );
    const asked = await on.pay(on.adjuster, claim, '12000.00', { type: 'final' });
    await on.decide(on.examiner, asked.body, 'approve');
    const read = async (): Promise<ClaimResponse> => (await on.adjuster.get<ClaimResponse>(path)).body;
    expect(await step(on.adjuster, await read(), 'close')).toMatchObject({
      status: 409,
      body: { code: 'claims.still-open' },
    });
    const end = { outcome: 'settled', outcomeAmount: '2500.00', endedOn: '2026-07-15', reason: 'Agreed' };
    const close = `/api/v1/claim-lawsuits/${opened.body.id}/end`;
    expect(await on.adjuster.post(close, { ...end, endedOn: '2026-07-14' }, ifMatch(1))).toMatchObject({
      status: 400,
    });
    expect(await on.adjuster.post(close, end, ifMatch(1))).toMatchObject({
      status: 200,
      body: { status: 'settled' },
    });
    expect(await step(on.adjuster, await read(), 'close')).toMatchObject({ status: 200 });
  });
});
