/** Fewer scores say nothing about a shift. */
export const LEAST_FOR_DRIFT = 100;
/** Used for an empty class, whose part in the index would be infinite. */
const LEAST_SHARE = 0.0001;

export const DRIFT_BANDS = ['stable', 'moderate', 'shifted'] as const;
export type DriftBand = (typeof DRIFT_BANDS)[number];

export interface Drift {
  /** The population stability index; null with too few scores. */
  readonly index: string | null;
  readonly band: DriftBand | null;
}

export interface DriftClass {
  readonly label: string;
  readonly expected: string;
  readonly actual: string | null;
  readonly quotes: number;
}

/** The index, with the shares of all classes from which it is computed. */
export function driftByClass(
  expected: readonly number[],
  counts: readonly number[],
  labels: readonly string[],
): Drift & { readonly classes: readonly DriftClass[] } {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const classes = expected.map((share, place) => {
    const quotes = counts[place] ?? 0;
    const actual = total === 0 ? null : (quotes / total).toFixed(4);
    return { label: labels[place] ?? '', expected: share.toFixed(4), actual, quotes };
  });
  return { ...drift(expected, counts), classes };
}

/**
 * The population stability index: the sum over all classes of the difference of shares times the logarithm of their ratio.
 * Below 0.10 the population is stable, from 0.25 on it has shifted (Siddiqi, Credit Risk Scorecards, 2006, chapter 9).
 */
export function drift(expected: readonly number[], counts: readonly number[]): Drift {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total < LEAST_FOR_DRIFT) return { index: null, band: null };
  const index = expected.reduce((sum, share, place) => {
    const [was, is] = [Math.max(share, LEAST_SHARE), Math.max((counts[place] ?? 0) / total, LEAST_SHARE)];
    return sum + (is - was) * Math.log(is / was);
  }, 0);
  const text = index.toFixed(4);
  const band = Number(text) < 0.1 ? 'stable' : Number(text) < 0.25 ? 'moderate' : 'shifted';
  return { index: text, band };
}
