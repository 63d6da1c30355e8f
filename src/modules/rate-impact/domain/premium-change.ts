import { formatScaled } from '../../../shared/decimal.js';
import type { ExactInteger } from '../../../shared/exact-integer.js';
import { multiply } from '../../../shared/exact-integer.js';
import { divideRounded } from '../../../shared/rounding.js';

/** Percent of the old premium in hundredths, half-up; null when there was no old premium to measure by. */
export function hundredthsOfPercent(oldCents: ExactInteger, change: ExactInteger): ExactInteger | null {
  if (oldCents === 0) return null;
  return divideRounded(multiply(change, 10_000), oldCents, 'half-up');
}

/** `'-4.25'` for a fall by 4.25 percent. */
export function percentText(hundredths: ExactInteger | null): string | null {
  return hundredths === null ? null : formatScaled(hundredths, 2);
}

/** Where the buckets of a rise end, in percent, each end included; a fall has the same ones mirrored. */
const EDGES = [5, 10, 15, 20, 25, 50] as const;

export interface Bucket {
  /** Percent; null when the bucket is open to that side. */
  readonly from: number | null;
  readonly to: number | null;
}

/**
 * From the deepest fall to the steepest rise, with the unchanged in the middle: a fall by exactly 5 percent counts among
 * those of up to 5, as a rise by exactly 5 does.
 */
export const BUCKETS: readonly Bucket[] = [
  ...EDGES.map((edge, index) => ({ from: nextEdge(index), to: -edge })).reverse(),
  { from: -EDGES[0], to: 0 },
  { from: 0, to: 0 },
  { from: 0, to: EDGES[0] },
  ...EDGES.map((edge, index) => ({ from: edge, to: mirrored(nextEdge(index)) })),
];

const MIDDLE = EDGES.length + 1;

function nextEdge(index: number): number | null {
  const next = EDGES[index + 1];
  return next === undefined ? null : -next;
}

function mirrored(edge: number | null): number | null {
  return edge === null ? null : -edge;
}

/** Which bucket, by comparing whole numbers: a change is never pushed over an edge by rounding. */
export function bucketOf(oldCents: number, change: number): number {
  if (change === 0) return MIDDLE;
  const hundredfold = multiply(Math.abs(change), 100);
  let place = 0;
  while (place < EDGES.length && hundredfold > multiply(oldCents, EDGES[place] as number)) place += 1;
  return change > 0 ? MIDDLE + 1 + place : MIDDLE - 1 - place;
}
