import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BUCKETS, bucketOf, hundredthsOfPercent, percentText } from './premium-change.js';
import type { Repriced, RepriceFault } from './reprice.js';
import { MOST_AFFECTED, Tally } from './tally.js';
import type { TallyState } from './tally.js';

let number = 0;

function priced(oldCents: number, newCents: number): Repriced {
  number += 1;
  return { policyId: String(number), policyNumber: `P-${number}`, oldCents, newCents, fault: null };
}

function faulty(fault: Partial<RepriceFault>): Repriced {
  const whole = {
    edition: 'candidate',
    code: 'rating.invalid-risk',
    pointer: '/a',
    detail: 'x',
    ...fault,
  } as const;
  return { policyId: 'x', policyNumber: 'X', oldCents: 100, newCents: null, fault: whole };
}

function tallied(policies: readonly Repriced[], from: Partial<TallyState> = {}): TallyState {
  const tally = new Tally(from);
  for (const policy of policies) tally.add(policy);
  return tally.state;
}

function bucketFor(oldCents: number, change: number): string {
  const { from, to } = BUCKETS[bucketOf(oldCents, change)] ?? {};
  return `${from ?? '…'} to ${to ?? '…'}`;
}

describe('a change of premium', () => {
  it.each([
    [10_000, 0, '0 to 0'],
    [10_000, 1, '0 to 5'],
    [10_000, 500, '0 to 5'],
    [10_000, 501, '5 to 10'],
    [10_000, 5_000, '25 to 50'],
    [10_000, 5_001, '50 to …'],
    [10_000, -1, '-5 to 0'],
    [10_000, -500, '-5 to 0'],
    [10_000, -501, '-10 to -5'],
    [10_000, -2_500, '-25 to -20'],
    [10_000, -10_000, '… to -50'],
    // 5.0000…5 percent: one cent more than 5 percent of an amount whose percentage no double holds.
    [99_999_999_999_999, 4_999_999_999_999, '0 to 5'],
    [99_999_999_999_999, 5_000_000_000_000, '5 to 10'],
  ])('of %d by %d cents stands in the bucket %s', (oldCents, change, bucket) => {
    expect(bucketFor(oldCents, change)).toBe(bucket);
  });

  it.each([
    [10_000, 425, '4.25'],
    [10_000, -425, '-4.25'],
    [300, 100, '33.33'],
    [300, -200, '-66.67'],
    [20_000, 1, '0.01'],
    [1, 99_999_999_999_998, '9999999999999800.00'],
    [0, 100, null],
  ])('of %d by %d cents is %s percent', (oldCents, change, percent) => {
    expect(percentText(hundredthsOfPercent(oldCents, change))).toBe(percent);
  });
});

describe('the tally of a book', () => {
  const premium = fc.oneof(
    fc.integer({ min: 0, max: 200_000 }),
    fc.integer({ min: 0, max: 99_999_999_999_999 }),
  );
  const book = fc.array(fc.tuple(premium, premium), { maxLength: 120 });

  it('comes to the same figures wherever it is stopped, stored and taken up again', () => {
    fc.assert(
      fc.property(book, fc.nat(120), (prices, cut) => {
        const policies = prices.map(([before, after]) => priced(before, after));
        const stored = JSON.parse(JSON.stringify(tallied(policies.slice(0, cut)))) as TallyState;
        expect(tallied(policies.slice(cut), stored)).toEqual(tallied(policies));
      }),
    );
  });

  it('counts every policy once', () => {
    fc.assert(
      fc.property(book, (prices) => {
        const state = tallied(prices.map(([before, after]) => priced(before, after)));
        expect(state.rated).toBe(prices.length);
        expect(state.raised + state.lowered + state.unchanged).toBe(prices.length);
        expect(state.histogram.reduce((sum, count) => sum + count, 0)).toBe(prices.length - state.fromZero);
        expect(BigInt(state.oldCents)).toBe(prices.reduce((sum, [before]) => sum + BigInt(before), 0n));
        expect(BigInt(state.newCents)).toBe(prices.reduce((sum, [, after]) => sum + BigInt(after), 0n));
      }),
    );
  });

  it('keeps the twenty that are raised and lowered most, by percent and then by dollars', () => {
    const many = Array.from({ length: 100 }, (_, n) => priced(1_000, 1_000 + (n - 50)));
    const twin = priced(100_000, 104_900);
    const state = tallied([...many, twin]);
    expect(state.mostRaised).toHaveLength(MOST_AFFECTED);
    expect(state.mostRaised.slice(0, 2)).toEqual([
      {
        policyId: twin.policyId,
        policyNumber: twin.policyNumber,
        oldCents: 100_000,
        newCents: 104_900,
        hundredths: '490',
      },
      expect.objectContaining({ oldCents: 1_000, newCents: 1_049, hundredths: '490' }),
    ]);
    expect(state.mostLowered.map(({ hundredths }) => Number(hundredths))).toEqual(
      Array.from({ length: 20 }, (_, n) => -500 + n * 10),
    );
    expect([state.leastHundredths, state.mostHundredths, state.leastCents, state.mostCents]).toEqual([
      '-500',
      '490',
      -50,
      4_900,
    ]);
  });

  it('groups errors by edition, code and pointer, whatever the position in a list', () => {
    const state = tallied([
      faulty({ pointer: '/drivers/0/birthDate', detail: 'is required' }),
      faulty({ pointer: '/drivers/12/birthDate', detail: 'is something else' }),
      faulty({ pointer: '/drivers/0/birthDate', edition: 'baseline' }),
      faulty({ code: 'rating.no-table-row', pointer: '/drivers' }),
    ]);
    expect(state).toMatchObject({ errors: 4, rated: 0, histogram: BUCKETS.map(() => 0) });
    expect(state.reasons).toEqual([
      {
        edition: 'candidate',
        code: 'rating.invalid-risk',
        pointer: '/drivers/*/birthDate',
        detail: 'is required',
        count: 2,
      },
      expect.objectContaining({ edition: 'baseline', pointer: '/drivers/*/birthDate', count: 1 }),
      expect.objectContaining({ code: 'rating.no-table-row', pointer: '/drivers', count: 1 }),
    ]);
  });

  it('does not grow with the number of different errors', () => {
    const state = tallied(Array.from({ length: 1_000 }, (_, n) => faulty({ pointer: `/field${n}` })));
    expect([state.errors, state.reasons.length]).toEqual([1_000, 200]);
  });
});
