import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../../../test/support/app.js';
import { ifMatch } from '../../../../test/support/app.js';
import type { Answered } from '../../../../test/support/claims-room.js';
import { step } from '../../../../test/support/claims-room.js';
import { ClaimsLedger, LATER } from '../../../../test/support/claims-ledger.js';
import { publishedCases, quoteRequest } from '../../../../test/support/story.js';
import { PDF, upload } from '../../../../test/support/uploads.js';
import type { PolicyResponse } from '../../policies/index.js';
import type { ClaimResponse } from '../claims.dto.js';
import type { ExposuresResponse } from '../exposures/exposures.dto.js';
import type { ClaimTransactionResponse } from '../ledger/transactions.dto.js';
import type { TimelineResponse } from '../timeline/timeline.dto.js';
import type { DeathResponse } from './life.dto.js';

interface BeneficiariesResponse {
  readonly rowVersion: number;
  readonly items: readonly { readonly beneficiaries: readonly { readonly id: string }[] }[];
}
type Json = Readonly<Record<string, unknown>>;

const BEGAN = '2026-06-01';
const DIED = '2026-07-10';
const SPOUSE = { class: 'primary', kind: 'person', name: 'Bea Quinn', sharePercent: '66.6667' };
const CHILD = {
  class: 'primary',
  kind: 'minor',
  name: 'Cy Quinn',
  custodian: 'Bea Quinn',
  sharePercent: '33.3333',
};
const CHURCH = { class: 'contingent', kind: 'organization', name: 'First Church', sharePercent: '100' };

