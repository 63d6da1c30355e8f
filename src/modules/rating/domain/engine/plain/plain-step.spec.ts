import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainSequence, plainStep } from './plain-step.js';
import { Run } from '../run.js';
import type { StepHeading } from '../trace.js';

const HEADING = {} as StepHeading;

function halfUp(n: bigint, d: bigint): bigint {
  return (2n * n + d) / (2n * d);
}

describe('A plain step', () => {
  const numbers = fc.oneof(
    fc.nat(10 ** 9),
    fc.integer({ min: 2 ** 49, max: 2 ** 51 }),
    fc.integer({ min: 2 ** 52, max: Number.MAX_SAFE_INTEGER }),
  );

  it('rounds exactly what it does not leave to the general way', () => {
    const places = fc.oneof(
      fc.constantFrom(1, 10, 100, 10_000, 10 ** 8),
      fc.integer({ min: 1, max: 2 ** 40 }),
    );
    fc.assert(
      fc.property(
        numbers,
        fc.nat(2_000_000),
        places,
        fc.constantFrom(1, 5, 100),
        (n, factor, place, unit) => {
          const by = place * unit;
          let isLeft = false;
          const source = { load: () => undefined, constant: factor, cells: null };
          const step = plainStep(
            HEADING,
            { operation: { kind: 'multiply' }, source },
            { up: 1, divisor: by, unit },
            () => (isLeft = true),
          );
          const run = new Run([], [], null);
          run.n = n;
          plainSequence([step])(run);
          const product = BigInt(n) * BigInt(factor);
          if (isLeft) expect(product > 2n ** 50n || by > 2 ** 50).toBe(true);
          else expect(BigInt(run.n)).toBe(by === 1 ? product : halfUp(product, BigInt(by)) * BigInt(unit));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it.each([
    [46_537_500, 100_000, 465],
    [465_375, 10, 46_538],
    [253_165, 10, 25_317],
    [2 ** 50 - 1, 2, 2 ** 49],
  ])('%d ÷ %d is %d', (n, by, rounded) => {
    const source = { load: () => undefined, constant: n, cells: null };
    const run = new Run([], [], null);
    const step = plainStep(
      HEADING,
      { operation: { kind: 'set' }, source },
      { up: 1, divisor: by, unit: 1 },
      () => {
        throw new Error('left to the general way');
      },
    );
    plainSequence([step])(run);
    expect(run.n).toBe(rounded);
  });
});
