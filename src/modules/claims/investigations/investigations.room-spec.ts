import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ifMatch } from '../../../../test/support/app.js';
import type { Case, Json } from '../../../../test/support/claims-ledger.js';
import { ClaimsLedger } from '../../../../test/support/claims-ledger.js';
import type { Answered } from '../../../../test/support/claims-room.js';
import { complete, step } from '../../../../test/support/claims-room.js';
import type { ClaimResponse } from '../claims.dto.js';
import { ScheduledPaymentsJob } from '../jobs/scheduled-payments.job.js';
import { EntityManager, RequestContext } from '@mikro-orm/postgresql';
import type { FraudScoresResponse, InvestigationResponse } from './investigations.dto.js';

const THEFT = 'has(claim.cause) && claim.cause == "theft"';
const EARLY = 'has(claim.daysIntoTerm) && claim.daysIntoTerm < 60 && claim.termNumber.orZero()';

describe('special investigation of a claim', () => {
  let on: ClaimsLedger;
  const rules = new Map<string, string>();

  const addRule = (body: Json): Promise<Answered<{ id: string }>> =>
    on.admin.post('/api/v1/claim-fraud-rules', { effectiveDate: '2026-01-01', ...body });

  beforeAll(async () => {
    on = await ClaimsLedger.open({ instances: 2 });
    // Points are those of the rules below: the demo's have ended.
    await on.room.sql(`update claim_fraud_rules set expiration_date = '2020-01-02'`, []);
    const indicator = async (
      code: string,
      condition: string,
      points: number,
      more: Json = {},
    ): Promise<void> => {
      const added = await addRule({ kind: 'indicator', code, title: code, condition, points, ...more });
      expect(added.status).toBe(201);
      rules.set(code, added.body.id);
    };
    await indicator('theft', THEFT, 30);
    await indicator('round-the-clock', 'claim.notices > 1', 20);
    await indicator('large', 'has(claim.amountClaimed) && claim.amountClaimed > 50000', 30, {
      stopsPayments: true,
    });
    await indicator('elsewhere', 'true', 500, { state: 'TX' });
    await indicator('shared', 'claim.sharedContacts > 0', 5);
    await indicator('earlier', 'claim.earlierClaims >= 50', 1);
    const threshold = await addRule({ kind: 'threshold', code: 'refer', title: 'Refer', points: 50 });
    expect(threshold.status).toBe(201);
  });
  afterAll(() => on?.close());

  const reported = async (more: Json = {}): Promise<ClaimResponse> => {
    const { body } = await on.room.report(on.adjuster, {
      policyId: on.home.id,
      lossOn: '2026-07-10',
      cause: 'theft',
      ...more,
    });
    return body;
  };
  const read = async (id: string): Promise<ClaimResponse> =>
    (await on.adjuster.get<ClaimResponse>(`/api/v1/claims/${id}`)).body;
  const scores = async (id: string): Promise<FraudScoresResponse['items']> =>
    (await on.adjuster.get<FraudScoresResponse>(`/api/v1/claims/${id}/fraud-scores`)).body.items;
  const investigations = async (id: string): Promise<readonly InvestigationResponse[]> =>
    (
      await on.adjuster.get<{ items: readonly InvestigationResponse[] }>(
        `/api/v1/claim-investigations?claimId=${id}`,
      )
    ).body.items;
  const refer = (id: string, more: Json = {}, by = on.adjuster): Promise<Answered<InvestigationResponse>> =>
    by.post(`/api/v1/claims/${id}/investigations`, { reason: 'A neighbor wrote', ...more });
  const close = (
    { id, rowVersion }: Pick<InvestigationResponse, 'id' | 'rowVersion'>,
    disposition = 'unfounded',
    by = on.examiner,
  ): Promise<Answered<InvestigationResponse>> =>
    by.post(
      `/api/v1/claim-investigations/${id}/close`,
      { disposition, findings: 'The invoice is genuine' },
      ifMatch(rowVersion),
    );

  it('scores a notice by the rules of its day, its product and its state, and refers nothing below the threshold', async () => {
    const claim = await reported();
    expect(await scores(claim.id)).toMatchObject([
      { sequence: 1, score: 30, indicators: [{ code: 'theft' }] },
    ]);
    expect(await investigations(claim.id)).toEqual([]);
    expect(await scores((await reported({ cause: 'hail' })).id)).toEqual([]);
  });

  it('refers a claim once what is learned of it comes to enough, and denies nothing', async () => {
    const claim = await reported();
    const told = await on.adjuster.post<ClaimResponse>(`/api/v1/claims/${claim.id}/notices`, {
      channel: 'web',
    });
    expect(told.status).toBe(201);
    const [found] = await investigations(claim.id);
    expect(found).toMatchObject({
      status: 'open',
      stopsPayments: false,
      reasons: [
        { code: 'theft', points: 30 },
        { code: 'round-the-clock', points: 20 },
      ],
    });
    expect((await read(claim.id)).status).toBe('submitted');
    const corrected = await complete(on.adjuster, await read(claim.id), { amountClaimed: '60000.00' });
    expect(corrected.status).toBe(200);
    expect(await investigations(claim.id)).toMatchObject([
      { stopsPayments: true, reasons: [{ code: 'theft' }, { code: 'round-the-clock' }, { code: 'large' }] },
    ]);
    expect((await scores(claim.id)).map(({ score }) => score)).toEqual([80, 50, 30]);
  });

  it('does not refer it again for what has been looked into', async () => {
    const claim = await reported({ amountClaimed: '60000.00' });
    const [found] = await investigations(claim.id);
    if (!found) throw new Error('It was not referred');
    expect(await close(found)).toMatchObject({
      status: 200,
      body: { status: 'closed', disposition: 'unfounded' },
    });
    expect(await close(found)).toMatchObject({ status: 412 });
    const fewer = await complete(on.adjuster, await read(claim.id), { amountClaimed: '100.00' });
    await complete(on.adjuster, fewer.body, { amountClaimed: '70000.00' });
    expect((await scores(claim.id)).map(({ score }) => score)).toEqual([60, 30, 60]);
    expect(await investigations(claim.id)).toMatchObject([{ status: 'closed' }]);
    await on.adjuster.post(`/api/v1/claims/${claim.id}/notices`, { channel: 'web' });
    expect(await investigations(claim.id)).toMatchObject([
      { status: 'open', sequence: 2, reasons: [{ code: 'round-the-clock' }] },
      { status: 'closed', sequence: 1 },
    ]);
  });

  it('lets nothing be paid while it is open, if it says so, and keeps what is scheduled waiting', async () => {
    const claim = await on.case();
    const asked = await on.pay(on.adjuster, claim, '1000.00');
    const later = await on.pay(on.adjuster, claim, '500.00', { payableOn: '2026-07-16' });
    await on.decide(on.examiner, later.body, 'approve');
    const { body: found } = await refer(claim.id, { stopsPayments: true });
    const refused = { status: 409, body: { code: 'claims.under-investigation', investigationId: found.id } };
    expect(await on.pay(on.adjuster, claim, '10.00')).toMatchObject(refused);
    expect(await on.decide(on.examiner, asked.body, 'approve')).toMatchObject(refused);
    await on.on('2026-07-16');
    const runJob = (): Promise<unknown> =>
      RequestContext.create(on.room.app.get(EntityManager), () =>
        on.room.app
          .get(ScheduledPaymentsJob, { strict: false })
          .run({ signal: new AbortController().signal }),
      );
    await runJob();
    expect((await on.financials(claim)).paid).toBe('0.00');
    expect(await step(on.adjuster, await read(claim.id), 'close')).toMatchObject({
      status: 409,
      body: { code: 'claims.under-investigation' },
    });
    expect((await close(found, 'inconclusive')).status).toBe(200);
    await runJob();
    expect(await on.decide(on.examiner, asked.body, 'approve')).toMatchObject({ status: 200 });
    expect((await on.financials(claim)).paid).toBe('1500.00');
    await on.assertAddsUp(claim);
    await on.on('2026-07-15');
  });

  it.each(['by a special investigation', 'by hand'])(
    'pays nothing after payments were stopped %s, however many are asked for at the same moment from two instances',
    async (how) => {
      const claim: Case = await on.case();
      const user = await on.room.sql<{ id: string }>(`select id from users where email like 'adjuster@%'`);
      const grants = await Promise.all(
        ['transaction', 'coverage'].map((basis) =>
          on.grant({ userId: user[0]?.id, kind: 'payment', basis, amount: null, fourEyes: false }),
        ),
      );
      const pay = (n: number): Promise<Answered<unknown>> =>
        on.pay(on.adjuster.on(on.at(n)), claim, '100.00') as Promise<Answered<unknown>>;
      const before = Array.from({ length: 15 }, (_, n) => pay(n));
      const stopped =
        how === 'by hand'
          ? on.adjuster.send({
              method: 'POST',
              url: `/api/v1/claims/${claim.id}/payments-stop`,
              headers: { 'if-match': '*' },
              payload: { reason: 'A garnishment' },
            })
          : refer(claim.id, { stopsPayments: true }, on.adjuster.on(on.at(1)));
      const after = Array.from({ length: 15 }, (_, n) => pay(n + 1));
      const answers = await Promise.all([...before, ...after]);
      expect([200, 201]).toContain((await stopped).status);
      const paid = answers.filter(({ status }) => status === 201).length;
      expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
      const trail = await on.room.sql<{ action: string }>(
        `select action from audit_logs where resource_id = $1
            and action in ('claims.payment-issued', 'claims.payments-stopped', 'claims.investigation-opened') order by seq`,
        [claim.id],
      );
      // In the order in which they held the lock of the claim: nothing stands behind the stop.
      expect(trail.map(({ action }) => action).lastIndexOf('claims.payment-issued')).toBe(paid - 1);
      expect(trail).toHaveLength(paid + 1);
      expect((await on.financials(claim)).paid).toBe(`${paid * 100}.00`);
      await on.assertAddsUp(claim);
      for (const id of grants) await on.endGrant(id);
    },
  );

  it('is opened once by rules and people who find something at the same moment', async () => {
    const claim = await reported({ cause: 'hail' });
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => refer(claim.id, {}, on.adjuster.on(on.at(n)))),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    const found = await investigations(claim.id);
    expect(found).toHaveLength(1);
    expect(found[0]?.reasons).toHaveLength(8);
  });

  it('has its version: of two who close it at once one does', async () => {
    const claim = await reported({ cause: 'hail' });
    const { body } = await refer(claim.id);
    const both = await Promise.all([close(body), close(body, 'substantiated', on.adjuster.on(on.at(1)))]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    expect((await read(claim.id)).status).toBe('submitted');
  });

  it('refuses rules that do not fit together, with a pointer', async () => {
    const of = { code: 'x', title: 'x', points: 1 };
    const cases: readonly [Json, string][] = [
      [{ ...of, kind: 'indicator' }, '/condition'],
      [{ ...of, kind: 'threshold', condition: 'true' }, '/condition'],
      [{ ...of, kind: 'indicator', condition: 'claim.nothing > 1' }, '/condition'],
      [{ ...of, kind: 'indicator', condition: EARLY }, '/condition'],
      [{ ...of, kind: 'threshold', expirationDate: '2026-01-01' }, '/expirationDate'],
    ];
    for (const [body, pointer] of cases)
      expect(await addRule(body)).toMatchObject({
        status: 400,
        body: { code: 'claims.fraud-rule-invalid', errors: [{ pointer }] },
      });
    expect(await addRule({ ...of, kind: 'threshold', points: 0 })).toMatchObject({ status: 400 });
  });

  it('no longer counts a rule that has ended', async () => {
    const path = `/api/v1/claim-fraud-rules/${rules.get('theft')}`;
    expect(await on.admin.patch(path, { expirationDate: '2026-07-15' }, ifMatch(1))).toMatchObject({
      status: 200,
    });
    expect(await scores((await reported()).id)).toEqual([]);
  });

  it('shows none of it to agents, nor to underwriters', async () => {
    const { id } = await reported();
    for (const person of ['agent', 'underwriter'] as const) {
      const by = await on.room.as(person);
      for (const path of [`claims/${id}/fraud-scores`, 'claim-investigations', 'claim-fraud-rules'])
        expect(await by.get(`/api/v1/${path}`)).toMatchObject({ status: 403 });
      expect(await refer(id, {}, by)).toMatchObject({ status: 403 });
    }
    expect(
      await on.adjuster.get('/api/v1/claims/01930000-0000-7000-8000-0000000000ff/fraud-scores'),
    ).toMatchObject({
      status: 404,
    });
  });

  it('knows of a claim that comes in what is read of it from then on', async () => {
    const facts: Readonly<Record<string, string>> = {
      product:
        'has(claim.productType) && claim.productType == "home" && has(claim.state) && claim.state == "OH"',
      told: 'has(claim.channel) && claim.channel == "phone" && has(claim.reportedBy) && claim.reportedBy == "witness"',
      cover: 'has(claim.isCovered) && claim.isCovered && !claim.isCatastrophe && claim.hasTimeOfLoss',
      days: 'has(claim.daysToReport) && claim.daysToReport == 4 && claim.notices == 1',
      term: 'has(claim.termNumber) && claim.termNumber == 1 && has(claim.daysIntoTerm) && claim.daysIntoTerm == 40',
      rest: 'has(claim.daysToExpiration) && claim.daysToExpiration == 325 && !claim.changedAfterLoss',
      amounts: 'has(claim.amountClaimed) && claim.amountClaimed == 1250.5 && !has(claim.lossAmount)',
      people: 'claim.sharedContacts == 0 && claim.earlierClaims > 0',
    };
    for (const [code, condition] of Object.entries(facts))
      expect(await addRule({ kind: 'indicator', code, title: code, condition, points: 1 })).toMatchObject({
        status: 201,
      });
    const claim = await reported({
      lossOn: '2026-07-11',
      lossAt: '2026-07-11T20:15:00Z',
      cause: 'hail',
      reporter: { name: 'Max Poole', relation: 'witness' },
      amountClaimed: '1250.50',
    });
    const found = await scores(claim.id);
    expect(found).toHaveLength(1);
    expect(found[0]?.indicators.map(({ code }) => code)).toEqual(expect.arrayContaining(Object.keys(facts)));
    const again = await on.adjuster.post(`/api/v1/claims/${claim.id}/verify`, {});
    expect(again.status).toBe(200);
    expect(await scores(claim.id)).toEqual(found);
  });
});