describe('a death under a life policy', () => {
  let ledger: ClaimsLedger;
  let agent: Client;

  beforeAll(async () => {
    ledger = await ClaimsLedger.open();
    for (const kind of ['reserve', 'payment', 'approval'])
      await ledger.grant({
        role: 'adjuster',
        kind,
        basis: 'coverage',
        amount: '500000.00',
        coverage: 'term-life',
      });
    agent = await ledger.room.on(BEGAN, 'agent');
  });
  afterAll(() => ledger?.close());

  async function life(): Promise<PolicyResponse> {
    agent = await ledger.room.on(BEGAN, 'agent');
    return ledger.room.bind(agent, quoteRequest('life', publishedCases('term-life-oh')[0]?.risk ?? {}));
  }

  function designate(
    { id }: Pick<PolicyResponse, 'id'>,
    beneficiaries: readonly Json[],
    version: number,
    more: Json = {},
  ): Promise<Answered<BeneficiariesResponse>> {
    const headers = { 'if-match': `"${version}"` };
    return agent.send({
      method: 'PUT',
      url: `/api/v1/policies/${id}/beneficiaries`,
      headers,
      payload: { signedOn: BEGAN, beneficiaries, ...more },
    });
  }

  async function died(policy: PolicyResponse, on = DIED): Promise<ClaimResponse> {
    await ledger.on(LATER);
    const { body } = await ledger.room.report(ledger.adjuster, {
      policyId: policy.id,
      lossOn: on,
      cause: 'death',
      description: 'The insured has died.',
    });
    expect(body.isCovered).toBe(true);
    return body;
  }

  async function certificate(claim: Pick<ClaimResponse, 'id'>): Promise<string> {
    const filed = await upload<{ id: string }>(ledger.adjuster, `/api/v1/claims/${claim.id}/documents`, [
      { name: 'kind', value: 'death_certificate' },
      { name: 'file', value: PDF, fileName: 'certificate.pdf', type: 'application/pdf' },
    ]);
    expect(filed.status).toBe(201);
    return filed.body.id;
  }

  function send<T>(
    method: 'PUT' | 'POST' | 'PATCH',
    url: string,
    version: number,
    payload: Json,
  ): Promise<Answered<T>> {
    const headers = { 'if-match': `"${version}"` };
    return ledger.adjuster.send({
      method,
      url,
      headers,
      ...(Object.keys(payload).length > 0 && { payload }),
    });
  }

  function record(claim: { id: string; rowVersion: number }, more: Json): Promise<Answered<DeathResponse>> {
    return send('PUT', `/api/v1/claims/${claim.id}/death`, claim.rowVersion, { manner: 'natural', ...more });
  }

  async function proven(policy: PolicyResponse, more: Json = {}): Promise<DeathResponse> {
    const claim = await died(policy);
    const recorded = await record(claim, {
      certificateId: await certificate(claim),
      unpaidPremium: '0.00',
      ...more,
    });
    expect(recorded.status).toBe(200);
    return recorded.body;
  }

  async function found(death: DeathResponse): Promise<DeathResponse> {
    const url = `/api/v1/claims/${death.claimId}/death/finding`;
    const body = { finding: 'payable', reason: 'Records agree with the application.' };
    return (await send<DeathResponse>('POST', url, death.rowVersion, body)).body;
  }

  async function stands(death: DeathResponse, index: number, more: Json): Promise<Answered<DeathResponse>> {
    const url = `/api/v1/claims/${death.claimId}/death/beneficiaries/${death.beneficiaries[index]?.id}`;
    return send('PATCH', url, death.rowVersion, more);
  }

  async function descend(
    death: DeathResponse,
    of: string,
    name: string,
    more: Json = {},
  ): Promise<Answered<DeathResponse>> {
    const { id } = death.beneficiaries.find((each) => each.name === of) ?? { id: '' };
    const url = `/api/v1/claims/${death.claimId}/death/beneficiaries/${id}/descendants`;
    return send('POST', url, death.rowVersion, { kind: 'person', name, ...more });
  }

  async function letters(claimId: string, kind: string): Promise<readonly string[]> {
    const path = `/api/v1/documents?subjectType=claim&subjectId=${claimId}`;
    const { body } = await ledger.admin.get<{ items: readonly { id: string; kind: string }[] }>(path);
    const texts: string[] = [];
    for (const { id } of body.items.filter((each) => each.kind === kind).reverse())
      texts.push(
        String((await ledger.admin.get<string>(`/api/v1/documents/${id}/html`)).body)
          .replace(/<[^>]*>/g, ' ')
          .replace(/\s+/g, ' '),
      );
    return texts;
  }

  async function contact(name: string, more: Json = { taxId: '123-45-6789' }): Promise<string> {
    const body = { kind: 'person', name, ...more };
    return (await ledger.adjuster.post<{ id: string }>('/api/v1/claim-contacts', body)).body.id;
  }

  it('pays whom the owner has named: shares make up 100, and an irrevocable right is cut with consent only', async () => {
    const policy = await life();
    const wrong = await designate(policy, [SPOUSE, { ...CHILD, sharePercent: '33.33' }], 0);
    expect(wrong).toMatchObject({
      status: 422,
      body: { code: 'policies.beneficiaries-invalid', errors: [{ pointer: '/beneficiaries' }] },
    });
    const first = await designate(policy, [{ ...SPOUSE, isIrrevocable: true }, CHILD, CHURCH], 0);
    expect([first.status, first.body.rowVersion]).toEqual([200, 1]);
    expect((await designate(policy, [SPOUSE], 0)).status).toBe(412);
    const spouse = first.body.items[0]?.beneficiaries[0]?.id ?? '';
    const church = [{ ...CHURCH, class: 'primary' }];
    expect(await designate(policy, church, 1)).toMatchObject({
      status: 422,
      body: { code: 'policies.beneficiary-irrevocable' },
    });
    const second = await designate(policy, church, 1, { consents: [spouse] });
    expect(second.body.items.map(({ beneficiaries }) => beneficiaries.length)).toEqual([1, 3]);
    expect(await designate(ledger.home, [SPOUSE], 0)).toMatchObject({
      status: 422,
      body: { code: 'policies.beneficiaries-of-life' },
    });
  });

  it('of which two write at once has one designation, and the other is told of it', async () => {
    const policy = await life();
    const named = [{ ...CHURCH, class: 'primary' }];
    const answers = await Promise.all([0, 1, 2].map(() => designate(policy, named, 0)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
  });

  it('within two years of issue is looked into, takes proof, and is never denied by itself', async () => {
    const policy = await life();
    await designate(policy, [SPOUSE, CHILD], 0);
    const claim = await died(policy);
    const reviewed = (await step(ledger.adjuster, claim, 'review')).body;
    const approval = { coverage: 'term-life', amount: '200000.00' };
    expect((await step(ledger.adjuster, reviewed, 'approve', approval)).body.code).toBe(
      'claims.proof-of-death-missing',
    );
    const recorded = await record(reviewed, {
      manner: 'suicide',
      certificateId: await certificate(claim),
    });
    expect(recorded.body).toMatchObject({
      review: 'open',
      reviewReasons: ['contestable_period', 'suicide_period'],
      faceAmount: '200000.00',
      // Nobody has paid the premium yet: it is deducted.
      unpaidPremium: '413.00',
      benefit: '199587.00',
    });
    expect(recorded.body.periods).toMatchObject([
      { kind: 'contestability', since: BEGAN, until: '2028-06-01', isWithin: true },
      { kind: 'suicide', until: '2028-06-01', isWithin: true },
    ]);
    const seen = { id: claim.id, rowVersion: recorded.body.rowVersion };
    expect((await step(ledger.adjuster, seen, 'approve', approval)).body.code).toBe(
      'claims.death-under-review',
    );
    const cleared = await found(recorded.body);
    expect(cleared).toMatchObject({ review: 'payable', finding: 'Records agree with the application.' });
    const next = { id: claim.id, rowVersion: cleared.rowVersion };
    expect((await step(ledger.adjuster, next, 'approve', approval)).body.status).toBe('approved');
  });

  it('is settled by the shares to the cent, with interest from the death, and paid like other claims', async () => {
    const policy = await life();
    await designate(policy, [SPOUSE, CHILD, CHURCH], 0);
    const source = { interestPercent: '4', interestSource: 'Deposit rate of July 2026' };
    let death = await found(await proven(policy, { unpaidPremium: '100.00', ...source }));
    expect(death.benefit).toBe('199900.00');
    const names = death.beneficiaries.map(({ name, amount }) => [name, amount]);
    expect(names).toEqual([
      ['Bea Quinn', '133266.73'],
      ['Cy Quinn', '66633.27'],
      ['First Church', '0.00'],
      ['Estate of the insured', '0.00'],
    ]);
    expect(death.interest).toMatchObject({ isKnown: true, from: DIED, percent: '4.0000' });
    const url = `/api/v1/claims/${death.claimId}/death`;
    const paid = await ledger.adjuster.get<DeathResponse>(`${url}?paidOn=2026-08-09`);
    expect(paid.body.beneficiaries.map(({ interest }) => interest)).toEqual([
      '438.14',
      '219.07',
      '0.00',
      '0.00',
    ]);

    const unnamed = await send<DeathResponse>('POST', `${url}/settlement`, death.rowVersion, {});
    expect(unnamed.body.code).toBe('claims.payee-unknown');
    const mother = await contact('Bea Quinn');
    death = (await stands(death, 0, { contactId: mother })).body;
    death = (await stands(death, 1, { contactId: mother })).body;
    death = (await send<DeathResponse>('POST', `${url}/settlement`, death.rowVersion, {})).body;
    const { body } = await ledger.adjuster.get<ExposuresResponse>(
      `/api/v1/claims/${death.claimId}/exposures`,
    );
    expect(body.exposures.map(({ payable }) => payable)).toEqual(['133266.73', '66633.27']);
    expect(body.exposures[0]?.lines.map(({ costType }) => costType).sort()).toEqual([
      'adjusting',
      'interest',
      'legal',
      'loss',
    ]);

    const claim = { id: death.claimId, rowVersion: death.rowVersion };
    const reviewed = (await step(ledger.adjuster, claim, 'review')).body;
    const approval = { coverage: 'term-life', amount: '199900.00' };
    expect((await step(ledger.adjuster, reviewed, 'approve', approval)).body.status).toBe('approved');
    const lineOf = (type: string): string =>
      body.exposures[0]?.lines.find(({ costType }) => costType === type)?.id ?? '';
    for (const [type, reserve] of [
      ['loss', '133266.73'],
      ['interest', '438.14'],
    ] as const)
      expect(
        (
          await ledger.adjuster.post(`/api/v1/claims/${claim.id}/reserves`, {
            lineId: lineOf(type),
            reserve,
          })
        ).status,
      ).toBe(201);
    const asked = await ledger.adjuster.post<ClaimTransactionResponse>(
      `/api/v1/claims/${claim.id}/payments`,
      {
        lines: [{ lineId: lineOf('loss') }, { lineId: lineOf('interest') }],
        payees: [{ contactIds: [mother] }],
        type: 'final',
        method: 'check',
      },
    );
    expect([asked.status, asked.body.amount]).toEqual([201, '133704.87']);
    const decided: Answer<ClaimTransactionResponse> = await ledger.examiner.post(
      `/api/v1/claim-transactions/${asked.body.id}/approve`,
      { reason: 'Certificate seen' },
      ifMatch(1),
    );
    expect([decided.status, decided.body.status]).toEqual([200, 'booked']);
  });

  it('goes to the descendants of one who was named per stirpes, and waits until they are known', async () => {
    const policy = await life();
    const trust = { ...CHURCH, distribution: 'per_stirpes' };
    expect(await designate(policy, [SPOUSE, CHILD, trust], 0)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/beneficiaries/2/distribution' }] },
    });
    await designate(policy, [{ ...SPOUSE, distribution: 'per_stirpes' }, CHILD], 0);
    let death = await found(await proven(policy, { unpaidPremium: '99.99' }));
    expect(death.beneficiaries.map(({ distribution }) => distribution)).toEqual([
      'per_stirpes',
      'per_capita',
      'per_capita',
    ]);
    expect((await descend(death, 'Bea Quinn', 'Dee Quinn')).body.code).toBe('claims.not-represented');
    const early = await stands(death, 0, { hasNoDescendants: true });
    expect([early.status, early.body.code]).toEqual([409, 'claims.not-represented']);
    death = (await stands(death, 0, { standing: 'predeceased', reason: 'Died in 2025' })).body;
    const amounts = (): readonly unknown[] =>
      death.beneficiaries.map(({ name, amount, isWaiting }) => [name, amount, isWaiting]);
    expect(amounts()).toEqual([
      ['Bea Quinn', '133266.74', true],
      ['Cy Quinn', '66633.27', false],
      ['Estate of the insured', '0.00', false],
    ]);

    expect((await descend(death, 'Cy Quinn', 'Flo Quinn')).body.code).toBe('claims.not-represented');
    expect((await descend(death, 'Dee Quinn', 'Flo Quinn')).status).toBe(404);
    expect(await descend(death, 'Bea Quinn', 'Dee Quinn', { kind: 'minor' })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/custodian' }] },
    });
    const [one, two] = await Promise.all([0, 1].map(() => descend(death, 'Bea Quinn', 'Dee Quinn')));
    expect([one?.status, two?.status].sort()).toEqual([200, 412]);
    death = one?.status === 200 ? one.body : (two?.body ?? death);
    death = (await descend(death, 'Bea Quinn', 'Edd Quinn', { kind: 'minor', custodian: 'Eve Quinn' })).body;
    death = (await stands(death, 3, { standing: 'disqualified', reason: 'Convicted of it' })).body;
    expect(amounts().slice(3)).toEqual([
      ['Dee Quinn', '66633.37', true],
      ['Edd Quinn', '66633.37', false],
    ]);
    const none = await stands(death, 0, { hasNoDescendants: true });
    expect(none.body).toMatchObject({ errors: [{ pointer: '/hasNoDescendants' }] });
    death = (await stands(death, 3, { hasNoDescendants: true })).body;
    expect(amounts().slice(3)).toEqual([
      ['Dee Quinn', '0.00', false],
      ['Edd Quinn', '133266.74', false],
    ]);
    death = (await descend(death, 'Dee Quinn', 'Gil Quinn')).body;
    const { body } = await ledger.adjuster.get<TimelineResponse>(`/api/v1/claims/${death.claimId}/timeline`);
    expect(body.items[0]?.title).toBe('beneficiary 6 (primary): takes the place of beneficiary 4 (primary)');
    expect(amounts().slice(3)).toEqual([
      ['Dee Quinn', '0.00', false],
      ['Edd Quinn', '66633.37', false],
      ['Gil Quinn', '66633.37', false],
    ]);
    expect(death.beneficiaries[5]?.inPlaceOf).toBe(death.beneficiaries[3]?.id);
    const kept = await ledger.room
      .sql(`update claim_beneficiaries set in_place_of = null where id = $1`, [death.beneficiaries[5]?.id])
      .catch((error: unknown) => String(error));
    expect(kept).toContain('in_place_of');
  });

  it('tells each beneficiary by letter of the own share and payment, and of nobody else’s', async () => {
    const policy = await life();
    await designate(policy, [SPOUSE, CHILD], 0);
    const source = { interestPercent: '4.50', interestSource: 'Deposit rate of July 2026' };
    let death = await found(await proven(policy, { unpaidPremium: '100.00', ...source }));
    const address = { line1: '12 Maple Street', city: 'Dublin', state: 'OH', zipCode: '43016' };
    const [mother, custodian] = [
      await contact('Bea Quinn', { taxId: '123-45-6789', address }),
      await contact('Uma Vogel', {}),
    ];
    death = (await stands(death, 0, { contactId: mother })).body;
    death = (await stands(death, 1, { contactId: custodian })).body;
    const settle = async (): Promise<DeathResponse> => {
      const url = `/api/v1/claims/${death.claimId}/death/settlement`;
      return (await send<DeathResponse>('POST', url, death.rowVersion, {})).body;
    };
    death = await settle();
    // Nothing has changed: nobody is told again.
    death = await settle();
    const [toMother = '', toCustodian = '', ...more] = await letters(
      death.claimId,
      'claim_beneficiary_share',
    );
    expect(more).toEqual([]);
    for (const words of [
      'Your Share of the Death Benefit',
      '12 Maple Street',
      '$133,266.73',
      'at 4.5 percent a year from July 10, 2026',
    ])
      expect(toMother).toContain(words);
    expect(toMother).not.toContain('66,633.27');
    expect(toMother).not.toContain('taxpayer');
    for (const words of ['Uma Vogel', '$66,633.27', 'payable to Cy Quinn', 'taxpayer identification number'])
      expect(toCustodian).toContain(words);
    expect(toCustodian).not.toContain('133,266.73');

    const claim = { id: death.claimId, rowVersion: death.rowVersion };
    const reviewed = (await step(ledger.adjuster, claim, 'review')).body;
    await step(ledger.adjuster, reviewed, 'approve', { coverage: 'term-life', amount: '199900.00' });
    const { body } = await ledger.adjuster.get<ExposuresResponse>(`/api/v1/claims/${claim.id}/exposures`);
    const lineOf = (type: string): string =>
      body.exposures[0]?.lines.find(({ costType }) => costType === type)?.id ?? '';
    const amounts = { loss: '133266.73', interest: '492.91' };
    for (const [type, reserve] of Object.entries(amounts))
      await ledger.adjuster.post(`/api/v1/claims/${claim.id}/reserves`, { lineId: lineOf(type), reserve });
    const { body: asked } = await ledger.adjuster.post<ClaimTransactionResponse>(
      `/api/v1/claims/${claim.id}/payments`,
      {
        lines: [{ lineId: lineOf('loss') }, { lineId: lineOf('interest') }],
        payees: [{ contactIds: [mother] }],
        type: 'final',
        method: 'check',
      },
    );
    expect(await letters(claim.id, 'claim_beneficiary_payment')).toEqual([]);
    await ledger.decide(ledger.examiner, asked, 'approve');
    const paid = await letters(claim.id, 'claim_beneficiary_payment');
    expect(paid).toHaveLength(1);
    for (const words of ['Payment of Your Share', '$133,266.73', 'Interest', '$492.91', '$133,759.64'])
      expect(paid[0]).toContain(words);
  });

  it('leaves out who died before or killed the insured, and waits for who is not found', async () => {
    const policy = await life();
    await designate(policy, [SPOUSE, CHILD, CHURCH], 0);
    let death = await found(await proven(policy, { manner: 'homicide' }));
    expect(death.reviewReasons).toContain('homicide');
    expect((await stands(death, 0, { standing: 'disqualified' })).body.code).toBe('claims.death-invalid');
    death = (await stands(death, 0, { standing: 'disqualified', reason: 'Convicted of it' })).body;
    expect(death.beneficiaries.map(({ amount }) => amount)).toEqual(['0.00', '200000.00', '0.00', '0.00']);
    death = (await stands(death, 1, { standing: 'predeceased', reason: 'Died in 2025' })).body;
    const lost = { standing: 'not_found', reason: 'Moved away', lookAgainOn: '2026-10-01' };
    death = (await stands(death, 2, lost)).body;
    expect(death.beneficiaries.map(({ amount }) => amount)).toEqual(['0.00', '0.00', '200000.00', '0.00']);
    const url = `/api/v1/claims/${death.claimId}/death/settlement`;
    const settled = await send<DeathResponse>('POST', url, death.rowVersion, {});
    expect([settled.status, settled.body.beneficiaries.map(({ exposureId }) => exposureId)]).toEqual([
      200,
      [null, null, null, null],
    ]);
    const diary = await ledger.adjuster.get<{ items: readonly { title: string; dueOn: string }[] }>(
      `/api/v1/claims/${death.claimId}/diary`,
    );
    expect(diary.body.items).toContainEqual(
      expect.objectContaining({ title: 'Unclaimed share of First Church: look again', dueOn: '2026-10-01' }),
    );
    const { body } = await ledger.adjuster.get<TimelineResponse>(`/api/v1/claims/${death.claimId}/timeline`);
    const told = body.items.filter(({ event }) => event === 'death' || event === 'beneficiary');
    expect(told.map(({ title, amount, reason }) => [title, amount, reason])).toEqual([
      ['death: benefit divided', '200000.00', null],
      ['beneficiary 3 (contingent): not found', null, 'Moved away'],
      ['beneficiary 2 (primary): predeceased', null, 'Died in 2025'],
      ['beneficiary 1 (primary): disqualified', null, 'Convicted of it'],
      ['death: contract found payable', null, 'Records agree with the application.'],
      ['death: recorded, homicide, contract to be looked into', null, null],
    ]);
    expect(told[0]?.refersTo).toBe(death.claimId);
    expect(told.map(({ refersTo }) => refersTo)).toContain(death.beneficiaries[2]?.id);
    expect(JSON.stringify(told)).not.toMatch(/Quinn|Church/);
  });

  it('pays what the premium would have bought where the age was misstated, as far as the manual says so', async () => {
    const policy = await life();
    const death = await proven(policy, { misstated: { issueAge: 39 } });
    // 388.00 at 1.94 a thousand is what 197,959.18 cost at 1.96.
    expect([death.adjustedFace, death.benefit]).toEqual(['197959.18', '197959.18']);
    expect(death.beneficiaries).toMatchObject([{ name: 'Estate of the insured', amount: death.benefit }]);
    const claim = { id: death.claimId, rowVersion: death.rowVersion };
    const beyond = await record(claim, { misstated: { issueAge: 70 } });
    expect([beyond.status, beyond.body.code]).toEqual([422, 'claims.face-unknown']);
    const entered = await record(claim, {
      misstated: { issueAge: 70 },
      adjustedFace: '30000.00',
      unpaidPremium: '0.00',
    });
    expect(entered.body.benefit).toBe('30000.00');
  });

  it('is not entered twice at once, nor on a claim of another product, nor before it is covered', async () => {
    const claim = await died(await life());
    const answers = await Promise.all([0, 1].map(() => record(claim, {})));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const { body: home } = await ledger.room.report(ledger.adjuster, {
      policyId: ledger.home.id,
      lossOn: DIED,
      cause: 'fire',
    });
    expect((await record(home, {})).body.code).toBe('claims.not-of-life');
    const read = await ledger.adjuster.get<{ code: string }>(`/api/v1/claims/${home.id}/death`);
    expect([read.status, read.body.code]).toEqual([404, 'claims.death-not-recorded']);
    const again = await ledger.adjuster.get<DeathResponse>(`/api/v1/claims/${claim.id}/death`);
    expect(
      (
        await record(
          again.body.claimId === claim.id ? { ...claim, rowVersion: again.body.rowVersion } : claim,
          {
            certificateId: claim.id,
          },
        )
      ).body.code,
    ).toBe('claims.death-invalid');
  });
});
