import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../../test/support/app.js';
import { ClaimsRoom, step } from '../../../../test/support/claims-room.js';
import type { Answered, Problem } from '../../../../test/support/claims-room.js';
import type { Page } from '../../../shared/page.js';
import { publishedCases, quoteRequest } from '../../../../test/support/story.js';
import type { PolicyResponse } from '../../policies/index.js';
import type { ClaimResponse } from '../claims.dto.js';
import type { ExposureResponse } from '../exposures/exposures.dto.js';
import type { ClaimTransactionResponse, FinancialsResponse } from './transactions.dto.js';

const BEGAN = '2026-06-01';
type Json = Readonly<Record<string, unknown>>;
type Booked = Answered<ClaimTransactionResponse>;

/** A claim on the way to being paid. */
interface Case {
  readonly id: string;
  readonly exposure: ExposureResponse;
  readonly loss: string;
  readonly payee: string;
}

describe('the ledger of a claim', () => {
  let room: ClaimsRoom;
  let adjuster: Client;
  let examiner: Client;
  let admin: Client;
  let policy: PolicyResponse;
  let contact: string;

  beforeAll(async () => {
    room = await ClaimsRoom.open(BEGAN);
    policy = await room.home(await room.on(BEGAN, 'agent'));
    adjuster = await room.on('2026-07-15', 'adjuster');
    examiner = await room.as('examiner');
    admin = await room.as('admin');
    for (const kind of ['reserve', 'payment', 'approval'])
      await grant({ role: 'adjuster', kind, basis: 'coverage', amount: '60000.00' });
    const entered = await adjuster.post<{ id: string }>('/api/v1/claim-contacts', {
      kind: 'person',
      name: 'Ada Lake',
      taxId: '123-45-6789',
    });
    contact = entered.body.id;
  });
  afterAll(() => room?.close());

  async function grant(body: Json): Promise<void> {
    const { status } = await admin.post('/api/v1/claim-authorities', {
      effectiveDate: '2026-01-01',
      ...body,
    });
    expect(status).toBe(201);
  }
  const at = (n: number): typeof room.app => (n % 2 ? room.app : room.other);

  /** Approved for 12,000, assessed at 13,000 with a deductible of 1,000, and all of it set aside. */
  async function open(
    under = policy,
    { coverage = 'dwelling', loss = '13000.00', approved = '12000.00', reserve = '12000.00' } = {},
  ): Promise<Case> {
    const { body: claim } = await room.report(adjuster, {
      policyId: under.id,
      lossOn: '2026-07-10',
      cause: 'hail',
    });
    const post = async <T>(path: string, body: Json): Promise<T> => {
      const answer = await adjuster.post<T>(`/api/v1/claims/${claim.id}/${path}`, body);
      expect([path, answer.status, answer.body]).toEqual([path, 201, answer.body]);
      return answer.body;
    };
    await post('roles', { contactId: contact, role: 'insured' });
    const incident = await post<{ id: string }>('incidents', { kind: 'dwelling' });
    const exposure = await post<ExposureResponse>('exposures', { incidentId: incident.id, coverage });
    const assessed = await adjuster.send<ExposureResponse>({
      method: 'PUT',
      url: `/api/v1/claims/${claim.id}/exposures/${exposure.id}/loss`,
      headers: { 'if-match': '"1"' },
      payload: { lossAmount: loss },
    });
    expect(assessed.status).toBe(200);
    const line = assessed.body.lines.find(({ costType }) => costType === 'loss')?.id ?? '';
    await post('reserves', { lineId: line, reserve });
    const reviewed = (await step(adjuster, claim, 'review')).body;
    expect((await step(adjuster, reviewed, 'approve', { coverage, amount: approved })).body.status).toBe(
      'approved',
    );
    return { id: claim.id, exposure: assessed.body, loss: line, payee: contact };
  }

  const pay = (
    by: Client,
    { id, loss, payee }: Case,
    amount: string | null,
    more: Json = {},
    headers = {},
  ): Promise<Booked> =>
    by.post(
      `/api/v1/claims/${id}/payments`,
      {
        lines: [{ lineId: loss, ...(amount !== null && { amount }) }],
        payees: [{ contactIds: [payee] }],
        type: 'partial',
        method: 'check',
        ...more,
      },
      headers,
    );
  const reserve = (by: Client, { id, loss }: Case, to: string): Promise<Booked> =>
    by.post(`/api/v1/claims/${id}/reserves`, { lineId: loss, reserve: to });
  const decide = (by: Client, { id }: { id: string }, what: string): Promise<Booked> =>
    by.post(`/api/v1/claim-transactions/${id}/${what}`, { reason: 'Looked at' });
  const financials = async ({ id }: Case): Promise<FinancialsResponse> =>
    (await adjuster.get<FinancialsResponse>(`/api/v1/claims/${id}/financials`)).body;

  /** What the lines say is what their entries add up to, and what waits is what is held. */
  async function assertAddsUp({ id }: Case): Promise<void> {
    const rows = await room.sql<{ wrong: string }>(
      `select l.id as wrong from claim_reserve_lines l
         left join (select line_id, sum(amount) filter (where kind = 'reserve') as reserved,
                           sum(amount) filter (where kind like 'payment%') as paid,
                           sum(amount) filter (where kind like 'recovery%') as recovered
                      from claim_entries group by line_id) e on e.line_id = l.id
        where l.claim_id = $1
          and (l.reserved, l.paid, l.recovered, l.held) is distinct from
              (coalesce(e.reserved, 0), coalesce(e.paid, 0), coalesce(e.recovered, 0),
               (select coalesce(sum((x ->> 'amount')::numeric), 0)
                  from claim_transactions t, jsonb_array_elements(t.lines) x
                 where t.claim_id = l.claim_id and t.kind = 'payment' and t.status in ('pending', 'scheduled')
                   and (x ->> 'lineId')::uuid = l.id))`,
      [id],
    );
    expect(rows).toEqual([]);
  }

  it('settles a loss by the terms of its coverage, and shows how', async () => {
    const { exposure } = await open();
    expect(exposure).toMatchObject({ payable: '12000.00', due: '12000.00' });
    expect(exposure.settlement).toEqual([
      { step: 'coinsurance', before: '13000.00', after: '13000.00' },
      { step: 'deductible', before: '13000.00', after: '12000.00' },
      { step: 'limit', before: '12000.00', after: '12000.00' },
    ]);
  });

  it('pays when a second person approves; until then the amount is held, and nobody approves the own', async () => {
    const claim = await open();
    const asked = await pay(adjuster, claim, '5000.00');
    expect(asked).toMatchObject({ status: 201, body: { status: 'pending', amount: '5000.00' } });
    expect(await financials(claim)).toMatchObject({ paid: '0.00', outstanding: '7000.00' });
    expect(await decide(adjuster, asked.body, 'approve')).toMatchObject({
      status: 403,
      body: { code: 'claims.own-request' },
    });
    expect(await decide(admin, asked.body, 'approve')).toMatchObject({
      status: 403,
      body: { code: 'claims.authority-missing' },
    });
    const queue = await examiner.get<Page<ClaimTransactionResponse>>('/api/v1/claim-transactions/queue');
    expect(queue.body.items.map(({ id }) => id)).toContain(asked.body.id);
    const mine = await adjuster.get<Page<ClaimTransactionResponse>>('/api/v1/claim-transactions/queue');
    expect(mine.body.items.map(({ id }) => id)).not.toContain(asked.body.id);
    expect(await decide(examiner, asked.body, 'approve')).toMatchObject({
      status: 200,
      body: { status: 'booked' },
    });
    expect(await decide(examiner, asked.body, 'approve')).toMatchObject({ status: 409 });
    expect(await financials(claim)).toMatchObject({
      paid: '5000.00',
      outstanding: '7000.00',
      incurred: '12000.00',
    });
    await assertAddsUp(claim);
  });

  it('voids, stops and reissues a payment, and books what comes back', async () => {
    const claim = await open();
    const first = (await pay(adjuster, claim, '4000.00')).body;
    await decide(examiner, first, 'approve');
    const again = await decide(examiner, first, 'reissue');
    expect(again).toMatchObject({
      status: 200,
      body: { status: 'booked', reissueOf: first.id, amount: '4000.00' },
    });
    expect(await decide(examiner, first, 'void')).toMatchObject({
      status: 409,
      body: { code: 'claims.transaction-status' },
    });
    const recovery = { lineId: claim.loss, kind: 'subrogation', amount: '1500.00' };
    const recover = (body: Json): Promise<Booked> =>
      adjuster.post(`/api/v1/claims/${claim.id}/recoveries`, body);
    const recovered = await recover(recovery);
    expect(recovered.status).toBe(201);
    expect(await recover({ ...recovery, amount: '2500.01' })).toMatchObject({
      status: 422,
      body: { code: 'claims.exceeds-paid' },
    });
    expect(await decide(examiner, again.body, 'void')).toMatchObject({
      status: 422,
      body: { code: 'claims.exceeds-paid' },
    });
    expect(await decide(examiner, recovered.body, 'void')).toMatchObject({
      status: 200,
      body: { status: 'voided' },
    });
    expect(await decide(examiner, again.body, 'void')).toMatchObject({
      status: 200,
      body: { status: 'voided' },
    });
    expect(await financials(claim)).toMatchObject({
      paid: '0.00',
      recovered: '0.00',
      outstanding: '12000.00',
    });
    await assertAddsUp(claim);
  });

  it.each<[string, string | null, Json, number, string]>([
    ['more than the coverage pays', '12000.01', {}, 422, 'claims.exceeds-settlement'],
    [
      'to somebody who is not named',
      '1.00',
      { payees: [{ contactIds: ['01930000-0000-7000-8000-0000000000ff'] }] },
      422,
      'claims.payee-unknown',
    ],
  ])('does not pay %s', async (_case, amount, more, status, code) => {
    const claim = await open();
    expect(await pay(adjuster, claim, amount, more)).toMatchObject({ status, body: { code } });
    await assertAddsUp(claim);
  });

  it('pays nothing while payments are stopped, nor on what is not set aside or not approved', async () => {
    const claim = await open(policy, { approved: '11000.00' });
    expect(await pay(adjuster, claim, '11000.01')).toMatchObject({
      status: 422,
      body: { code: 'claims.exceeds-approval' },
    });
    expect(await reserve(adjuster, claim, '500.00')).toMatchObject({
      status: 201,
      body: { status: 'booked' },
    });
    expect(await pay(adjuster, claim, '500.01')).toMatchObject({
      status: 422,
      body: { code: 'claims.exceeds-reserve' },
    });
    const read = (await adjuster.get<ClaimResponse>(`/api/v1/claims/${claim.id}`)).body;
    expect((await step(adjuster, read, 'payments-stop', { reason: 'Under investigation' })).status).toBe(200);
    expect(await pay(adjuster, claim, '1.00')).toMatchObject({
      status: 409,
      body: { code: 'claims.payments-stopped' },
    });
  });

  it('lets a reserve beyond the authority wait for somebody with enough', async () => {
    const claim = await open();
    const asked = await reserve(adjuster, claim, '70000.00');
    expect(asked.body).toMatchObject({ status: 'pending', amount: '58000.00' });
    expect(await decide(examiner, asked.body, 'approve')).toMatchObject({
      status: 403,
      body: {
        code: 'claims.authority-missing',
        basis: 'coverage',
        needed: '70000.00',
        held: '60000.00',
      } as Problem,
    });
    const [user] = await room.sql<{ id: string }>(`select id from users where email like 'examiner@%'`);
    await grant({ userId: user?.id, kind: 'reserve', basis: 'coverage', amount: null, state: 'OH' });
    expect(await decide(examiner, asked.body, 'approve')).toMatchObject({
      status: 200,
      body: { status: 'booked' },
    });
    expect(await financials(claim)).toMatchObject({ reserved: '70000.00' });
  });

  it('pays once for one Idempotency-Key, and promises nothing twice, from two instances', async () => {
    const claim = await open();
    const key = { 'idempotency-key': `pay-${claim.id}` };
    const same = await Promise.all(
      Array.from({ length: 10 }, (_, n) => pay(adjuster.on(at(n)), claim, '100.00', {}, key)),
    );
    expect(new Set(same.map(({ body }) => body.id)).size).toBe(1);
    expect(await financials(claim)).toMatchObject({ outstanding: '11900.00' });
  });

  it('never exceeds a reserve, a settlement, an approval or an authority under 200 requests at once', async () => {
    const claim = await open();
    const work = Array.from({ length: 200 }, (_, n) => async (): Promise<void> => {
      const by = adjuster.on(at(n));
      if (n % 5 === 4) await reserve(by, claim, `${8000 + n * 300}.00`);
      else {
        const { status, body } = await pay(by, claim, '997.13');
        if (status === 201 && n % 3 !== 0)
          await decide(examiner.on(at(n + 1)), body, n % 7 === 0 ? 'decline' : 'approve');
      }
    });
    await Promise.all(work.map((each) => each()));
    const { lines, paid } = await financials(claim);
    const line = lines.find(({ id }) => id === claim.loss);
    expect(Number(line?.paid) + Number(line?.held)).toBeLessThanOrEqual(12000);
    expect(Number(line?.reserved)).toBeLessThanOrEqual(60000);
    expect(Number(paid)).toBeGreaterThan(0);
    await assertAddsUp(claim);
  }, 120_000);

  it('stops at an aggregate limit to the cent, however many claims take from it at once', async () => {
    const renters = publishedCases('renters-oh').find(
      ({ risk }) => (risk['coverageSelections'] as Json)['identityTheft'] === true,
    );
    const under = await room.bind(
      await room.on(BEGAN, 'agent'),
      quoteRequest('renters', renters?.risk ?? {}),
    );
    adjuster = await room.on('2026-07-15', 'adjuster');
    examiner = await room.as('examiner');
    admin = await room.as('admin');
    const claims: Case[] = [];
    const terms = { coverage: 'identity-theft', loss: '400.01', approved: '400.01', reserve: '400.01' };
    for (let n = 0; n < 40; n += 1) claims.push(await open(under, terms));
    const answers = await Promise.all(claims.map((claim, n) => pay(adjuster.on(at(n)), claim, null)));
    expect(answers.filter(({ status }) => status === 201).length).toBe(38);
    const [row] = await room.sql<{ eroded: string }>(
      'select eroded::text from claim_aggregates where policy_id = $1',
      [under.id],
    );
    expect(row?.eroded).toBe('15000.00');
    const promised = answers.reduce(
      (sum, { status, body }) => sum + (status === 201 ? Math.round(Number(body.amount) * 100) : 0),
      0,
    );
    expect(promised).toBe(1_500_000);
  }, 180_000);
});
