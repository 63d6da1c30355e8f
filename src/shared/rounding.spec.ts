import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Decimal } from './decimal.js';
import type { RoundingMode } from './rounding.js';
import { ROUNDING_MODES, divideRounded } from './rounding.js';

const round = (value: string, unit: string, mode: RoundingMode): string =>
  Decimal.parse(value).round({ unit, mode }).toString();

describe('rounding', () => {
  it.each([
    ['465.375', '0.01', '465.38'],
    ['253.165', '0.01', '253.17'],
    ['401.845', '0.01', '401.85'],
    ['0.81225', '0.0001', '0.8123'],
    ['109.445', '0.01', '109.45'],
    ['55.755', '0.01', '55.76'],
    ['501.39', '1', '501'],
    ['501.50', '1', '502'],
    ['1.005', '0.01', '1.01'],
    ['8.25', '0.1', '8.3'],
    ['12.50', '5', '15'],
    ['0.024', '0.05', '0.00'],
    ['0.025', '0.05', '0.05'],
    ['-0.005', '0.01', '-0.01'],
    ['-2.344', '0.01', '-2.34'],
  ])('rounds %s half-up to a multiple of %s as %s', (value, unit, expected) => {
    expect(round(value, unit, 'half-up')).toBe(expected);
  });

  it('breaks a tie to the even neighbor only when half-even is asked for', () => {
    expect([round('253.165', '0.01', 'half-even'), round('253.175', '0.01', 'half-even')]).toEqual([
      '253.16',
      '253.18',
    ]);
    expect([round('0.5', '1', 'half-even'), round('1.5', '1', 'half-even')]).toEqual(['0', '2']);
  });

  it('rounds up away from zero and down toward it', () => {
    expect([round('1.001', '0.01', 'up'), round('-1.001', '0.01', 'up')]).toEqual(['1.01', '-1.01']);
    expect([round('1.009', '0.01', 'down'), round('-1.009', '0.01', 'down')]).toEqual(['1.00', '-1.00']);
    expect(round('1.00', '0.01', 'up')).toBe('1.00');
  });

  it('agrees with plain bigint arithmetic on any operands, small or large', () => {
    const anyInteger = fc.oneof(fc.maxSafeInteger(), fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }));
    const divisor = fc.oneof(
      fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
      fc.bigInt({ min: 1n, max: 10n ** 30n }),
    );
    fc.assert(
      fc.property(anyInteger, divisor, fc.constantFrom(...ROUNDING_MODES), (a, b, mode) => {
        expect(BigInt(divideRounded(a, b, mode))).toBe(reference(BigInt(a), BigInt(b), mode));
      }),
      { numRuns: 2_000 },
    );
  });
});

/** Written differently on purpose: adds the bias first and truncates after. */
function reference(a: bigint, b: bigint, mode: RoundingMode): bigint {
  const sign = a < 0n ? -1n : 1n;
  const magnitude = a * sign;
  switch (mode) {
    case 'down':
      return sign * (magnitude / b);
    case 'up':
      return sign * ((magnitude + b - 1n) / b);
    case 'half-up':
      return sign * ((2n * magnitude + b) / (2n * b));
    case 'half-even': {
      const up = (2n * magnitude + b) / (2n * b);
      const tie = (2n * magnitude + b) % (2n * b) === 0n;
      return sign * (tie && up % 2n === 1n ? up - 1n : up);
    }
  }
}
