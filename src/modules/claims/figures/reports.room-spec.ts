import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClaimsLedger } from '../../../../test/support/claims-ledger.js';
import { complete, step } from '../../../../test/support/claims-room.js';
import type { JobCounts } from '../../../platform/jobs/job.js';
import type { ClaimResponse } from '../claims.dto.js';
import { FiguresJob } from '../jobs/figures.job.js';
import { CheckFigures } from './check-figures.store.js';
import type { FigureChange } from './figures.queries.js';
import type {
  LossRatioLineResponse,
  LossRatioResponse,
  OpenClaimsResponse,
  TriangleResponse,
} from './reports.dto.js';

describe('reports of all claims', () => {
  let on: ClaimsLedger;

  beforeAll(async () => {
    on = await ClaimsLedger.open({ instances: 2 });
  });
  afterAll(() => on?.close());

  const get = async <T>(path: string): Promise<T> => {
    const { status, body } = await on.admin.get<T>(`/api/v1/claim-reports/${path}`);
    expect(status).toBe(200);
    return body;
  };
  const lineOf = async (year: number): Promise<LossRatioLineResponse | undefined> =>
    (await get<LossRatioResponse>('loss-ratios?productType=home&state=OH')).items.find(
      ({ lossYear }) => lossYear === year,
    );
  const read = async (id: string): Promise<ClaimResponse> =>
    (await on.adjuster.get<ClaimResponse>(`/api/v1/claims/${id}`)).body;

  const within = <T>(work: (app: NestFastifyApplication) => Promise<T>, app = on.room.app): Promise<T> =>
    RequestContext.create(app.get(EntityManager), () => work(app));
  const check = (repairs = false): Promise<readonly FigureChange[]> =>
    within((app) => app.get(CheckFigures, { strict: false }).run(repairs));
  const addUp = (app = on.room.app): Promise<JobCounts> =>
    within(
      (each) => each.get(FiguresJob, { strict: false }).run({ signal: new AbortController().signal }),
      app,
    );

  /** What the figures say, beside what all ledgers add up to: by the check that there is for it, and by the sums of lines. */
  async function assertAddUp(): Promise<void> {
    expect(await check()).toEqual([]);
    const rows = await on.room.sql(
      `with figures as (
         select product_type, state, extract(year from loss_quarter)::int as loss_year, sum(claims)::int as claims,
                sum(reserved_loss) as reserved_loss, sum(reserved_expense) as reserved_expense, sum(paid_loss) as paid_loss,
                sum(paid_expense) as paid_expense, sum(recovered) as recovered
           from (select product_type, state, loss_quarter, claims, reserved_loss, reserved_expense, paid_loss, paid_expense, recovered
                   from claim_figures
                 union all
                 select product_type, state, loss_quarter, claims, reserved_loss, reserved_expense, paid_loss, paid_expense, recovered
                   from claim_figure_changes where loss_quarter is not null) f group by 1, 2, 3),
       ledgers as (
         select c.product_type, c.state, extract(year from c.loss_on)::int as loss_year, count(*)::int as claims,
                coalesce(sum(l.reserved_loss), 0) as reserved_loss, coalesce(sum(l.reserved_expense), 0) as reserved_expense,
                coalesce(sum(l.paid_loss), 0) as paid_loss, coalesce(sum(l.paid_expense), 0) as paid_expense,
                coalesce(sum(l.recovered), 0) as recovered
           from claims c
           left join (select claim_id, sum(reserved) filter (where cost_type = 'loss') as reserved_loss,
                             sum(reserved) filter (where cost_type <> 'loss') as reserved_expense,
                             sum(paid) filter (where cost_type = 'loss') as paid_loss,
                             sum(paid) filter (where cost_type <> 'loss') as paid_expense, sum(recovered) as recovered
                        from claim_reserve_lines group by claim_id) l on l.claim_id = c.id
          where c.duplicate_of is null and c.product_type is not null and c.loss_on is not null group by 1, 2, 3)
       select * from figures full join ledgers using (product_type, state, loss_year)
        where (figures.claims, figures.reserved_loss, figures.reserved_expense, figures.paid_loss, figures.paid_expense, figures.recovered)
              is distinct from
              (ledgers.claims, ledgers.reserved_loss, ledgers.reserved_expense, ledgers.paid_loss, ledgers.paid_expense, ledgers.recovered)
          and coalesce(figures.claims, 0) + coalesce(ledgers.claims, 0) > 0`,
    );
    expect(rows).toEqual([]);
    const [held] = await on.room.sql<{ claims: number; outstanding: string }>(
      `select count(distinct c.id)::int as claims, coalesce(sum(l.reserved - l.paid), 0)::numeric(16, 2)::text as outstanding
         from claims c left join claim_reserve_lines l on l.claim_id = c.id
        where c.status not in ('denied', 'withdrawn', 'closed')`,
    );
    expect(await get<OpenClaimsResponse>('open')).toMatchObject(held ?? {});
  }

  it('add up what all claims of a product, state and year have come to, beside the premium earned meanwhile', async () => {
    const claim = await on.case();
    const asked = await on.pay(on.adjuster, claim, '4000.00');
    await on.decide(on.examiner, asked.body, 'approve');
    const recovery = { lineId: claim.loss, kind: 'salvage', amount: '500.00' };
    await on.adjuster.post(`/api/v1/claims/${claim.id}/recoveries`, recovery);
    const line = await lineOf(2026);
    expect(line).toMatchObject({
      claims: 1,
      paid: '4000.00',
      outstanding: '8000.00',
      recovered: '500.00',
      incurred: '11500.00',
      severity: '11500.00',
    });
    // 451.00 without the fee, for 45 of 365 days.
    const earned = Number(line?.earnedPremium);
    expect(earned).toBeCloseTo((Number(on.home.totalPremium) - 50) * (45 / 365), 2);
    expect(line?.policyYears).toBe((45 / 365.25).toFixed(4));
    expect(Number(line?.lossRatio)).toBeCloseTo(11_500 / earned, 3);
    await assertAddUp();
  });

  it('follow a claim whose day is corrected, whose policy is found, that is merged and that is opened again', async () => {
    const counts = async (): Promise<number> => (await lineOf(2026))?.claims ?? 0;
    const before = await counts();
    const { body: unknown } = await on.room.report(on.adjuster, { lossOn: '2026-07-11', cause: 'hail' });
    expect(await counts()).toBe(before);
    await complete(on.adjuster, unknown, { policyId: on.home.id });
    expect(await counts()).toBe(before + 1);
    await complete(on.adjuster, await read(unknown.id), { lossOn: null, lossAt: null });
    expect(await counts()).toBe(before);
    await complete(on.adjuster, await read(unknown.id), { lossOn: '2026-07-10' });
    expect(await counts()).toBe(before + 1);
    const { body: kept } = await on.room.report(on.adjuster, {
      policyId: on.home.id,
      lossOn: '2026-07-10',
      cause: 'hail',
    });
    await step(on.adjuster, await read(unknown.id), 'merge', { intoClaimId: kept.id });
    expect(await counts()).toBe(before + 1);
    await step(on.adjuster, await read(unknown.id), 'reopen', { reason: 'Another storm' });
    expect(await counts()).toBe(before + 2);
    await assertAddUp();
  });

  it('count what is open until it ends, and again when it is opened again', async () => {
    const open = async (): Promise<readonly [number, string]> => {
      const { claims, outstanding } = await get<OpenClaimsResponse>('open?productType=home&state=OH');
      return [claims, outstanding];
    };
    const { id } = (await on.room.report(on.adjuster, { policyId: on.home.id, lossOn: '2026-07-02' })).body;
    const [before, outstanding] = await open();
    await step(on.adjuster, await read(id), 'withdraw', { reason: 'The insured pays for it' });
    expect(await open()).toEqual([before - 1, outstanding]);
    await assertAddUp();
    await step(on.adjuster, await read(id), 'close');
    await step(on.adjuster, await read(id), 'reopen', { reason: 'It was more than that' });
    expect(await open()).toEqual([before, outstanding]);
    await assertAddUp();
  });

  it('lose nothing when many book at once from two instances, while both add up', async () => {
    const cases = await Promise.all(Array.from({ length: 3 }, () => on.case()));
    const answers = await Promise.all(
      Array.from({ length: 30 }, async (_, n) => {
        const claim = cases[n % 3];
        if (!claim) throw new Error('There is no claim');
        if (n % 5 === 0) await addUp(on.at(n));
        return on.reserve(on.adjuster.on(on.at(n)), claim, `${12_001 + n}.00`);
      }),
    );
    expect(answers.every(({ status }) => status === 201)).toBe(true);
    await assertAddUp();
    const before = await get<OpenClaimsResponse>('open');
    await Promise.all([addUp(on.at(0)), addUp(on.at(1))]);
    expect(await on.room.sql('select from claim_figure_changes')).toEqual([]);
    expect(await get<OpenClaimsResponse>('open')).toEqual(before);
    await assertAddUp();
  });

  it('are compared with all ledgers and put right, while others book', async () => {
    const claim = await on.case();
    await addUp();
    await on.room.sql(`update claim_figures set paid_loss = paid_loss + 7 where month = '2026-07-01'`);
    await on.room.sql('delete from claim_open_figures');
    const wrong = await check();
    expect(wrong).toContainEqual(
      expect.objectContaining({ productType: 'home', state: 'OH', month: '2026-07-01', paidLoss: '-7.00' }),
    );
    expect(wrong.some(({ openClaims }) => Number(openClaims) > 0)).toBe(true);
    const [repaired, ...booked] = await Promise.all([
      check(true),
      ...[1, 2, 3].map((n) => on.reserve(on.adjuster, claim, `${12_500 + n}.00`)),
    ]);
    expect(repaired.length).toBeGreaterThanOrEqual(wrong.length);
    expect(booked.every(({ status }) => status === 201)).toBe(true);
    await assertAddUp();
    await addUp();
    await assertAddUp();
    expect(await on.room.sql(`select from audit_logs where action = 'claims.figures-repaired'`)).toHaveLength(
      1,
    );
  });

  it('show open claims by age, and how losses develop', async () => {
    const open = await get<OpenClaimsResponse>('open?productType=home');
    expect(open.claims).toBeGreaterThan(3);
    expect(open.items[0]).toMatchObject({ fromDays: 0, claims: open.claims, outstanding: open.outstanding });
    const triangle = await get<TriangleResponse>('triangle');
    expect(triangle.years).toMatchObject([{ lossYear: 2026, cells: [{ age: 1, paid: '4000.00' }] }]);
    await on.on('2027-02-01');
    const later = await get<OpenClaimsResponse>('open?productType=home');
    expect(later.items[3]).toMatchObject({ fromDays: 181, claims: open.claims });
    expect((await get<TriangleResponse>('triangle')).years[0]?.cells).toHaveLength(2);
    const { by, years } = await get<TriangleResponse>('triangle?by=quarter');
    expect([by, years]).toMatchObject([
      'quarter',
      [{ lossYear: 2026, lossQuarter: 3, cells: [{ age: 1, paid: '4000.00' }, { age: 2 }, { age: 3 }] }],
    ]);
    expect(await get<string>('page?by=quarter')).toContain('2026 Q3');
    await on.on('2026-07-15');
  });

  it('are one page for people, also where there is nothing', async () => {
    const page = await get<string>('page?productType=home&state=OH');
    for (const words of ['Claims of Home, Ohio', 'Loss ratio by year of loss', 'up to 30 days', '12 months'])
      expect(page).toContain(words);
    expect(await get<string>('page?productType=life')).toContain('nothing to show yet');
    expect(await on.admin.get('/api/v1/claim-reports/open?state=ZZ')).toMatchObject({ status: 400 });
    expect(await (await on.room.as('agent')).get('/api/v1/claim-reports/page')).toMatchObject({
      status: 403,
    });
  });

  it('show one event with its days and states, and what does not fit it', async () => {
    const code = 'PCS-2647';
    const event = {
      code,
      title: 'Hail',
      causes: ['hail'],
      states: ['OH'],
      effectiveDate: '2026-07-09',
      expirationDate: '2026-07-12',
    };
    const loss = { policyId: on.home.id, lossOn: '2026-07-10', catastropheCode: code };
    const { body: other } = await on.room.report(on.adjuster, { policyId: on.home.id, cause: 'theft' });
    const effectiveDate = '2026-01-01';
    const reserve = { costType: 'loss', amount: '1.00', effectiveDate, catastropheCode: code };
    const work = { priority: 1, team: 'STORM', effectiveDate, catastropheCode: code };
    const refused = {
      status: 422,
      body: { code: 'claims.catastrophe-unknown', errors: [{ pointer: '/catastropheCode' }] },
    };
    for (const answer of await Promise.all([
      on.room.report(on.adjuster, loss),
      complete(on.adjuster, other, { catastropheCode: code }),
      on.admin.post('/api/v1/claim-reserve-rules', reserve),
      on.admin.post('/api/v1/claim-assignment-rules', work),
    ]))
      expect(answer).toMatchObject(refused);
    const added = await on.adjuster.post<{ id: string }>('/api/v1/claim-catastrophes', event);
    expect(added.status).toBe(201);
    expect(await on.adjuster.post('/api/v1/claim-catastrophes', event)).toMatchObject({ status: 409 });
    await on.room.report(on.adjuster, { ...loss, cause: 'hail' });
    // How far an event reaches is found out in the days after it: what does not fit is taken, and shown.
    const { body: theft } = await on.room.report(on.adjuster, { ...loss, cause: 'theft' });
    const path = `/api/v1/claim-catastrophes/${added.body.id}`;
    const result = await on.admin.get<{ without: number }>(`${path}/result`);
    expect(result).toMatchObject({
      status: 200,
      body: {
        byState: [{ state: 'OH', claims: 2, openClaims: 2 }],
        byDay: [{ lossOn: '2026-07-10' }],
        outside: 1,
        outsideClaims: [{ id: theft.id, claimNumber: theft.claimNumber, state: 'OH', cause: 'theft' }],
      },
    });
    expect(result.body.without).toBeGreaterThan(3);
    const page = await on.admin.get<string>(`${path}/page`);
    expect(page.status).toBe(200);
    for (const words of [code, 'July 9, 2026 to July 11, 2026', 'By day of loss', 'Ohio', theft.claimNumber])
      expect(page.body).toContain(words);
    const change = {
      title: 'Hail and wind',
      causes: ['hail', 'wind'],
      states: ['OH'],
      effectiveDate: '2026-07-09',
    };
    const put = (expirationDate: string): Promise<{ status: number }> =>
      on.adjuster.send({
        method: 'PUT',
        url: path,
        payload: { ...change, expirationDate },
        headers: { 'if-match': '"1"' },
      });
    expect(await put('2026-07-09')).toMatchObject({ status: 400 });
    expect(await put('2026-07-13')).toMatchObject({ status: 200 });
    expect(await put('2026-07-13')).toMatchObject({ status: 412 });
  });
});
