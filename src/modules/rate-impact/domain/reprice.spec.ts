import { describe, expect, it } from '@jest/globals';
import type { BatchOutcome, EditionBatch } from '../../rating/index.js';
import { reprice } from './reprice.js';
import type { PolicyToReprice } from './reprice.js';

/** Rates a risk at `base` times its size; a risk without size cannot be rated. */
function edition(base: number, code = 'rating.invalid-risk'): EditionBatch {
  const outcome = (risk: unknown): BatchOutcome => {
    const { size } = risk as { readonly size?: number };
    if (size === undefined) return { cents: null, fault: { code, pointer: '/size', detail: 'is required' } };
    return { cents: base * size, fault: null };
  };
  return { rate: (risks) => Promise.resolve(risks.map(outcome)) };
}

function policy(policyId: string, editionId: string | null, size?: number): PolicyToReprice {
  return { policyId, policyNumber: policyId, editionId, risk: size === undefined ? {} : { size } };
}

const ratedOn = '2026-03-01';
const ofTerm = new Map([
  ['old', edition(10)],
  ['older', edition(7, 'rating.no-table-row')],
]);

describe('a policy on two editions', () => {
  it('is compared with the edition of its own term', async () => {
    const book = [policy('a', 'old', 1), policy('b', 'older', 2), policy('c', 'old', 3)];
    const repriced = await reprice(book, { candidate: edition(11), baseline: null, ofTerm, ratedOn });
    expect(repriced.map(({ policyId, oldCents, newCents }) => [policyId, oldCents, newCents])).toEqual([
      ['a', 10, 11],
      ['b', 14, 22],
      ['c', 30, 33],
    ]);
  });

  it('is compared with the named one instead where there is one', async () => {
    const [only] = await reprice([policy('a', null, 1)], {
      candidate: edition(11),
      baseline: edition(9),
      ofTerm,
      ratedOn,
    });
    expect(only).toEqual({ policyId: 'a', policyNumber: 'a', oldCents: 9, newCents: 11, fault: null });
  });

  it('keeps the price that one edition knows when the other does not', async () => {
    const [only] = await reprice([policy('a', null, 1)], {
      candidate: edition(11),
      baseline: null,
      ofTerm,
      ratedOn,
    });
    expect(only).toMatchObject({
      oldCents: null,
      newCents: 11,
      fault: { edition: 'baseline', code: 'policies.term-without-edition', pointer: '' },
    });
  });

  it('is told the fault of the candidate when neither can rate it', async () => {
    const [only] = await reprice([policy('a', 'older')], {
      candidate: edition(11),
      baseline: null,
      ofTerm,
      ratedOn,
    });
    expect(only).toMatchObject({
      oldCents: null,
      newCents: null,
      fault: { edition: 'candidate', code: 'rating.invalid-risk', pointer: '/size' },
    });
  });
});
