import { Decimal } from '../../../../../shared/decimal.js';
import type { ExactInteger } from '../../../../../shared/exact-integer.js';
import { add, floorDivide, multiply, subtract } from '../../../../../shared/exact-integer.js';
import { roundToMultiple } from '../../../../../shared/rounding.js';
import type { Faults } from '../../manual/faults.js';
import { below } from '../../manual/faults.js';
import type { BoundsRule, Dimension } from '../../manual/tables.js';
import type { RiskSlot } from '../../risk/risk-schema.js';
import { valueFromText } from '../../risk/risk-schema.js';
import { spansBelow } from '../tables/dimension-codes.js';
import type { Run } from '../run.js';

/** The points of one curve, in rising order of x. */
export interface Curve {
  readonly xs: Float64Array;
  readonly ys: readonly ExactInteger[];
  /** The table row of each point. */
  readonly rows: readonly number[];
  /** Null where the numbers are too large for exact arithmetic in doubles. */
  readonly lines: StraightLines | null;
  /** Pieces per unit of x if all had the same width, as they mostly do: it gives a first guess at the piece that holds an x. */
  readonly density: number;
}

/** Each piece as (start + slope × x) ÷ width, in whole numbers small enough that the sum is exact. */
interface StraightLines {
  readonly starts: Float64Array;
  readonly slopes: Float64Array;
  readonly widths: Float64Array;
}

export function curveThrough(
  points: readonly { readonly x: number; readonly y: ExactInteger; readonly row: number }[],
): Curve {
  const xs = Float64Array.from(points, ({ x }) => x);
  const ys = points.map(({ y }) => y);
  const width = (xs.at(-1) ?? 0) - (xs[0] ?? 0);
  return {
    xs,
    ys,
    rows: points.map(({ row }) => row),
    lines: straightLines(xs, ys),
    density: width > 0 ? (xs.length - 1) / width : 0,
  };
}

const MOST = Number.MAX_SAFE_INTEGER / 2;

function straightLines(xs: Float64Array, ys: readonly ExactInteger[]): StraightLines | null {
  const pieces = Math.max(0, xs.length - 1);
  const [starts, slopes, widths] = [0, 1, 2].map(() => new Float64Array(pieces)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let at = 0; at < pieces; at += 1) {
    const [x0, x1] = [xs[at] as number, xs[at + 1] as number];
    const [y0, y1] = [ys[at] as ExactInteger, ys[at + 1] as ExactInteger];
    const slope = subtract(y1, y0);
    const start = subtract(multiply(y0, x1 - x0), multiply(x0, slope));
    const most = Math.max(
      Math.abs(Number(slope)) * Math.max(Math.abs(x0), Math.abs(x1)),
      Math.abs(Number(start)),
    );
    if (!(most <= MOST)) return null;
    starts[at] = Number(start);
    slopes[at] = Number(slope);
    widths[at] = x1 - x0;
  }
  return { starts, slopes, widths };
}

/** Index of the last point whose x is not above the given one; -1 when there is none. */
function pointBefore({ xs, density }: Curve, x: number): number {
  const guess = Math.floor((x - (xs[0] as number)) * density);
  // A guess outside the points reads undefined; the comparison is then false, and the search decides.
  if ((xs[guess] as number) <= x && x < (xs[guess + 1] as number)) return guess;
  return spansBelow(xs, x) - 1;
}

/** Loads the curve's value at x into the run; false where the curve ends and its rule is "error". */
export type Interpolate = (run: Run, curve: Curve, x: number) => boolean;

/** Loads the value at an x that is no point of the curve; `before` is the result of `pointBefore`. */
type OffPoint = (run: Run, curve: Curve, x: number, before: number) => void;

/** Decimals of interpolated values: enough for the rows, for the additions beyond them and for the stated rounding. */
export function interpolationScale(dimension: Dimension, rowScale: number): number {
  const adds = [dimension.below, dimension.above].flatMap((rule) =>
    typeof rule === 'object' ? [decimals(rule.adds)] : [],
  );
  return Math.max(rowScale, dimension.rounding ? decimals(dimension.rounding.unit) : 0, ...adds);
}

/** Interpolates linearly between rows. Values are exact fractions; nothing is rounded unless the dimension says so. */
export function compileInterpolation(
  dimension: Dimension,
  slot: RiskSlot,
  scale: number,
  at: string,
  faults: Faults,
): Interpolate {
  const under = beyond(dimension.below ?? 'error', slot, scale, -1, below(at, 'below'), faults);
  const over = beyond(dimension.above ?? 'error', slot, scale, 1, below(at, 'above'), faults);
  const unit = dimension.rounding ? Decimal.parse(dimension.rounding.unit).coefficientAt(scale) : null;
  const mode = dimension.rounding?.mode ?? 'half-up';
  return (run, curve, x) => {
    const { xs, ys, rows, lines } = curve;
    const before = pointBefore(curve, x);
    run.opD = 1;
    run.opRow = rows[before < 0 ? 0 : before] as number;
    if (before >= 0 && xs[before] === x) run.opN = ys[before] as ExactInteger;
    else if (lines !== null && before >= 0 && before < xs.length - 1) {
      run.opN = (lines.starts[before] as number) + (lines.slopes[before] as number) * x;
      run.opD = lines.widths[before] as number;
    } else {
      const outside = before < 0 ? under : before === xs.length - 1 ? over : onLine;
      if (outside === null) return false;
      outside(run, curve, x, before);
    }
    if (unit !== null) {
      run.opN = roundToMultiple(run.opN, run.opD, unit, mode);
      run.opD = 1;
    }
    return true;
  };
}

/** The line through point `from` and the next one, continued to x. */
function onLine(run: Run, { xs, ys }: Curve, x: number, from: number): void {
  const [x0, x1] = [xs[from] as number, xs[from + 1] as number];
  const [y0, y1] = [ys[from] as ExactInteger, ys[from + 1] as ExactInteger];
  run.opN = add(multiply(y0, x1 - x0), multiply(x - x0, subtract(y1, y0)));
  run.opD = x1 - x0;
}

function beyond(
  rule: BoundsRule,
  slot: RiskSlot,
  scale: number,
  side: -1 | 1,
  at: string,
  faults: Faults,
): OffPoint | null {
  const edge = (curve: Curve): number => (side < 0 ? 0 : curve.xs.length - 1);
  if (rule === 'error') return null;
  if (rule === 'clamp') {
    return (run, curve) => {
      run.opN = curve.ys[edge(curve)] as ExactInteger;
    };
  }
  if (rule === 'extrapolate') {
    return (run, curve, x) => {
      if (curve.xs.length < 2) run.opN = curve.ys[0] as ExactInteger;
      else onLine(run, curve, x, side < 0 ? 0 : curve.xs.length - 2);
    };
  }
  const each = valueFromText(rule.each, slot);
  if (typeof each !== 'number' || each <= 0) {
    faults.add(below(at, 'each'), `is no value of ${slot.path}`);
    return null;
  }
  const adds = Decimal.parse(rule.adds).coefficientAt(scale);
  return (run, curve, x) => {
    const last = edge(curve);
    const distance = Math.abs(x - (curve.xs[last] as number));
    const y = curve.ys[last] as ExactInteger;
    if (rule.per === 'started') {
      run.opN = add(y, multiply(adds, floorDivide(distance + each - 1, each)));
    } else {
      run.opN = add(multiply(y, each), multiply(adds, distance));
      run.opD = each;
    }
  };
}

function decimals(text: string): number {
  return Decimal.parse(text).scale;
}
