import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ledgerOf } from '../../../test/support/ledger.js';
import { RenewalRoom, bind, prepare } from '../../../test/support/renewal-room.js';
import { homeRequest } from '../../../test/support/story.js';
import { addDays } from '../../shared/calendar-date.js';

const BEGAN = '2026-06-01';
const SECOND_YEAR = '2027-06-01';
const ENDS = '2028-06-01';
const AHEAD = addDays(SECOND_YEAR, -35);

describe('renewing a term of two years', () => {
  let room: RenewalRoom;

  beforeAll(async () => {
    room = await RenewalRoom.open({ today: BEGAN });
    await room.importHomeEdition('2026-two-years', BEGAN, '500', { terms: ['12', '24'] });
  });

  afterAll(() => room?.close());

  async function basedOn(renewalId: string): Promise<string | undefined> {
    const [row] = await room.sql<{ id: string }>('select based_on as id from renewals where id = $1', [
      renewalId,
    ]);
    return row?.id;
  }

  it('is rated by the entry that charged the last year, and anew when one is charged after it was rated', async () => {
    const home = await room.bind(await room.on(BEGAN), homeRequest({ termMonths: 24 }));
    const early = await prepare(await room.on('2027-03-01', 'underwriter'), home);
    expect(early).toMatchObject({ status: 201, body: { isStale: false, effectiveDate: ENDS } });

    await room.on(AHEAD);
    await room.runJob('policies.anniversaries');
    const agent = await room.on(AHEAD);
    const [, anniversary] = await ledgerOf(agent, home);
    expect(anniversary).toMatchObject({ kind: 'anniversary', effectiveOn: SECOND_YEAR });
    expect((await room.renewalOf(agent, home)).body.isStale).toBe(true);

    const later = await room.on(addDays(ENDS, -35));
    await room.runJob();
    const offered = (await room.renewalOf(later, home)).body;
    expect(offered).toMatchObject({ status: 'offered', isStale: false });
    expect(await basedOn(offered.id)).toBe(anniversary?.id);
    expect(await bind(later, offered)).toMatchObject({ status: 201, body: { effectiveDate: ENDS } });
  });
});
