import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntityManager, RequestContext } from '@mikro-orm/postgresql';
import { CancellationRoom, cancel } from '../../../test/support/cancellation-room.js';
import type { Actor } from '../../shared/actor.js';
import { SYSTEM_ACTOR } from '../../shared/actor.js';
import { addDays } from '../../shared/calendar-date.js';
import { newId } from '../../shared/ids.js';
import type { CoverView } from './cover.view.js';
import { Policies } from './policies.js';

const FIRST = '2027-01-01';
const ENDS = '2028-01-01';
const day = (days: number): string => addDays(FIRST, days);

describe('the cover of a policy as another room asks for it', () => {
  let room: CancellationRoom;

  beforeAll(async () => {
    room = await CancellationRoom.open({ today: FIRST });
  });

  afterAll(() => room?.close());

  function cover(id: string, on: string, knownAt?: string, actor: Actor = SYSTEM_ACTOR): Promise<CoverView> {
    return RequestContext.create(room.app.get(EntityManager), () =>
      room.app.get(Policies, { strict: false }).coverOn(actor, id, on, knownAt),
    );
  }

  it('promises coverages, items with ids and parties on a day of the term', async () => {
    const policy = await room.home(await room.on(FIRST, 'agent'));
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
    const { id } = await room.home(await room.on(FIRST, 'agent'));
    expect(await cover(id, on)).toMatchObject({ on, status, notCoveredReason, promised: null });
  });

  it('ends with a cancellation, and did not as long as nobody knew of it', async () => {
    const agent = await room.on(FIRST, 'agent');
    const policy = await room.home(agent);
    const before = room.moment();
    const later = await room.on(day(20), 'agent');
    expect(await cancel(later, policy, day(20), 'insured', 'insured_request')).toMatchObject({ status: 201 });
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
    const { id } = await room.home(await room.on(FIRST, 'agent'));
    const stranger: Actor = { ...SYSTEM_ACTOR, role: 'agent', agencyId: newId() };
    await expect(cover(id, day(1), undefined, stranger)).rejects.toMatchObject({
      code: 'policies.policy-not-found',
    });
  });
});
