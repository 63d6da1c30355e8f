import type { ExactInteger } from './exact-integer.js';
import { add, floorDivide, multiply, negate, normalized } from './exact-integer.js';

export const ROUNDING_MODES = ['half-up', 'half-even', 'up', 'down'] as const;

/** Half-up rounds ties away from zero, half-even to the even neighbor; up is away from zero and down toward it, as filings define them. */
export type RoundingMode = (typeof ROUNDING_MODES)[number];

/** The unit and mode of a rounding: `{ unit: '0.01', mode: 'half-up' }` is to the nearest cent. */
export interface Rounding {
  /** A positive decimal; `1` is the whole dollar, `0.0001` four decimals of a factor, `5` the nearest five dollars. */
  readonly unit: string;
  readonly mode: RoundingMode;
}

export const TO_THE_CENT: Rounding = { unit: '0.01', mode: 'half-up' };

/** a ÷ b as a whole number, for b > 0: the only place where numbers are rounded. */
export function divideRounded(a: ExactInteger, b: ExactInteger, mode: RoundingMode): ExactInteger {
  if (a < 0) return negate(divideMagnitude(negate(a), b, mode));
  return divideMagnitude(a, b, mode);
}

function divideMagnitude(a: ExactInteger, b: ExactInteger, mode: RoundingMode): ExactInteger {
  if (b === 1) return a;
  const quotient = floorDivide(a, b);
  if (typeof a === 'number' && typeof b === 'number' && typeof quotient === 'number') {
    const rest = a - quotient * b;
    if (rest === 0 || mode === 'down') return quotient;
    if (mode === 'up') return add(quotient, 1);
    // b − rest instead of 2 × rest, which could leave the exact range.
    const toNext = b - rest;
    if (rest === toNext) return mode === 'half-up' || quotient % 2 === 1 ? add(quotient, 1) : quotient;
    return rest > toNext ? add(quotient, 1) : quotient;
  }
  const [whole, divisor] = [BigInt(quotient), BigInt(b)];
  const twice = 2n * (BigInt(a) - whole * divisor);
  return normalized(roundsAway(twice, divisor, whole, mode) ? whole + 1n : whole);
}

function roundsAway(twiceRest: bigint, divisor: bigint, quotient: bigint, mode: RoundingMode): boolean {
  switch (mode) {
    case 'down':
      return false;
    case 'up':
      return twiceRest > 0n;
    case 'half-up':
      return twiceRest >= divisor;
    case 'half-even':
      return twiceRest > divisor || (twiceRest === divisor && quotient % 2n === 1n);
  }
}

/** Rounds a ÷ b to a multiple of `unit`; all three are whole numbers of one scale, b > 0 and unit > 0. */
export function roundToMultiple(
  a: ExactInteger,
  b: ExactInteger,
  unit: ExactInteger,
  mode: RoundingMode,
): ExactInteger {
  return multiply(divideRounded(a, multiply(b, unit), mode), unit);
}
