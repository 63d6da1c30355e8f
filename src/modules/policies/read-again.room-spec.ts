import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Client } from '../../../test/support/app.js';
import { CancellationRoom, endorse } from '../../../test/support/cancellation-room.js';
import { rewrite } from '../../../test/support/database.js';
import { SentStatements } from '../../../test/support/sent-statements.js';
import type { Actor } from '../../shared/actor.js';
import { addDays } from '../../shared/calendar-date.js';
import type { PolicyResponse } from './policies.dto.js';
import { PoliciesQueries } from './policies.queries.js';

const TODAY = '2027-01-01';
const UNDERWRITER: Actor = {
  id: '01930000-0000-7000-8000-0000000000ff',
  role: 'underwriter',
  agencyId: null,
  sessionId: null,
};

describe('a policy that was read a moment ago', () => {
  let room: CancellationRoom;
  let agent: Client;

  beforeAll(async () => {
    room = await CancellationRoom.open({ today: TODAY, instances: 2 });
  });

  beforeEach(async () => {
    agent = await room.on(TODAY, 'agent');
  });

  afterAll(() => room?.close());

  const path = ({ id }: Pick<PolicyResponse, 'id'>, query = ''): string => `/api/v1/policies/${id}${query}`;

  /** Read once, so that it is known. */
  async function known(more = {}): Promise<PolicyResponse> {
    const policy = await room.home(agent, more);
    expect(await room.read(agent, policy)).toEqual(policy);
    return policy;
  }

  /** How often the ledger was read for it. */
  async function ledgersRead(work: () => Promise<unknown>): Promise<number> {
    const sent = new SentStatements();
    try {
      await work();
    } finally {
      sent.stop();
    }
    return sent.texts.filter((text) => text.includes('policy_charges')).length;
  }

  it('is the same, without its ledger being read once more', async () => {
    const policy = await room.home(agent);
    const read = async (): Promise<void> => expect(await room.read(agent, policy)).toEqual(policy);
    expect(await ledgersRead(read)).toBe(1);
    expect(await ledgersRead(read)).toBe(0);
    expect(await ledgersRead(read)).toBe(0);
  });

  it('has what another instance has booked since', async () => {
    const policy = await known();
    const there = agent.on(room.other);
    const endorsed = await endorse(there, policy, TODAY, '/propertyInfo/territory', '2');
    expect(endorsed).toMatchObject({ status: 201 });
    const today = await room.read(agent, policy);
    expect(today.rowVersion).toBe(endorsed.body.rowVersion);
    expect(today.totalPremium).not.toBe(policy.totalPremium);
    expect(await room.read(there, policy)).toEqual(today);
  });

  it('has what somebody changed in its row, whether or not they counted its version', async () => {
    const policy = await known();
    await rewrite(
      room.database,
      'policies',
      `update policies set data = jsonb_set(data, '{insuredName}', '"Ada Brook"') where id = $1`,
      [policy.id],
    );
    expect(await room.read(agent, policy)).toEqual({
      ...policy,
      insuredName: 'Ada Brook',
      updatedAt: expect.any(String),
    });
  });

  it('is of the day that is asked about', async () => {
    const policy = await known({ effectiveDate: addDays(TODAY, 1) });
    expect(policy).toMatchObject({ status: 'pending', isCovered: false });
    const tomorrow = await agent.get<PolicyResponse>(path(policy, `?effectiveOn=${addDays(TODAY, 1)}`));
    expect(tomorrow.body).toMatchObject({ status: 'pending', isCovered: true });
    expect(await room.read(agent, policy)).toEqual(policy);
    const later = await room.on(addDays(TODAY, 1), 'agent');
    expect(await room.read(later, policy)).toMatchObject({ status: 'active', isCovered: true });
  });

  it('is shown to nobody who may not see it any more', async () => {
    const policy = await known();
    await rewrite(room.database, 'policies', 'update policies set agency_id = null where id = $1', [
      policy.id,
    ]);
    expect(await agent.get(path(policy))).toMatchObject({
      status: 404,
      body: { code: 'policies.policy-not-found' },
    });
  });

  it('is read anew within a transaction, whose changes nobody else sees', async () => {
    const policy = await known();
    const queries = room.app.get(PoliciesQueries);
    const work = (): Promise<unknown> =>
      room.app
        .get(EntityManager)
        .fork()
        .transactional(() => queries.byId(UNDERWRITER, policy.id));
    expect(await ledgersRead(work)).toBe(1);
    expect(await ledgersRead(work)).toBe(1);
  });

  it('is read anew for what was known at a moment', async () => {
    const policy = await known();
    const knownAt = room.moment();
    const read = (): Promise<unknown> => agent.get(path(policy, `?knownAt=${knownAt}`));
    expect(await ledgersRead(read)).toBe(1);
    expect(await ledgersRead(read)).toBe(1);
  });

  it('can be changed by nobody who has been given it', async () => {
    const policy = await known();
    const { risk } = await room.app.get(PoliciesQueries).byId(UNDERWRITER, policy.id);
    expect(() => Object.assign(risk, { propertyInfo: null })).toThrow(TypeError);
    expect(await room.read(agent, policy)).toEqual(policy);
  });
});
