import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClaimsLedger } from '../../../../test/support/claims-ledger.js';
import type { ClaimResponse } from '../claims.dto.js';
import { step } from '../../../../test/support/claims-room.js';

interface Paper {
  readonly id: string;
  readonly kind: string;
}
const FLOOD = 'Section I - Exclusions A.3';

describe('letters about a claim', () => {
  let on: ClaimsLedger;

  beforeAll(async () => {
    on = await ClaimsLedger.open();
  });
  afterAll(() => on?.close());

  const papers = async (claimId: string): Promise<readonly Paper[]> => {
    const path = `/api/v1/documents?subjectType=claim&subjectId=${claimId}`;
    return (await on.admin.get<{ items: readonly Paper[] }>(path)).body.items;
  };
  async function text(claimId: string, kind: string): Promise<string> {
    const paper = (await papers(claimId)).find((each) => each.kind === kind);
    const answer = await on.admin.get<string>(`/api/v1/documents/${paper?.id}/html`);
    expect(answer.status).toBe(200);
    return String(answer.body)
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ');
  }

  it('tell the insured that it has come in, and what is still missing', async () => {
    const { body: claim } = await on.room.report(on.adjuster, {
      policyId: on.home.id,
      lossOn: '2026-07-10',
      cause: 'hail',
    });
    const letter = await text(claim.id, 'claim_acknowledgment');
    expect(letter).toContain('We Have Received Your Claim');
    expect(letter).toContain(claim.claimNumber);
    expect(letter).toContain('July 10, 2026');
    expect(letter).toContain('What happened');
  });

  it('are written when the policy is found, and to nobody before', async () => {
    const { body: claim } = await on.room.report(on.adjuster, { lossOn: '2026-07-10', cause: 'hail' });
    expect(await papers(claim.id)).toEqual([]);
    await on.adjuster.patch(`/api/v1/claims/${claim.id}`, { policyId: on.home.id }, { 'if-match': '*' });
    expect((await papers(claim.id)).map(({ kind }) => kind)).toEqual(['claim_acknowledgment']);
  });

  it('tell of a denial with the provisions on which it rests', async () => {
    const { body: claim } = await on.room.report(on.adjuster, {
      policyId: on.home.id,
      lossOn: '2026-07-10',
      cause: 'flood',
    });
    const denial = { coverage: 'dwelling', provisions: [FLOOD], reason: 'The river had left its bed.' };
    expect((await step(on.adjuster, claim, 'deny', denial)).status).toBe(200);
    const letter = await text(claim.id, 'claim_denial');
    expect(letter).toContain('The river had left its bed.');
    expect(letter).toContain('Your rights');
    expect(letter).toContain(FLOOD);
    expect(letter).toContain('Water: flood, surface water and sewer back-up');
  });

  it('tell of a payment how it was worked out, when it is booked and not before', async () => {
    const claim = await on.case();
    const asked = await on.pay(on.adjuster, claim, '8000.00');
    expect((await papers(claim.id)).map(({ kind }) => kind)).toEqual(['claim_acknowledgment']);
    await on.decide(on.examiner, asked.body, 'approve');
    const letter = await text(claim.id, 'claim_payment');
    for (const words of ['$13,000.00', 'Deductible', '−$1,000.00', '$8,000.00', 'Ada Lake', 'By check'])
      expect(letter).toContain(words);
  });

  it('reserve rights with what a denial would cite, decide nothing, and cite nothing that is not there', async () => {
    const { body: claim } = await on.room.report(on.adjuster, {
      policyId: on.home.id,
      lossOn: '2026-07-10',
      cause: 'water',
    });
    const reserve = (body: object): Promise<unknown> =>
      on.adjuster.post(`/api/v1/claims/${claim.id}/reservation-of-rights`, body);
    const asked = {
      coverage: 'dwelling',
      provisions: [FLOOD],
      reason: 'Where the water came from is not clear.',
    };
    expect(await reserve(asked)).toMatchObject({ status: 201, body: { documentId: expect.any(String) } });
    const letter = await text(claim.id, 'claim_reservation_of_rights');
    for (const words of ['We have not denied it', 'full reservation of our rights', FLOOD, asked.reason])
      expect(letter).toContain(words);
    const path = `/api/v1/claims/${claim.id}`;
    expect(await on.adjuster.get(path)).toMatchObject({ body: { status: 'submitted', denial: null } });
    expect(await reserve({ ...asked, provisions: ['Section IX'] })).toMatchObject({
      status: 422,
      body: { code: 'claims.provision-unknown' },
    });
    expect(await (await on.room.as('agent')).post(`${path}/reservation-of-rights`, asked)).toMatchObject({
      status: 403,
    });
  });

  it('tell what was paid and until when it can be reopened, when a claim is closed', async () => {
    const claim = await on.case();
    const asked = await on.pay(on.adjuster, claim, '12000.00', { type: 'final' });
    await on.decide(on.examiner, asked.body, 'approve');
    const { body } = await on.adjuster.get<ClaimResponse>(`/api/v1/claims/${claim.id}`);
    expect(await step(on.adjuster, body, 'close')).toMatchObject({ status: 200 });
    const letter = await text(claim.id, 'claim_closing');
    for (const words of ['Your Claim Is Closed', '$12,000.00', 'we will reopen it'])
      expect(letter).toContain(words);
  });

  it('tell the insured nothing of what is paid to others, or for experts', async () => {
    const claim = await on.case();
    const legal = claim.exposure.lines.find(({ costType }) => costType === 'legal')?.id ?? '';
    await on.reserve(on.adjuster, { ...claim, loss: legal }, '500.00');
    const asked = await on.pay(on.adjuster, { ...claim, loss: legal }, '500.00');
    expect(await on.decide(on.examiner, asked.body, 'approve')).toMatchObject({ status: 200 });
    expect((await papers(claim.id)).map(({ kind }) => kind)).toEqual(['claim_acknowledgment']);
  });
});
