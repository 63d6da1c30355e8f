import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addsUp, ledgerOf } from '../../../../../test/support/ledger.js';
import { RenewalRoom, endorse } from '../../../../../test/support/renewal-room.js';
import { cancel, reinstate } from '../../../../../test/support/cancellation-room.js';
import { publishedCases, quoteRequest } from '../../../../../test/support/story.js';
import { addDays } from '../../../../shared/calendar-date.js';
import type { PolicyResponse } from '../../policies.dto.js';

const BEGAN = '2026-03-01';
const SECOND = '2027-03-01';
const THIRD = '2028-03-01';
const AHEAD = addDays(SECOND, -35);
interface Account {
  readonly premium: string;
  readonly effectiveDate: string;
  readonly expirationDate: string;
  readonly endsOn: string;
  readonly instalments: readonly { readonly dueOn: string }[];
}

const JOB = 'policies.anniversaries';

describe('a term of twenty years', () => {
  let room: RenewalRoom;

  beforeAll(async () => {
    room = await RenewalRoom.open({ today: BEGAN, instances: 2 });
  });

  afterAll(() => room?.close());

  /** 350,000 over twenty years at 401.85 a year, paid by the quarter unless told. */
  async function aLife(planCode = 'quarterly'): Promise<PolicyResponse> {
    const risk =
      publishedCases('term-life-oh').find(({ risk: { termMonths } }) => termMonths === 240)?.risk ?? {};
    const agent = await room.on(BEGAN);
    const life = await room.bind(agent, quoteRequest('life', risk), { planCode });
    expect(life).toMatchObject({ totalPremium: '401.85', expirationDate: '2046-03-01' });
    return life;
  }

  async function seen(day: string, { id }: PolicyResponse): Promise<PolicyResponse> {
    const agent = await room.on(day);
    const term = await room.read(agent, { id });
    await addsUp(agent, term);
    return term;
  }

  async function account(day: string, { id }: PolicyResponse): Promise<Account> {
    const agent = await room.on(day);
    return (await agent.get<Account>(`/api/v1/policies/${id}/billing`)).body;
  }

  it('is charged year by year, each ahead of its anniversary, once on two instances at a time', async () => {
    const life = await aLife();
    await room.on(addDays(AHEAD, -1));
    await room.runJob(JOB);
    expect((await seen(addDays(AHEAD, -1), life)).totalPremium).toBe('401.85');

    await room.on(AHEAD);
    await room.runJob(JOB);
    const leaseTaken = (): string => 'the lease is taken';
    await Promise.all([room.app, room.other].map((each) => room.runJob(JOB, each).catch(leaseTaken)));
    const second = await seen(AHEAD, life);
    expect(second).toMatchObject({ totalPremium: '803.70', rowVersion: life.rowVersion + 1 });
    const ledger = await ledgerOf(await room.on(AHEAD), life);
    expect(ledger.map(({ kind, effectiveOn, premium }) => [kind, effectiveOn, premium])).toEqual([
      ['new_business', BEGAN, '401.85'],
      ['anniversary', SECOND, '401.85'],
    ]);
    const billed = await account(AHEAD, life);
    expect(billed).toMatchObject({
      premium: '803.70',
      effectiveDate: BEGAN,
      expirationDate: THIRD,
      endsOn: THIRD,
    });
    expect(billed.instalments.map(({ dueOn }) => dueOn).filter((day) => day >= SECOND)).toEqual([
      SECOND,
      '2027-06-01',
      '2027-09-01',
      '2027-12-01',
    ]);
    const trail = await room.sql(
      "select from audit_logs where resource_id = $1 and action = 'policies.anniversary-booked'",
      [life.id],
    );
    expect(trail).toHaveLength(1);
  });

  it('catches up after an outage, and stops where cover does', async () => {
    const [running, ended] = [await aLife('full'), await aLife('full')];
    await cancel(await room.on('2026-06-01'), ended, '2026-06-01', 'insured', 'insured_request');
    await room.on('2029-06-01');
    await room.runJob(JOB);
    expect((await seen('2029-06-01', running)).totalPremium).toBe((4 * 401.85).toFixed(2));
    expect((await seen('2029-06-01', ended)).totalPremium).toBe('401.85');
  });

  it('charges a change for the years that are charged by then and for those to come', async () => {
    const life = await aLife('full');
    await room.on(AHEAD);
    await room.runJob(JOB);
    const before = await seen(AHEAD, life);
    const underwriter = await room.on(AHEAD, 'underwriter');
    const changed = await endorse(
      underwriter,
      before,
      '2026-09-01',
      '/coverageSelections/faceAmount',
      200_000,
    );
    expect(changed.status).toBe(201);
    const ledger = await ledgerOf(underwriter, life);
    expect(ledger.map(({ kind }) => kind)).toEqual([
      'new_business',
      'anniversary',
      'reversal',
      'endorsement',
      'anniversary',
    ]);
    await addsUp(underwriter, changed.body);
    const [, , , endorsement, again] = ledger;
    // 350 thousands cost 376.85 and 200 cost 222.00: 181 of 365 days of the first year, all of the second, and 25.00 a year.
    expect(endorsement?.premium).toBe((((222 - 376.85) * 181) / 365).toFixed(2));
    expect(again?.premium).toBe('247.00');
    await room.on(addDays(THIRD, -35));
    await room.runJob(JOB);
    await seen(addDays(THIRD, -35), life);
    expect((await ledgerOf(await room.on(addDays(THIRD, -35)), life)).at(-1)).toMatchObject({
      kind: 'anniversary',
      effectiveOn: THIRD,
      premium: '247.00',
    });
  });

  it('loses the year ahead when it is canceled before it, and has it back with a reinstatement without lapse', async () => {
    const life = await aLife('full');
    await room.on(AHEAD);
    await room.runJob(JOB);
    const day = addDays(AHEAD, 5);
    const agent = await room.on(day);
    const canceled = await cancel(agent, await seen(day, life), day, 'insured', 'insured_request');
    // Life insurance is not refunded by the day, but the year ahead has not begun.
    expect(canceled).toMatchObject({ status: 201, body: { totalPremium: '401.85', status: 'cancelled' } });
    expect(await account(day, life)).toMatchObject({ premium: '401.85', endsOn: day });
    await room.on(SECOND);
    await room.runJob(JOB);
    expect((await seen(day, life)).totalPremium).toBe('401.85');

    const underwriter = await room.on(addDays(day, 3), 'underwriter');
    const back = await reinstate(underwriter, canceled.body, { withEndorsements: false });
    expect(back).toMatchObject({ status: 201, body: { totalPremium: '803.70' } });
    await addsUp(underwriter, back.body);
    expect(await account(addDays(day, 3), life)).toMatchObject({ premium: '803.70', endsOn: THIRD });
  });

  it('is not charged for what a lapse left out, and goes on from the day on which cover does', async () => {
    const life = await aLife('full');
    const canceled = await cancel(
      await room.on('2027-01-10'),
      life,
      '2027-01-10',
      'insured',
      'insured_request',
    );
    const underwriter = await room.on('2027-05-01', 'underwriter');
    expect((await reinstate(underwriter, canceled.body, { effectiveOn: '2027-05-01' })).status).toBe(201);
    await room.runJob(JOB);
    const term = await seen('2027-05-01', life);
    expect((await ledgerOf(await room.on('2027-05-01'), life)).at(-1)).toMatchObject({
      kind: 'anniversary',
      effectiveOn: '2027-05-01',
    });
    expect(term.isCovered).toBe(true);
    const underOther = await room.on('2027-05-02');
    const within = await underOther.get<PolicyResponse>(`/api/v1/policies/${life.id}?effectiveOn=2027-04-01`);
    expect(within.body.isCovered).toBe(false);
  });
});
