import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addsUp } from '../../../test/support/ledger.js';
import { RenewalRoom, endorse } from '../../../test/support/renewal-room.js';
import type { PolicyResponse } from './policies.dto.js';
import { ifMatch } from '../../../test/support/app.js';

/** Both changes of the clock in Ohio lie in the term: on March 14 and on November 7, which has the hour after one o'clock twice. */
const BEGINS = '2027-01-15';
const ENDS = '2028-01-15';
const TERRITORY = '/propertyInfo/territory';
const DEDUCTIBLE = '/coverageSelections/deductible';

describe('a term across both changes of the clock', () => {
  let room: RenewalRoom;

  beforeAll(async () => {
    room = await RenewalRoom.open({ today: BEGINS });
  });

  afterAll(() => room?.close());

  async function aHome(): Promise<PolicyResponse> {
    return room.home(await room.on(BEGINS));
  }

  it.each([
    [
      'in winter an hour later by the clock of the world',
      '2027-03-14T04:59:00Z',
      '2027-03-14T05:00:00Z',
      '2027-03-13',
    ],
    ['in the night after spring has come', '2027-03-15T03:59:00Z', '2027-03-15T04:00:00Z', '2027-03-14'],
    ['in summer', '2027-11-07T03:59:00Z', '2027-11-07T04:00:00Z', '2027-11-06'],
    [
      'in the night after autumn, whose day had 25 hours',
      '2027-11-08T04:59:00Z',
      '2027-11-08T05:00:00Z',
      '2027-11-07',
    ],
  ])('ends today at midnight in Ohio: %s', async (_case, before, after, day) => {
    const home = await aHome();
    const late = await endorse(await room.at(after), home, day, TERRITORY, '1');
    expect(late).toMatchObject({ status: 422, body: { code: 'policies.change-back-dated' } });
    const by = await room.at(before);
    const punctual = await endorse(by, home, day, TERRITORY, '1');
    expect(punctual.status).toBe(201);
    await addsUp(by, punctual.body);
  });

  it('charges by the day, also for days of 23 and of 25 hours', async () => {
    const home = await aHome();
    const change = async (on: string, first: PolicyResponse): Promise<PolicyResponse> =>
      (await endorse(await room.on(BEGINS), first, on, DEDUCTIBLE, 500)).body;
    const cents = async (on: string): Promise<number> =>
      Math.round(Number((await change(on, await aHome())).totalPremium) * 100);
    // 451 a year besides the fee of 50 that is not prorated; 497 with the lower deductible.
    const premium = (days: number): number =>
      Math.round(((451 * days + 497 * (365 - days)) / 365 + 50) * 100);
    for (const [on, days] of [
      ['2027-03-14', 58],
      ['2027-03-15', 59],
      ['2027-11-07', 296],
      ['2027-11-08', 297],
    ] as const)
      expect([on, await cents(on)]).toEqual([on, premium(days)]);
    expect(home.totalPremium).toBe('501.00');
  });

  it('tells the two hours after one o’clock apart when it is read as known at a moment', async () => {
    const home = await aHome();
    const day = '2027-11-07';
    const first = (await endorse(await room.at(`${day}T05:30:00Z`), home, day, DEDUCTIBLE, 500)).body;
    const second = (await endorse(await room.at(`${day}T06:30:00Z`), first, day, TERRITORY, '1')).body;
    const by = await room.at(`${day}T12:00:00Z`);
    const known = async (knownAt: string): Promise<PolicyResponse> =>
      (
        await by.get<PolicyResponse>(
          `/api/v1/policies/${home.id}?effectiveOn=${day}&knownAt=${encodeURIComponent(knownAt)}`,
        )
      ).body;
    for (const [at, premium] of [
      [`${day}T05:29:59Z`, home.totalPremium],
      // 01:45 by the clock of summer, and once more by that of winter.
      [`${day}T05:45:00Z`, first.totalPremium],
      [`${day}T06:45:00Z`, second.totalPremium],
    ] as const) {
      expect([at, (await known(at)).totalPremium]).toEqual([at, premium]);
    }
  });

  it('lapses at midnight in Ohio, an hour later than on a summer day', async () => {
    const home = await aHome();
    const statusAt = async (moment: string, policy: PolicyResponse): Promise<string> =>
      (await room.read(await room.at(moment), policy)).status;
    expect(await statusAt(`${ENDS}T04:59:59Z`, home)).toBe('active');
    expect(await statusAt(`${ENDS}T05:00:00Z`, home)).toBe('expired');
    for (const [day, midnight] of [
      ['2027-03-14', '05'],
      ['2027-03-15', '04'],
      ['2027-11-07', '04'],
      ['2027-11-08', '05'],
    ] as const) {
      const sold = await aHome();
      const by = await room.on('2027-02-01');
      const canceled = await by.post<PolicyResponse>(
        `/api/v1/policies/${sold.id}/cancellations`,
        { effectiveOn: day, requestedBy: 'insured', reason: 'sold' },
        ifMatch(1),
      );
      expect(canceled.status).toBe(201);
      const before = `${day}T0${Number(midnight) - 1}:59:59Z`;
      expect([day, await statusAt(before, sold)]).toEqual([day, 'active']);
      expect([day, await statusAt(`${day}T${midnight}:00:00Z`, sold)]).toEqual([day, 'cancelled']);
    }
  });
});
