import { Decimal } from '../../../../../shared/decimal.js';
import type { ExactInteger } from '../../../../../shared/exact-integer.js';
import { multiply, powerOfTen } from '../../../../../shared/exact-integer.js';
import type { Rounding } from '../../../../../shared/rounding.js';
import { divideRounded } from '../../../../../shared/rounding.js';
import { ratingError } from '../../../rating.errors.js';
import type { Run } from '../run.js';

export interface ScaleChange {
  /** Decimals of the value afterwards. */
  readonly scale: number;
  apply(run: Run): void;
}

/** Compiles a rounding of the running value, which has `from` decimals; without a rounding the value stays exact. */
export function compileRounding(rounding: Rounding | undefined, from: number): ScaleChange {
  if (!rounding) return { scale: from, apply: () => undefined };
  const { mode } = rounding;
  const unit = Decimal.parse(rounding.unit);
  // value × 10^-from ÷ (unit × 10^-scale), with the powers of ten brought to one side.
  const shift = from - unit.scale;
  const divisor = shift >= 0 ? multiply(unit.coefficient, powerOfTen(shift)) : unit.coefficient;
  const up: ExactInteger = shift >= 0 ? 1 : powerOfTen(-shift);
  const multiple = unit.coefficient;
  return {
    scale: unit.scale,
    apply: (run) => {
      const n = up === 1 ? run.n : multiply(run.n, up);
      const d = run.d === 1 ? divisor : multiply(run.d, divisor);
      const rounded = divideRounded(n, d, mode);
      run.n = multiple === 1 ? rounded : multiply(rounded, multiple);
      run.d = 1;
    },
  };
}

/** Changes the scale exactly: n is multiplied for a finer scale, the denominator for a coarser one. */
export function compileRescale(from: number, to: number): (run: Run) => void {
  if (from === to) return () => undefined;
  const power = powerOfTen(Math.abs(to - from));
  if (to > from) {
    return (run) => {
      run.n = multiply(run.n, power);
    };
  }
  return (run) => {
    run.d = multiply(run.d, power);
  };
}

/** The largest amount of a numeric(14,2) column, in cents. */
const MOST_CENTS = 99_999_999_999_999;

/** Throws `rating.premium-out-of-range` for an amount that no column could hold. */
export function assertChargeable(cents: number): void {
  if (Math.abs(cents) > MOST_CENTS) throw ratingError('rating.premium-out-of-range');
}

/** Converts a value of a given scale to whole cents: n × `up` ÷ `down`. */
export interface CentsScale {
  readonly isCents: boolean;
  readonly up: ExactInteger;
  readonly down: ExactInteger;
}

export function centsScale(scale: number): CentsScale {
  const [up, down] = scale >= 2 ? [1, powerOfTen(scale - 2)] : [powerOfTen(2 - scale), 1];
  return { isCents: scale === 2, up, down };
}

/** n ÷ d as whole cents; throws `rating.premium-out-of-range` for what no column could hold. */
export function wholeCents(scale: CentsScale, n: ExactInteger, d: ExactInteger): number {
  if (scale.isCents && d === 1 && typeof n === 'number' && Math.abs(n) <= MOST_CENTS) return n;
  return roundedCents(scale, n, d);
}

function roundedCents({ up, down }: CentsScale, n: ExactInteger, d: ExactInteger): number {
  const cents = divideRounded(up === 1 ? n : multiply(n, up), d === 1 ? down : multiply(d, down), 'half-up');
  if (cents > MOST_CENTS || cents < -MOST_CENTS) throw ratingError('rating.premium-out-of-range');
  return Number(cents);
}
