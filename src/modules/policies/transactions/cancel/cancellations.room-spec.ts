import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Client } from '../../../../../test/support/app.js';
import type { Answered } from '../../../../../test/support/cancellation-room.js';
import {
  CancellationRoom,
  cancel,
  endorse,
  mail,
  reinstate,
  rescind,
} from '../../../../../test/support/cancellation-room.js';
import { addsUp, ledgerOf } from '../../../../../test/support/ledger.js';
import { publishedCases, quoteRequest, signIn } from '../../../../../test/support/story.js';
import { addDays } from '../../../../shared/calendar-date.js';
import { Billing } from '../../../billing/index.js';
import type { PolicyResponse } from '../../policies.dto.js';
import type { CancellationPreviewResponse, CancellationResponse } from './cancellations.dto.js';
import type { ReinstatementPreviewResponse } from '../reinstate/reinstatements.dto.js';
import { ifMatch } from '../../../../../test/support/app.js';

const FIRST = '2027-01-01';
const AMOUNT = '/propertyInfo/amountOfInsurance';
const TERRITORY = '/propertyInfo/territory';
const DEDUCTIBLE = '/coverageSelections/deductible';

function day(days: number): string {
  return addDays(FIRST, days);
}

describe('cancelling a policy', () => {
  let room: CancellationRoom;

  beforeAll(async () => {
    room = await CancellationRoom.open({ today: FIRST, instances: 2 });
  });

  afterAll(async () => {
    await room?.close();
  });

  async function home(): Promise<PolicyResponse> {
    return room.home(await room.on(FIRST, 'agent'));
  }

  describe('at the wish of the insured', () => {
    it('gives back nine tenths of the unearned premium where that is filed, and previews it to the cent', async () => {
      const bound = await home();
      const agent = await room.on(day(150), 'agent');
      const asked = { effectiveOn: day(150), requestedBy: 'insured', reason: 'sold' };
      const preview = await agent.post<CancellationPreviewResponse>(
        `/api/v1/policies/${bound.id}/cancellations/preview`,
        asked,
      );
      expect(preview).toMatchObject({
        status: 200,
        body: { refundMethod: 'ninety_percent', isScheduled: false, noticeDays: null, feesKept: '50.00' },
      });
      // 451.00 a year without the fee, 215 days of 365 unearned.
      expect(preview.body.refund).toBe(((451 * 215 * 0.9) / 365).toFixed(2));
      expect(preview.body.refundCitation).toMatch(/^Example/);
      const { earned, retained, feesKept, premiumAfter } = preview.body;
      expect((Number(earned) + Number(retained) + Number(feesKept)).toFixed(2)).toBe(premiumAfter);

      const { status, body } = await cancel(agent, bound, day(150), 'insured', 'sold');
      expect(status).toBe(201);
      expect(body).toMatchObject({ status: 'cancelled', cancelledOn: day(150), totalPremium: premiumAfter });
      expect((await ledgerOf(agent, body))[1]?.charges).toEqual(preview.body.charges);
      expect(body.isCovered).toBe(false);
      await addsUp(agent, body);
      expect(await room.notices(agent, bound)).toMatchObject([
        { kind: 'cancellation', status: 'pending', dueOn: day(150), isRequired: false },
      ]);
      const { body: view } = await agent.get<CancellationResponse>(
        `/api/v1/policies/${bound.id}/cancellation`,
      );
      expect(view).toMatchObject({ state: 'cancelled', reason: 'sold', earned, retained, feesKept });
      expect(view.refund).toBe(preview.body.refund);
    });

    it('gives all back, fees too, when the policy never was', async () => {
      const bound = await home();
      const agent = await room.on(FIRST, 'agent');
      const { body } = await cancel(agent, bound, FIRST, 'insured', 'not_taken_up');
      expect(body).toMatchObject({ status: 'inactive', totalPremium: '0.00', charges: [] });
      await addsUp(agent, body);
    });

    it('does not refund life insurance by the day', async () => {
      const life = quoteRequest('life', publishedCases('term-life-oh')[0]?.risk ?? {});
      const bound = await room.bind(await room.on(FIRST, 'agent'), life);
      const agent = await room.on(day(100), 'agent');
      const { body } = await cancel(agent, bound, day(100), 'insured', 'insured_request');
      expect(body).toMatchObject({ status: 'cancelled', totalPremium: bound.totalPremium });
      await addsUp(agent, body);
    });

    it('is announced for a later day without a notice owed, and stands whether or not the job has run', async () => {
      const bound = await home();
      const agent = await room.on(day(10), 'agent');
      const scheduled = await cancel(agent, bound, day(20), 'insured', 'replaced_elsewhere');
      expect(scheduled).toMatchObject({
        status: 201,
        body: {
          status: 'active',
          cancellationDueOn: day(20),
          cancellationStands: true,
          totalPremium: '501.00',
        },
      });
      expect((await room.read(await room.on(day(19), 'agent'), bound)).status).toBe('active');
      const later = await room.on(day(21), 'underwriter');
      const read = await room.read(later, bound);
      expect(read).toMatchObject({ status: 'cancelled', isCovered: false });
      expect(await endorse(later, read, day(21), TERRITORY, '1')).toMatchObject({
        status: 409,
        body: { code: 'policies.not-in-force' },
      });
      expect(await reinstate(later, read)).toMatchObject({
        status: 201,
        body: { status: 'active', totalPremium: '501.00', cancelledOn: null },
      });
    });

    it('is back-dated only by an underwriter', async () => {
      const bound = await home();
      const agent = await room.on(day(50), 'agent');
      expect(await cancel(agent, bound, day(40), 'insured', 'sold')).toMatchObject({
        status: 422,
        body: { code: 'policies.change-back-dated' },
      });
      const underwriter = await signIn(room.app, 'underwriter');
      expect(await cancel(underwriter, bound, day(40), 'insured', 'sold')).toMatchObject({
        status: 201,
        body: { cancelledOn: day(40) },
      });
    });
  });

  describe('by the insurer', () => {
    async function auto(): Promise<PolicyResponse> {
      return room.auto(await room.on(FIRST, 'agent'));
    }

    it('owes ten days from mailing for non-payment in Ohio, and stands when all notices were mailed', async () => {
      const bound = await auto();
      const underwriter = await room.on(day(100));
      const asked = { effectiveOn: day(115), requestedBy: 'insurer', reason: 'non_payment' };
      const preview = await underwriter.post<CancellationPreviewResponse>(
        `/api/v1/policies/${bound.id}/cancellations/preview`,
        asked,
      );
      expect(preview.body).toMatchObject({
        refundMethod: 'pro_rata',
        noticeDays: 10,
        earliestEffectiveOn: day(110),
        isScheduled: true,
      });
      expect(preview.body.noticeCitation).toContain('3937.32');
      const scheduled = await cancel(underwriter, bound, day(115), 'insurer', 'non_payment');
      expect(scheduled.body).toMatchObject({
        status: 'active',
        cancellationDueOn: day(115),
        cancellationStands: false,
      });
      const { body: view } = await underwriter.get<CancellationResponse>(
        `/api/v1/policies/${bound.id}/cancellation`,
      );
      expect(view).toMatchObject({ state: 'scheduled', noticeDays: 10, refund: preview.body.refund });

      const [notice] = await room.notices(underwriter, bound);
      expect(notice).toMatchObject({ isRequired: true, dueOn: day(105), effectiveOn: day(115) });
      const work = await underwriter.get<{ items: readonly { id: string }[] }>(
        `/api/v1/notices?kind=cancellation&dueBy=${day(105)}`,
      );
      expect(work.body.items.map(({ id }) => id)).toContain(notice?.id);
      expect(await mail(underwriter, notice!, room.moment())).toMatchObject({
        status: 200,
        body: { status: 'mailed' },
      });
      expect((await room.read(underwriter, bound)).cancellationStands).toBe(true);
      expect((await room.read(await room.on(day(114)), bound)).status).toBe('active');
      expect((await room.read(await room.on(day(115)), bound)).status).toBe('cancelled');
    });

    it('refuses a mailing that comes too late, and names the earliest day that would work', async () => {
      const bound = await auto();
      await cancel(await room.on(day(100)), bound, day(110), 'insurer', 'non_payment');
      const underwriter = await room.on(day(101));
      const [notice] = await room.notices(underwriter, bound);
      expect(await mail(underwriter, notice!, room.moment())).toMatchObject({
        status: 409,
        body: { code: 'policies.notice-too-late', earliestEffectiveOn: day(111) },
      });
      for (const mailedAt of [`${day(99)}T17:00:00Z`, `${day(102)}T17:00:00Z`])
        expect(await mail(underwriter, notice!, mailedAt)).toMatchObject({
          status: 422,
          body: { code: 'policies.mailing-date', errors: [{ pointer: '/mailedAt' }] },
        });
      expect((await mail(underwriter, notice!, `${day(100)}T18:00:00Z`)).status).toBe(200);
      expect(await mail(underwriter, notice!, room.moment())).toMatchObject({
        status: 409,
        body: { code: 'policies.notice-not-pending' },
      });
      const back = `/api/v1/notices/${notice!.id}/returned`;
      expect(await underwriter.post(back, { reason: 'moved' }, ifMatch(1))).toMatchObject({
        status: 412,
        body: { code: 'http.stale-version', currentETag: '"2"' },
      });
      const returned = await underwriter.post(back, { reason: 'moved' }, ifMatch(2));
      expect(returned).toMatchObject({ status: 200, body: { status: 'returned', returnReason: 'moved' } });
      expect((await room.read(underwriter, bound)).cancellationStands).toBe(true);
    });

    it('may judge the risk within the underwriting period, with the shorter notice, and not after it', async () => {
      const bound = await auto();
      expect(await cancel(await room.on(day(60)), bound, day(100), 'insurer', 'underwriting')).toMatchObject({
        status: 422,
        body: { code: 'policies.underwriting-period-over' },
      });
      const early = await cancel(await room.on(day(59)), bound, day(69), 'insurer', 'underwriting');
      expect(early).toMatchObject({ status: 201, body: { cancellationDueOn: day(69) } });
      const other = await auto();
      expect(await cancel(await room.on(day(60)), other, day(89), 'insurer', 'fraud')).toMatchObject({
        status: 422,
        body: {
          code: 'policies.notice-too-short',
          detail: expect.stringMatching(
            /^OH asks for 30 days of notice for auto, counted from mailing \(source: .*\)\. Mailed today, /,
          ),
          earliestEffectiveOn: day(90),
        },
      });
    });

    it('tells the insured the facts where the state asks for them, and lenders only the kind of reason', async () => {
      const bound = await auto();
      const on = await room.on(day(30));
      const asked = { effectiveOn: day(45), requestedBy: 'insurer', reason: 'underwriting' };
      expect(await on.post(`/api/v1/policies/${bound.id}/cancellations/preview`, asked)).toMatchObject({
        status: 200,
        body: { isExplanationOwed: true },
      });
      const path = `/api/v1/policies/${bound.id}/cancellations`;
      const seen = ifMatch(bound.rowVersion);
      expect(await on.post(path, asked, seen)).toMatchObject({
        status: 422,
        body: { code: 'policies.explanation-required', errors: [{ pointer: '/explanation' }] },
      });
      const explanation = 'The driver Ada Lake was licensed for less than a year on May 1, 2026.';
      expect(await on.post(path, { ...asked, explanation }, seen)).toMatchObject({ status: 201 });
      expect(await on.get(`/api/v1/policies/${bound.id}/cancellation`)).toMatchObject({
        body: { explanation },
      });
    });

    it('assumes no law that nobody has recorded', async () => {
      const life = quoteRequest('life', publishedCases('term-life-oh')[0]?.risk ?? {});
      const bound = await room.bind(await room.on(FIRST, 'agent'), life);
      const refused = await cancel(await room.on(day(10)), bound, day(200), 'insurer', 'non_payment');
      expect(refused).toMatchObject({ status: 422, body: { code: 'policies.notice-days-unknown' } });
      expect(refused.body.detail).toContain('cancellation-non-payment');
    });

    it('is not for agents, nor is taking it back', async () => {
      const bound = await auto();
      const agent = await room.on(day(10), 'agent');
      const refusal = { status: 403, body: { code: 'policies.insurer-cancellation' } };
      expect(await cancel(agent, bound, day(30), 'insurer', 'non_payment')).toMatchObject(refusal);
      const underwriter = await signIn(room.app, 'underwriter');
      const { body } = await cancel(underwriter, bound, day(30), 'insurer', 'non_payment');
      expect(await rescind(agent, body)).toMatchObject(refusal);
      expect((await reinstate(agent, body)).status).toBe(403);
      expect((await agent.post(`/api/v1/notices/${bound.id}/mailed`, {})).status).toBe(403);
    });

    it('is rescinded when what was owed is paid in time; letters that wait are withdrawn', async () => {
      const bound = await auto();
      const underwriter = await room.on(day(10));
      const { body } = await cancel(underwriter, bound, day(30), 'insurer', 'non_payment');
      const rescinded = await rescind(await room.on(day(29)), body);
      expect(rescinded).toMatchObject({
        status: 201,
        body: { status: 'active', cancellationDueOn: null, cancellationStands: false },
      });
      expect(rescinded.body.totalPremium).toBe(bound.totalPremium);
      const later = await room.on(day(31));
      expect((await room.notices(later, bound)).map(({ kind, status }) => `${kind} ${status}`)).toEqual([
        'rescission pending',
        'cancellation withdrawn',
      ]);
      expect((await room.read(later, bound)).status).toBe('active');
      expect(await rescind(later, rescinded.body)).toMatchObject({
        status: 409,
        body: { code: 'policies.no-cancellation-scheduled' },
      });
    });
  });

  describe('with changes that were to take effect later', () => {
    async function changed(): Promise<PolicyResponse> {
      const bound = await home();
      const agent = await room.on(day(10), 'agent');
      const early = await endorse(agent, bound, day(20), DEDUCTIBLE, 500);
      const late = await endorse(agent, early.body, day(200), TERRITORY, '2');
      expect(late.status).toBe(201);
      return late.body;
    }

    it('takes them back, and a reinstatement without lapse brings them back and nets to zero', async () => {
      const before = await changed();
      const underwriter = await room.on(day(100));
      const canceled = await cancel(underwriter, before, day(100), 'insured', 'insured_request');
      expect((await ledgerOf(underwriter, before)).map(({ kind }) => kind)).toEqual([
        'new_business',
        'endorsement',
        'endorsement',
        'reversal',
        'cancellation',
      ]);
      await addsUp(underwriter, canceled.body);
      const later = await room.on(day(130));
      const { body: preview } = await later.post<ReinstatementPreviewResponse>(
        `/api/v1/policies/${before.id}/reinstatements/preview`,
        { reason: 'payment_received' },
      );
      expect(preview).toMatchObject({ hasLapse: false, premiumAfter: before.totalPremium });
      expect(preview.restored).toMatchObject([{ kind: 'endorsement', effectiveOn: day(200) }]);
      const back = await reinstate(later, canceled.body);
      expect(back).toMatchObject({
        status: 201,
        body: { status: 'active', totalPremium: before.totalPremium },
      });
      await addsUp(later, back.body);
      const { body: after } = await later.get<PolicyResponse>(
        `/api/v1/policies/${before.id}?effectiveOn=${day(200)}`,
      );
      expect(after.risk).toMatchObject({ propertyInfo: { territory: '2' } });
      expect((await room.notices(later, before)).map(({ kind }) => kind)).toEqual([
        'reinstatement',
        'cancellation',
      ]);
    });

    it('leaves them out when they are not wanted back', async () => {
      const before = await changed();
      const underwriter = await room.on(day(100));
      const { body } = await cancel(underwriter, before, day(100), 'insured', 'insured_request');
      const back = await reinstate(underwriter, body, { withEndorsements: false });
      await addsUp(underwriter, back.body);
      expect((await ledgerOf(underwriter, before)).at(-1)?.kind).toBe('reinstatement');
      expect(back.body.totalPremium).not.toBe(before.totalPremium);
    });

    it('rates them on what was changed meanwhile for the time before', async () => {
      const before = await changed();
      const underwriter = await room.on(day(100));
      const { body } = await cancel(underwriter, before, day(100), 'insured', 'insured_request');
      const corrected = await endorse(underwriter, body, day(30), '/coverageSelections/jewelryLimit', 2500);
      expect(corrected.status).toBe(201);
      const back = await reinstate(underwriter, corrected.body);
      expect(back.status).toBe(201);
      await addsUp(underwriter, back.body);
      const { body: after } = await underwriter.get<PolicyResponse>(
        `/api/v1/policies/${before.id}?effectiveOn=${day(200)}`,
      );
      expect(after.risk).toMatchObject({
        propertyInfo: { territory: '2' },
        coverageSelections: { jewelryLimit: 2500, deductible: 500 },
      });
    });

    it('charges nothing for a lapse, and gives the short-rate part back', async () => {
      const bound = await home();
      const { body } = await cancel(await room.on(day(100)), bound, day(100), 'insured', 'insured_request');
      const back = await reinstate(await room.on(day(130)), body, { effectiveOn: day(130) });
      expect(back).toMatchObject({ status: 201, body: { status: 'active' } });
      expect(back.body.totalPremium).toBe(((451 * 335) / 365 + 50).toFixed(2));
      const agent = await signIn(room.app, 'agent');
      await addsUp(agent, back.body);
      const gap = await agent.get<PolicyResponse>(`/api/v1/policies/${bound.id}?effectiveOn=${day(110)}`);
      expect(gap.body.isCovered).toBe(false);
      expect(
        await cancel(await signIn(room.app, 'underwriter'), back.body, day(110), 'insured', 'sold'),
      ).toMatchObject({ status: 409, body: { code: 'policies.not-in-force' } });
    });
  });

  it('tells billing what the term then costs, and what it costs again', async () => {
    const bound = await home();
    const billing = room.app.get(Billing, { strict: false });
    const em = room.app.get(EntityManager);
    const owed = (): Promise<string | undefined> =>
      RequestContext.create(em, async () => (await billing.summary(bound.id))?.premium);
    const { body } = await cancel(await room.on(day(100)), bound, day(100), 'insured', 'sold');
    expect(await owed()).toBe(body.totalPremium);
    expect((await reinstate(await room.on(day(100)), body)).status).toBe(201);
    expect(await owed()).toBe('501.00');
  });

  describe('is refused', () => {
    it.each([
      ['before the term', -1, 'insured', 'sold', 422, 'policies.outside-term'],
      ['on the expiration date', 365, 'insured', 'sold', 422, 'policies.outside-term'],
      [
        'for a reason of the other party',
        20,
        'insured',
        'non_payment',
        422,
        'policies.reason-of-other-party',
      ],
      ['for a reason that nobody has', 20, 'insured', 'boredom', 400, 'http.invalid-request'],
      ['by somebody else', 20, 'agent', 'sold', 400, 'http.invalid-request'],
    ] as const)('%s', async (_case, days, requestedBy, reason, status, code) => {
      const bound = await home();
      const by = await room.on(day(10));
      const answer = await cancel(by, bound, day(days), requestedBy as 'insured', reason);
      expect(answer).toMatchObject({ status, body: { code, errors: [{ pointer: expect.any(String) }] } });
      expect((await room.read(by, bound)).rowVersion).toBe(bound.rowVersion);
    });

    it('twice, while one is scheduled, and after the term', async () => {
      const by = await room.on(day(0));
      const once = await room.home(by);
      const { body } = await cancel(await room.on(day(10)), once, day(10), 'insured', 'sold');
      expect(await cancel(await room.on(day(11)), body, day(11), 'insured', 'sold')).toMatchObject({
        status: 409,
        body: { code: 'policies.already-cancelled' },
      });
      const twice = await home();
      const later = await room.on(day(11));
      const scheduled = await cancel(later, twice, day(40), 'insured', 'sold');
      expect(await cancel(later, scheduled.body, day(41), 'insured', 'sold')).toMatchObject({
        status: 409,
        body: { code: 'policies.cancellation-scheduled' },
      });
      expect(await reinstate(later, scheduled.body)).toMatchObject({
        status: 409,
        body: { code: 'policies.not-cancelled' },
      });
      expect(await cancel(later, twice, day(41), 'insured', 'sold')).toMatchObject({
        status: 412,
        body: { code: 'http.stale-version', currentETag: '"2"' },
      });
      const third = await home();
      expect(await cancel(await room.on(day(365)), third, day(300), 'insured', 'sold')).toMatchObject({
        status: 409,
        body: { code: 'policies.term-expired' },
      });
      expect(await reinstate(await room.on(day(300)), third)).toMatchObject({
        status: 409,
        body: { code: 'policies.not-cancelled' },
      });
    });

    it.each([
      ['before the cancellation', 99],
      ['in the future', 131],
    ])('as is a reinstatement %s', async (_case, days) => {
      const bound = await home();
      const { body } = await cancel(await room.on(day(100)), bound, day(100), 'insured', 'sold');
      expect(await reinstate(await room.on(day(130)), body, { effectiveOn: day(days) })).toMatchObject({
        status: 422,
        body: { code: 'policies.reinstatement-date', errors: [{ pointer: '/effectiveOn' }] },
      });
    });
  });

  it('lets fifty parallel operations on one policy through one by one or refuses them, and the ledger adds up', async () => {
    const bound = await home();
    const underwriter = await room.on(day(50));
    // Who reads only after another one is done is refused for what the policy has become, not for its version.
    const become = [
      'policies.already-cancelled',
      'policies.not-cancelled',
      'policies.not-in-force',
      'policies.cancellation-scheduled',
      'policies.no-cancellation-scheduled',
      'policies.conflict-unsettled',
    ];
    const race = async (n: number, by: Client): Promise<Answered> => {
      const seen = await room.read(by, bound);
      const operations = [
        () => cancel(by, seen, day(50), 'insured', 'sold'),
        () => endorse(by, seen, day(50 + n), AMOUNT, 210_000 + n),
        () => reinstate(by, seen),
        () => cancel(by, seen, day(90), 'insured', 'sold'),
        () => rescind(by, seen),
      ];
      return operations[n % operations.length]!();
    };
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => race(n, underwriter.on(n % 2 ? room.app : room.other))),
    );
    const others = answers.filter(({ status, body }) => status !== 409 || !become.includes(body.code));
    expect(new Set(others.map(({ status }) => status))).toEqual(new Set([201, 412]));
    const after = await room.read(underwriter, bound);
    const done = answers.filter(({ status }) => status === 201).length;
    expect(after.rowVersion).toBe(bound.rowVersion + done);
    const ledger = await ledgerOf(underwriter, after);
    expect(ledger.map(({ sequence }) => sequence)).toEqual(ledger.map((_, index) => index + 1));
    await addsUp(underwriter, after);
  });
});
