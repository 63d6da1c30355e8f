import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endorse } from '../../../../test/support/cancellation-room.js';
import type { Booked, Case, Json } from '../../../../test/support/claims-ledger.js';
import { ClaimsLedger, LATER } from '../../../../test/support/claims-ledger.js';
import { complete, step } from '../../../../test/support/claims-room.js';
import { publishedCases, quoteRequest } from '../../../../test/support/story.js';
import { Money } from '../../../shared/money.js';
import type { Page } from '../../../shared/page.js';
import type { ClaimResponse } from '../claims.dto.js';
import type { ClaimTransactionResponse } from './transactions.dto.js';

const BEGAN = '2026-06-01';

describe('the ledger of a claim', () => {
  let on: ClaimsLedger;

  beforeAll(async () => {
    on = await ClaimsLedger.open({ instances: 2 });
  });
  afterAll(() => on?.close());

  it('settles a loss by the terms of its coverage, and shows how', async () => {
    const { exposure } = await on.case();
    expect(exposure).toMatchObject({ payable: '12000.00', due: '12000.00' });
    expect(exposure.settlement).toEqual([
      { step: 'coinsurance', before: '13000.00', after: '13000.00' },
      { step: 'deductible', before: '13000.00', after: '12000.00' },
      { step: 'limit', before: '12000.00', after: '12000.00' },
    ]);
  });

  it('pays when a second person approves; until then the amount is held, and nobody approves the own', async () => {
    const claim = await on.case();
    const asked = await on.pay(on.adjuster, claim, '5000.00');
    expect(asked).toMatchObject({ status: 201, body: { status: 'pending', amount: '5000.00' } });
    expect(await on.financials(claim)).toMatchObject({ paid: '0.00', outstanding: '7000.00' });
    expect(await on.decide(on.adjuster, asked.body, 'approve')).toMatchObject({
      status: 403,
      body: { code: 'claims.own-request' },
    });
    expect(await on.decide(on.admin, asked.body, 'approve')).toMatchObject({
      status: 403,
      body: { code: 'claims.authority-missing' },
    });
    const queue = await on.examiner.get<Page<ClaimTransactionResponse>>('/api/v1/claim-transactions/queue');
    expect(queue.body.items.map(({ id }) => id)).toContain(asked.body.id);
    const mine = await on.adjuster.get<Page<ClaimTransactionResponse>>('/api/v1/claim-transactions/queue');
    expect(mine.body.items.map(({ id }) => id)).not.toContain(asked.body.id);
    expect(await on.decide(on.examiner, asked.body, 'approve', 7)).toMatchObject({
      status: 412,
      body: { code: 'http.stale-version' },
    });
    expect(await on.decide(on.examiner, asked.body, 'approve')).toMatchObject({
      status: 200,
      body: { status: 'booked' },
    });
    expect(await on.decide(on.examiner, asked.body, 'approve')).toMatchObject({ status: 409 });
    expect(await on.financials(claim)).toMatchObject({
      paid: '5000.00',
      outstanding: '7000.00',
      incurred: '12000.00',
    });
    await on.assertAddsUp(claim);
  });

  it('answers each request with what is read of it from then on', async () => {
    const claim = await on.case();
    const read = async (asked: Booked): Promise<void> => {
      expect([200, 201]).toContain(asked.status);
      const { body } = await on.adjuster.get(`/api/v1/claim-transactions/${asked.body.id}`);
      expect(asked.body).toEqual(body);
    };
    const ask = (what: string, body: Json): Promise<Booked> =>
      on.adjuster.post(`/api/v1/claims/${claim.id}/${what}`, body);
    const line = { lineId: claim.loss };
    await read(await ask('reserves', { ...line, reserve: '12500.00', memo: 'The roof was older' }));
    const payees = [
      { contactIds: [claim.payee], amount: '999.50' },
      { contactIds: [claim.payee], amount: '0.50' },
    ];
    const payment = { lines: [{ ...line, amount: '1000.00' }], payees, type: 'partial', method: 'check' };
    const paid = await ask('payments', payment);
    await read(paid);
    expect(paid.body.payees).toEqual([
      { contactIds: [claim.payee], amount: '999.50' },
      { contactIds: [claim.payee], amount: '0.50' },
    ]);
    await on.decide(on.examiner, paid.body, 'approve');
    await read(await on.decide(on.examiner, paid.body, 'reissue'));
    await read(
      await ask('payments', {
        ...payment,
        payees: payees.slice(0, 1).map(({ contactIds }) => ({ contactIds })),
        type: 'recurring',
        count: 2,
      }),
    );
  });

  it('voids, stops and reissues a payment, and books what comes back', async () => {
    const claim = await on.case();
    const first = (await on.pay(on.adjuster, claim, '4000.00')).body;
    await on.decide(on.examiner, first, 'approve');
    const again = await on.decide(on.examiner, first, 'reissue');
    expect(again).toMatchObject({
      status: 200,
      body: { status: 'pending', reissueOf: first.id, amount: '4000.00' },
    });
    expect(await on.financials(claim)).toMatchObject({ paid: '0.00', outstanding: '8000.00' });
    expect(await on.decide(on.examiner, again.body, 'approve')).toMatchObject({
      status: 403,
      body: { code: 'claims.own-request' },
    });
    expect(await on.decide(on.adjuster, again.body, 'approve')).toMatchObject({ status: 200 });
    expect(await on.decide(on.examiner, first, 'void')).toMatchObject({
      status: 409,
      body: { code: 'claims.transaction-status' },
    });
    const recovery = { lineId: claim.loss, kind: 'subrogation', amount: '1500.00' };
    const recover = (body: Json): Promise<Booked> =>
      on.adjuster.post(`/api/v1/claims/${claim.id}/recoveries`, body);
    const recovered = await recover(recovery);
    expect(recovered.status).toBe(201);
    expect(await recover({ ...recovery, amount: '2500.01' })).toMatchObject({
      status: 422,
      body: { code: 'claims.exceeds-paid' },
    });
    expect(await on.decide(on.examiner, again.body, 'void')).toMatchObject({
      status: 422,
      body: { code: 'claims.exceeds-paid' },
    });
    expect(await on.decide(on.examiner, recovered.body, 'void')).toMatchObject({
      status: 200,
      body: { status: 'voided' },
    });
    expect(await on.decide(on.examiner, again.body, 'void')).toMatchObject({
      status: 200,
      body: { status: 'voided' },
    });
    expect(await on.financials(claim)).toMatchObject({
      paid: '0.00',
      recovered: '0.00',
      outstanding: '12000.00',
    });
    await on.assertAddsUp(claim);
  });

  it('reissues a payment that was stopped before, once, also by two at once', async () => {
    const claim = await on.case();
    const first = (await on.pay(on.adjuster, claim, '4000.00')).body;
    await on.decide(on.examiner, first, 'approve');
    expect(await on.decide(on.examiner, first, 'stop')).toMatchObject({
      status: 200,
      body: { status: 'stopped', rowVersion: 3 },
    });
    expect(await on.financials(claim)).toMatchObject({ paid: '0.00', outstanding: '12000.00' });
    expect(await on.decide(on.examiner, first, 'reissue', 2)).toMatchObject({ status: 412 });
    const both = await Promise.all([on.examiner, on.adjuster].map((by) => on.decide(by, first, 'reissue')));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const again = both.find(({ status }) => status === 200)?.body;
    expect(again).toMatchObject({ status: 'pending', reissueOf: first.id, amount: '4000.00' });
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'claims.transaction-status',
      detail: `It was reissued already, as ${again?.id}.`,
    });
    expect(await on.financials(claim)).toMatchObject({ paid: '0.00', outstanding: '8000.00' });
    await on.assertAddsUp(claim);
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
    const claim = await on.case();
    expect(await on.pay(on.adjuster, claim, amount, more)).toMatchObject({ status, body: { code } });
    await on.assertAddsUp(claim);
  });

  it('pays nothing while payments are stopped, nor on what is not set aside or not approved', async () => {
    const claim = await on.case({ approved: '11000.00' });
    expect(await on.pay(on.adjuster, claim, '11000.01')).toMatchObject({
      status: 422,
      body: { code: 'claims.exceeds-approval' },
    });
    expect(await on.reserve(on.adjuster, claim, '500.00')).toMatchObject({
      status: 201,
      body: { status: 'booked' },
    });
    expect(await on.pay(on.adjuster, claim, '500.01')).toMatchObject({
      status: 422,
      body: { code: 'claims.exceeds-reserve' },
    });
    const read = (await on.adjuster.get<ClaimResponse>(`/api/v1/claims/${claim.id}`)).body;
    expect((await step(on.adjuster, read, 'payments-stop', { reason: 'Under investigation' })).status).toBe(
      200,
    );
    expect(await on.pay(on.adjuster, claim, '1.00')).toMatchObject({
      status: 409,
      body: { code: 'claims.payments-stopped' },
    });
  });

  it('lets a reserve beyond the authority wait for somebody with enough', async () => {
    const claim = await on.case();
    const asked = await on.reserve(on.adjuster, claim, '70000.00');
    expect(asked.body).toMatchObject({ status: 'pending', amount: '58000.00' });
    expect(await on.decide(on.examiner, asked.body, 'approve')).toMatchObject({
      status: 403,
      body: {
        code: 'claims.authority-missing',
        basis: 'coverage',
        needed: '70000.00',
        held: '60000.00',
      },
    });
    const [user] = await on.room.sql<{ id: string }>(`select id from users where email like 'examiner@%'`);
    await on.grant({ userId: user?.id, kind: 'reserve', basis: 'coverage', amount: null, state: 'OH' });
    expect(await on.decide(on.examiner, asked.body, 'approve')).toMatchObject({
      status: 200,
      body: { status: 'booked' },
    });
    expect(await on.financials(claim)).toMatchObject({ reserved: '70000.00' });
  });

  it('pays once for one Idempotency-Key, and promises nothing twice, from two instances', async () => {
    const claim = await on.case();
    const key = { 'idempotency-key': `pay-${claim.id}` };
    const same = await Promise.all(
      Array.from({ length: 10 }, (_, n) => on.pay(on.adjuster.on(on.at(n)), claim, '100.00', {}, key)),
    );
    expect(new Set(same.map(({ body }) => body.id)).size).toBe(1);
    expect(await on.financials(claim)).toMatchObject({ outstanding: '11900.00' });
  });

  it('never exceeds a reserve, a settlement, an approval or an authority under 200 requests at once', async () => {
    const claim = await on.case();
    const work = Array.from({ length: 200 }, (_, n) => async (): Promise<void> => {
      const by = on.adjuster.on(on.at(n));
      if (n % 5 === 4) await on.reserve(by, claim, `${8000 + n * 300}.00`);
      else {
        const { status, body } = await on.pay(by, claim, '997.13');
        if (status === 201 && n % 3 !== 0)
          await on.decide(on.examiner.on(on.at(n + 1)), body, n % 7 === 0 ? 'decline' : 'approve');
      }
    });
    await Promise.all(work.map((each) => each()));
    const { lines, paid } = await on.financials(claim);
    const line = lines.find(({ id }) => id === claim.loss);
    expect(Number(line?.paid) + Number(line?.held)).toBeLessThanOrEqual(12000);
    expect(Number(line?.reserved)).toBeLessThanOrEqual(60000);
    expect(Number(paid)).toBeGreaterThan(0);
    await on.assertAddsUp(claim);
  });

  it('takes each line of a request from what the one before has left', async () => {
    const claim = await on.case();
    const line = { lineId: claim.loss, amount: '7000.00' };
    expect(await on.pay(on.adjuster, claim, null, { lines: [line, line] })).toMatchObject({
      status: 422,
      body: {
        code: 'claims.exceeds-settlement',
        errors: [{ pointer: '/lines/1/amount', detail: 'must be at most 5000.00' }],
      },
    });
    await on.assertAddsUp(claim);
  });

  it('approves nothing that is no longer due: the loss was assessed anew, or less was approved for it', async () => {
    const claim = await on.case();
    const asked = (await on.pay(on.adjuster, claim, '9000.00')).body;
    await on.assess({ ...claim, exposure: { ...claim.exposure, rowVersion: 2 } }, '5000.00');
    expect(await on.decide(on.examiner, asked, 'approve')).toMatchObject({
      status: 422,
      body: { code: 'claims.exceeds-settlement', available: '4000.00' },
    });
    expect(await on.decide(on.examiner, asked, 'decline')).toMatchObject({ status: 200 });
    await on.assertAddsUp(claim);

    const other = await on.case();
    const [user] = await on.room.sql<{ id: string }>(`select id from users where email like 'adjuster@%'`);
    const low = await on.grant({
      userId: user?.id,
      kind: 'approval',
      basis: 'transaction',
      amount: '100.00',
    });
    const read = (await on.adjuster.get<ClaimResponse>(`/api/v1/claims/${other.id}`)).body;
    const less = await step(on.adjuster, read, 'approve', { coverage: 'dwelling', amount: '3000.00' });
    expect(less).toMatchObject({ status: 200, body: { amountApproved: '12000.00' } });
    expect((await on.pay(on.adjuster, other, '8000.00')).status).toBe(201);
    const waiting = (await on.transactions(other)).find(
      ({ kind, status }) => kind === 'approval' && status === 'pending',
    );
    expect(await on.decide(on.examiner, waiting ?? { id: '' }, 'approve')).toMatchObject({
      status: 409,
      body: { code: 'claims.payments-made' },
    });
    await on.endGrant(low);
  });

  it('lets a claim that was denied be closed once what was set aside is taken down, and sets nothing aside for it', async () => {
    const claim = await on.case();
    const read = (await on.adjuster.get<ClaimResponse>(`/api/v1/claims/${claim.id}`)).body;
    const withdrawn = (await step(on.adjuster, read, 'withdraw', { reason: 'The neighbor pays' })).body;
    expect(await step(on.adjuster, withdrawn, 'close')).toMatchObject({
      status: 409,
      body: { code: 'claims.still-open' },
    });
    expect(await on.reserve(on.adjuster, claim, '13000.00')).toMatchObject({
      status: 409,
      body: { code: 'claims.status' },
    });
    expect(await on.reserve(on.adjuster, claim, '0.00')).toMatchObject({
      status: 201,
      body: { status: 'booked' },
    });
    expect(await step(on.adjuster, withdrawn, 'close')).toMatchObject({ status: 200 });
  });

  it('sets no more aside for a loss under a coverage that its corrected day does not have, and takes it down', async () => {
    const renters = publishedCases('renters-oh').find(
      ({ risk }) => (risk['coverageSelections'] as Json)['identityTheft'] === true,
    );
    const under = await on.room.bind(
      await on.room.on(BEGAN, 'agent'),
      quoteRequest('renters', renters?.risk ?? {}),
    );
    const underwriter = await on.room.on('2026-06-15', 'underwriter');
    const away = await endorse(underwriter, under, '2026-07-12', '/coverageSelections/identityTheft', false);
    expect(away.status).toBe(201);
    await on.on(LATER);
    const terms = { coverage: 'identity-theft', loss: '40.01', approved: '40.01', reserve: '40.01' };
    const claim = await on.case(terms, under);
    const asked = await on.reserve(on.adjuster, claim, '70000.00');
    expect(asked).toMatchObject({ status: 201, body: { status: 'pending' } });
    const read = (await on.adjuster.get<ClaimResponse>(`/api/v1/claims/${claim.id}`)).body;
    expect(await complete(on.adjuster, read, { lossOn: '2026-07-13' })).toMatchObject({ status: 200 });
    const refused = {
      status: 422,
      body: { code: 'claims.coverage-unknown', errors: [{ pointer: '/coverage' }] },
    };
    expect(await on.reserve(on.adjuster, claim, '50.00')).toMatchObject(refused);
    expect(await on.decide(on.examiner, asked.body, 'approve')).toMatchObject(refused);
    expect(await on.pay(on.adjuster, claim, '10.00')).toMatchObject(refused);
    const monthly = { type: 'recurring', count: 3 };
    expect(await on.pay(on.adjuster, claim, '1.00', monthly)).toMatchObject(refused);
    // What it costs to find that out is still set aside, and what was set aside for the loss is taken down.
    const expense = claim.exposure.lines.find(({ costType }) => costType !== 'loss')?.id ?? '';
    expect(await on.reserve(on.adjuster, { ...claim, loss: expense }, '25.00')).toMatchObject({
      status: 201,
      body: { status: 'booked' },
    });
    expect(await on.reserve(on.adjuster, claim, '20.00')).toMatchObject({
      status: 201,
      body: { status: 'booked' },
    });
  });

  it('stops at an aggregate limit to the cent, however many claims take from it at once', async () => {
    const renters = publishedCases('renters-oh').find(
      ({ risk }) => (risk['coverageSelections'] as Json)['identityTheft'] === true,
    );
    const under = await on.room.bind(
      await on.room.on(BEGAN, 'agent'),
      quoteRequest('renters', renters?.risk ?? {}),
    );
    await on.on(LATER);
    const terms = { coverage: 'identity-theft', loss: '40.01', approved: '40.01', reserve: '40.01' };
    const claims = await on.copies(await on.case(terms, under), 400);
    // Who is told to come again, because too many are waiting, does so with the same key.
    const paid = async (claim: Case, n: number): Promise<Booked> => {
      const key = { 'idempotency-key': `term-${claim.id}` };
      for (;;) {
        const answer = await on.pay(on.adjuster.on(on.at(n)), claim, null, {}, key);
        if (answer.status !== 503) return answer;
      }
    };
    const answers = await Promise.all(claims.map(paid));
    // 374 of 40.01 and one of 36.26 are the limit of 15,000.00.
    const taken = answers.filter(({ status }) => status === 201);
    expect(taken.length).toBe(375);
    expect(answers.filter(({ body }) => body.code === 'claims.nothing-due').length).toBe(25);
    expect(Money.sum(taken.map(({ body }) => Money.parse(body.amount))).toString()).toBe('15000.00');
    const [row] = await on.room.sql<{ eroded: string }>(
      'select eroded::text from claim_aggregates where policy_id = $1',
      [under.id],
    );
    expect(row?.eroded).toBe('15000.00');
    await on.assertAddsUp();
  });
});
