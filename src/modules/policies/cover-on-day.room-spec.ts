import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntityManager, RequestContext } from '@mikro-orm/postgresql';
import type { Client } from '../../../test/support/app.js';
import { CancellationRoom, cancel, reinstate, rescind } from '../../../test/support/cancellation-room.js';
import { homeRequest } from '../../../test/support/story.js';
import type { Actor } from '../../shared/actor.js';
import { SYSTEM_ACTOR } from '../../shared/actor.js';
import { addDays } from '../../shared/calendar-date.js';
import { newId } from '../../shared/ids.js';
import type { CoverView } from './cover.view.js';
import { Policies } from './policies.js';
import type { PolicyResponse } from './policies.dto.js';

const FIRST = '2027-01-01';
const ENDS = '2028-01-01';
const day = (days: number): string => addDays(FIRST, days);

describe('cover on a day', () => {
  let room: CancellationRoom;

  beforeAll(async () => {
    room = await CancellationRoom.open({ today: FIRST });
  });

  afterAll(() => room?.close());

  const bound = async (): Promise<PolicyResponse> => room.home(await room.on(FIRST, 'agent'));

  async function read(by: Client, { id }: PolicyResponse, query: string): Promise<PolicyResponse> {
    const answer = await by.get<PolicyResponse>(`/api/v1/policies/${id}?${query}`);
    expect(answer.status).toBe(200);
    return answer.body;
  }

  /** Why there is none on each of the days; null where there is. What is promised goes with it. */
  async function reasons(by: Client, policy: PolicyResponse, days: readonly string[]) {
    const found: (string | null)[] = [];
    for (const on of days) {
      const view = await read(by, policy, `effectiveOn=${on}`);
      expect(view.effectiveOn).toBe(on);
      expect(view.isCovered).toBe(view.notCoveredReason === null);
      expect(view.coverages.length > 0).toBe(view.isCovered);
      found.push(view.notCoveredReason);
    }
    return found;
  }

  it('is there from the first day of the term to its last, and on no other', async () => {
    const policy = await bound();
    const agent = await room.on(day(1), 'agent');
    const days = ['1999-12-31', day(-1), FIRST, addDays(ENDS, -1), ENDS, '2050-01-01'];
    expect(await reasons(agent, policy, days)).toEqual([
      'before_inception',
      'before_inception',
      null,
      null,
      'after_expiration',
      'after_expiration',
    ]);
    expect(await read(agent, policy, 'effectiveOn=2050-01-01')).toMatchObject({
      effectiveOn: '2050-01-01',
      termDay: addDays(ENDS, -1),
      totalPremium: '501.00',
    });
    expect(await read(agent, policy, `effectiveOn=${day(-1)}`)).toMatchObject({ termDay: FIRST });
  });

  it('is not asked of what tells of today only: billing refuses a day', async () => {
    const { id } = await bound();
    const agent = await room.on(FIRST, 'agent');
    for (const query of ['effectiveOn=2050-01-01', 'asOf=2050-01-01'])
      expect(await agent.get(`/api/v1/policies/${id}/billing?${query}`)).toMatchObject({
        status: 400,
        body: { code: 'http.invalid-request', errors: [{ pointer: `?${query.split('=')[0]}` }] },
      });
    expect(await agent.get(`/api/v1/policies/${id}/billing`)).toMatchObject({ status: 200 });
  });

  it('is asked of today, by the calendar of the policy, where no day is named', async () => {
    const agent = await room.on(FIRST, 'agent');
    const policy = await room.bind(agent, homeRequest({ effectiveDate: day(10) }));
    expect(policy).toMatchObject({
      status: 'pending',
      effectiveOn: FIRST,
      termDay: day(10),
      isCovered: false,
      notCoveredReason: 'before_inception',
    });
    expect(await read(await room.on(day(10), 'agent'), policy, '')).toMatchObject({ isCovered: true });
    const afterwards = await room.on(day(400), 'agent');
    expect(await read(afterwards, policy, '')).toMatchObject({
      status: 'expired',
      effectiveOn: day(400),
      isCovered: false,
      notCoveredReason: 'after_expiration',
      coverages: [],
    });
  });

  it('never was where the policy was canceled flat, or not taken up', async () => {
    const policy = await bound();
    const agent = await room.on(FIRST, 'agent');
    expect(await cancel(agent, policy, FIRST, 'insured', 'not_taken_up')).toMatchObject({
      status: 201,
      body: { status: 'inactive', isCovered: false, notCoveredReason: 'flat_canceled' },
    });
    expect(await reasons(agent, policy, [day(-1), FIRST, day(100), ENDS])).toEqual([
      'before_inception',
      'flat_canceled',
      'flat_canceled',
      'after_expiration',
    ]);
  });

  it('ends with a cancellation, and has gaps where a reinstatement left a lapse', async () => {
    const policy = await bound();
    const agent = await room.on(day(50), 'agent');
    const ended = await cancel(agent, policy, day(50), 'insured', 'insured_request');
    expect(ended.status).toBe(201);
    const around = [day(49), day(50), day(59), day(60), ENDS];
    expect(await reasons(agent, policy, around)).toEqual([
      null,
      'canceled',
      'canceled',
      'canceled',
      'after_expiration',
    ]);
    const underwriter = await room.on(day(60));
    const back = await reinstate(underwriter, ended.body, { effectiveOn: day(60) });
    expect(back.status).toBe(201);
    const lapsed = [null, 'lapse', 'lapse', null, 'after_expiration'];
    expect(await reasons(underwriter, policy, around)).toEqual(lapsed);
    // As it was known on the day between the two.
    const known = `effectiveOn=${day(55)}&knownAt=${day(55)}T12:00:00Z`;
    expect(await read(underwriter, policy, known)).toMatchObject({ notCoveredReason: 'canceled' });
  });

  it('goes on where a reinstatement leaves no lapse', async () => {
    const policy = await bound();
    const agent = await room.on(day(50), 'agent');
    const ended = await cancel(agent, policy, day(50), 'insured', 'insured_request');
    expect((await reinstate(await room.on(day(55)), ended.body)).status).toBe(201);
    expect(await reasons(await room.on(day(55)), policy, [day(50), day(55)])).toEqual([null, null]);
  });

  it('ends on the day that is announced and stands, until that is taken back', async () => {
    const policy = await bound();
    const agent = await room.on(day(10), 'agent');
    const announced = await cancel(agent, policy, day(20), 'insured', 'replaced_elsewhere');
    expect(announced).toMatchObject({ status: 201, body: { isCovered: true, cancellationStands: true } });
    const days = [day(19), day(20), day(21)];
    expect(await reasons(agent, policy, days)).toEqual([null, 'canceled', 'canceled']);
    expect((await rescind(agent, announced.body)).status).toBe(201);
    expect(await reasons(agent, policy, days)).toEqual([null, null, null]);
  });

  it('is not told as of a moment at which nothing was bound', async () => {
    const policy = await bound();
    const agent = await room.on(day(1), 'agent');
    expect(
      await agent.get(`/api/v1/policies/${policy.id}?effectiveOn=${day(1)}&knownAt=2026-12-31T00:00:00Z`),
    ).toMatchObject({ status: 404, body: { code: 'policies.policy-not-found' } });
  });

  describe('as another room asks for it', () => {
    function cover(
      id: string,
      on: string,
      knownAt?: string,
      actor: Actor = SYSTEM_ACTOR,
    ): Promise<CoverView> {
      return RequestContext.create(room.app.get(EntityManager), () =>
        room.app.get(Policies, { strict: false }).coverOn(actor, id, on, knownAt),
      );
    }

    it('promises coverages, items with ids and parties on a day of the term', async () => {
      const policy = await bound();
      const found = await cover(policy.id, day(100));
      expect(found).toMatchObject({
        policyNumber: policy.policyNumber,
        customerId: policy.customerId,
        on: day(100),
        knownAt: null,
        status: 'active',
        notCoveredReason: null,
        promised: {
          coverages: policy.coverages.length > 0 ? policy.coverages : expect.anything(),
          parties: [{ role: 'first_named_insured', name: policy.insuredName }],
        },
      });
      expect(found.promised?.coverages.length).toBeGreaterThan(0);
      expect(found.promised?.items).toEqual(policy.items);
    });

    it.each([
      ['1999-12-31', 'before_inception', 'pending'],
      [day(-1), 'before_inception', 'pending'],
      [ENDS, 'after_expiration', 'expired'],
      ['2050-01-01', 'after_expiration', 'expired'],
    ])('is none on %s, and not that of the nearest day', async (on, notCoveredReason, status) => {
      const { id } = await bound();
      expect(await cover(id, on)).toMatchObject({ on, status, notCoveredReason, promised: null });
    });

    it('ends with a cancellation, and did not as long as nobody knew of it', async () => {
      const agent = await room.on(FIRST, 'agent');
      const policy = await room.home(agent);
      const before = room.moment();
      const later = await room.on(day(20), 'agent');
      expect(await cancel(later, policy, day(20), 'insured', 'insured_request')).toMatchObject({
        status: 201,
      });
      expect(await cover(policy.id, day(19))).toMatchObject({ status: 'active', notCoveredReason: null });
      expect(await cover(policy.id, day(30))).toMatchObject({
        status: 'cancelled',
        notCoveredReason: 'canceled',
        promised: null,
      });
      expect(await cover(policy.id, ENDS)).toMatchObject({ status: 'cancelled', promised: null });
      expect(await cover(policy.id, day(30), before)).toMatchObject({
        knownAt: before,
        status: 'active',
        notCoveredReason: null,
      });
    });

    it('is not told to an agent of another agency', async () => {
      const { id } = await bound();
      const stranger: Actor = { ...SYSTEM_ACTOR, role: 'agent', agencyId: newId() };
      await expect(cover(id, day(1), undefined, stranger)).rejects.toMatchObject({
        code: 'policies.policy-not-found',
      });
    });
  });
});
