import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../../test/support/app.js';
import { ClaimsLedger } from '../../../../test/support/claims-ledger.js';
import type { Page } from '../../../shared/page.js';
import type { ClaimTransactionResponse } from './transactions.dto.js';

const QUEUE = '/api/v1/claim-transactions/queue';
const MORE = 1_300;

describe('the queue of what waits', () => {
  let on: ClaimsLedger;

  beforeAll(async () => {
    on = await ClaimsLedger.open();
  });
  afterAll(() => on?.close());

  async function pages(by: Client, query: string): Promise<readonly Page<ClaimTransactionResponse>[]> {
    const read: Page<ClaimTransactionResponse>[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const answer: { status: number; body: Page<ClaimTransactionResponse> } = await by.get(
        `${QUEUE}?${query}${cursor && `&cursor=${cursor}`}`,
      );
      expect(answer.status).toBe(200);
      read.push(answer.body);
      cursor = answer.body.nextCursor;
    }
    return read;
  }

  it('is read on to its end, however much of it others have to decide', async () => {
    const claim = await on.case();
    const { body: asked } = await on.pay(on.adjuster, claim, '5.00');
    await on.room.sql(
      `insert into claim_transactions
       select copy.* from claim_transactions t, generate_series(1, $2::int) n,
              lateral jsonb_populate_record(t, jsonb_build_object('id', uuid_v7(), 'sequence', t.sequence + n)) copy
        where t.id = $1`,
      [asked.id, MORE],
    );
    // All of it was asked for by the adjuster, who decides nothing of that.
    const own = await pages(on.adjuster, 'limit=50');
    expect(own.length).toBeGreaterThan(1);
    expect(own.flatMap(({ items }) => items)).toEqual([]);

    const theirs = await pages(on.examiner, 'limit=200');
    const ids = theirs.flatMap(({ items }) => items.map(({ id }) => id));
    expect(ids.length).toBe(MORE + 1);
    expect(new Set(ids).size).toBe(MORE + 1);
    expect(theirs[0]?.items.length).toBe(200);
    expect(theirs[0]?.items).toContainEqual(
      expect.objectContaining({ amount: '5.00', payees: expect.anything() }),
    );
    const all = await pages(on.adjuster, 'limit=200&mine=false');
    expect(all.flatMap(({ items }) => items.map(({ id }) => id))).toEqual(ids);
  });
});
