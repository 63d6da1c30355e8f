import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Case } from '../../../../test/support/claims-ledger.js';
import { ClaimsLedger, LATER } from '../../../../test/support/claims-ledger.js';
import { step } from '../../../../test/support/claims-room.js';
import type { JobCounts } from '../../../platform/jobs/job.js';
import { addMonths } from '../../../shared/calendar-date.js';
import type { ClaimResponse } from '../claims.dto.js';
import { ScheduledPaymentsJob } from './scheduled-payments.job.js';

describe('the job that pays what was approved for a later day', () => {
  let on: ClaimsLedger;

  beforeAll(async () => {
    on = await ClaimsLedger.open({ instances: 2 });
  });
  afterAll(() => on?.close());

  /** As the runner would, but without its lease, so that two instances can be at it at once. */
  function run(app: NestFastifyApplication = on.room.app): Promise<JobCounts> {
    return RequestContext.create(app.get(EntityManager), () =>
      app.get(ScheduledPaymentsJob, { strict: false }).run({ signal: new AbortController().signal }),
    );
  }

  /** Three payments of 1,000 each, one a month, approved by a second person. */
  async function pension(): Promise<Case> {
    await on.on(LATER);
    const claim = await on.case();
    const series = { type: 'recurring', count: 3 };
    expect(await on.pay(on.adjuster, claim, '1000.00', { ...series, payableOn: '2299-11-01' })).toMatchObject(
      {
        status: 400,
        body: { code: 'claims.payments-too-late', errors: [{ pointer: '/payableOn' }] },
      },
    );
    const { body } = await on.pay(on.adjuster, claim, '1000.00', series);
    const all = (await on.transactions(claim)).filter(({ seriesId }) => seriesId === body.seriesId);
    expect(all.length).toBe(3);
    for (const each of all) expect((await on.decide(on.examiner, each, 'approve')).status).toBe(200);
    return claim;
  }
  const statuses = async (claim: Case): Promise<readonly string[]> =>
    (await on.transactions(claim))
      .filter(({ kind }) => kind === 'payment')
      .toSorted((a, b) => a.sequence - b.sequence)
      .map(({ status }) => status);
  const none = { booked: 0, skipped: 0, waiting: 0, failed: 0 };

  it('pays each on its day and once, also from two instances', async () => {
    const claim = await pension();
    expect(await statuses(claim)).toEqual(['booked', 'scheduled', 'scheduled']);
    expect(await run()).toEqual(none);
    await on.on(addMonths(LATER, 1));
    const counts = await Promise.all([run(on.room.app), run(on.room.other)]);
    expect(counts.map(({ booked }) => booked).reduce((sum = 0, each = 0) => sum + each)).toBe(1);
    expect(await on.financials(claim)).toMatchObject({ paid: '2000.00', outstanding: '9000.00' });
    await on.on(addMonths(LATER, 5));
    expect(await run()).toEqual({ ...none, booked: 1 });
    expect(await statuses(claim)).toEqual(['booked', 'booked', 'booked']);
    await on.assertAddsUp(claim);
  });

  it('pays nothing while payments are stopped, and all of it when they go on', async () => {
    const claim = await pension();
    const read = async (): Promise<ClaimResponse> =>
      (await on.adjuster.get<ClaimResponse>(`/api/v1/claims/${claim.id}`)).body;
    await step(on.adjuster, await read(), 'payments-stop', { reason: 'Is the claimant alive?' });
    await on.on(addMonths(LATER, 5));
    expect(await run()).toEqual({ ...none, waiting: 2 });
    expect((await step(on.adjuster, await read(), 'payments-stop', { reason: null })).status).toBe(200);
    expect(await run()).toEqual({ ...none, booked: 2 });
  });

  it('does not pay what was voided before its day: the reserve has it back', async () => {
    const claim = await pension();
    const [last] = await on.transactions(claim);
    expect(await on.decide(on.adjuster, last ?? { id: '' }, 'stop')).toMatchObject({ status: 409 });
    expect(await on.decide(on.adjuster, last ?? { id: '' }, 'void')).toMatchObject({
      status: 200,
      body: { status: 'voided', bookedAt: null },
    });
    expect(await on.decide(on.adjuster, last ?? { id: '' }, 'void')).toMatchObject({ status: 409 });
    expect(await on.financials(claim)).toMatchObject({ paid: '1000.00', outstanding: '10000.00' });
    await on.on(addMonths(LATER, 5));
    expect(await run()).toEqual({ ...none, booked: 1 });
    await on.assertAddsUp(claim);
  });

  it('does not pay what is no longer due, and goes on with the others', async () => {
    const [claim, other] = [await pension(), await pension()];
    await on.assess({ ...claim, exposure: { ...claim.exposure, rowVersion: 2 } }, '2500.00');
    await on.on(addMonths(LATER, 5));
    expect(await run()).toEqual({ ...none, booked: 2, failed: 2 });
    expect(await statuses(other)).toEqual(['booked', 'booked', 'booked']);
    expect(await on.financials(claim)).toMatchObject({ paid: '1000.00' });
  });
});
