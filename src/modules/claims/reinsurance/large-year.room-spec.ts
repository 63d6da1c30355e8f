import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Case } from '../../../../test/support/claims-ledger.js';
import { QUOTA_SHARE, ReinsuranceRoom } from '../../../../test/support/reinsurance-room.js';

const CLAIMS = 12_000;
/** Of each 12,000 that are set aside 2.5 percent are ceded, until the aggregate is used up by a third of the claims. */
const CEDED = 300;
const LIMIT = CEDED * 4_000 + 100;
const MEGABYTES = 400;

describe('a year of a treaty with more than ten thousand claims', () => {
  let room: ReinsuranceRoom;
  let first: Case;

  beforeAll(async () => {
    room = await ReinsuranceRoom.open();
    first = await room.on.case();
    const copies = await room.on.copies(first, CLAIMS - 1);
    expect(copies).toHaveLength(CLAIMS - 1);
    await room.treaty({
      number: 'QS-YEAR',
      ...QUOTA_SHARE,
      cededBps: 250,
      annualLimit: `${LIMIT}.00`,
    });
  });
  afterAll(() => room?.close());

  const ceded = async (): Promise<number> => {
    const [row] = await room.on.room.sql<{ sum: string }>(
      'select sum(paid_loss + reserve_loss)::text as sum from claim_cessions',
    );
    return Number(row?.sum);
  };

  async function cedeWithinMemory(): Promise<void> {
    let most = 0;
    const before = process.memoryUsage().rss;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss - before)), 20);
    await room.cede().finally(() => clearInterval(watch));
    expect(most / 1_048_576).toBeLessThan(MEGABYTES);
  }

  it('cedes up to its aggregate limit to the cent, within memory, and moves a change alone', async () => {
    await cedeWithinMemory();
    expect(await ceded()).toBe(LIMIT);
    const entries = async (): Promise<number> => {
      const [row] = await room.on.room.sql<{ n: number }>(
        'select count(*)::int as n from claim_cession_entries',
      );
      return row?.n ?? 0;
    };
    const before = await entries();
    expect(before).toBe(4_001);
    await room.paid(first, '1200.00');
    await cedeWithinMemory();
    expect(await ceded()).toBe(LIMIT);
    // Paid comes before reserved: 30 are ceded of what is paid, and as much less of what the claim, and the last one, have reserved.
    expect((await entries()) - before).toBeLessThan(6);
    await room.assertAddsUp();
  });
});
