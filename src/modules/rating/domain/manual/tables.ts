import type { Rounding } from '../../../../shared/rounding.js';
import type { DecimalText } from './texts.js';

/** Which column of rate_tables holds a factor table; it says what the table is about and does not change how it rates. */
export const FACTOR_CATEGORIES = ['territory', 'vehicle', 'driver', 'credit', 'property', 'life'] as const;
export type FactorCategory = (typeof FACTOR_CATEGORIES)[number];

/** A prefix matches what begins with it, and the longest wins; so do five digits of a ZIP code where its nine have no row. */
export const MATCHES = ['exact', 'range', 'interpolated', 'prefix'] as const;
export type Match = (typeof MATCHES)[number];
export type ExcludedEnd = 'lower' | 'upper' | 'none';

/** What an interpolated dimension does outside its rows. */
export type BoundsRule =
  | 'error'
  | 'clamp'
  | 'extrapolate'
  | { readonly each: DecimalText; readonly adds: DecimalText; readonly per: 'linear' | 'started' };

export interface Dimension {
  readonly input: string;
  readonly match: Match;
  /** The end of a range that does not belong to the range. */
  readonly excluded?: ExcludedEnd;
  readonly below?: BoundsRule;
  readonly above?: BoundsRule;
  /** How an interpolated factor is rounded; it is not, unless this is stated. */
  readonly rounding?: Rounding;
}

/** A value, a span with null for an open end, or null for any value: a row with fewer nulls from the left wins. */
export type RowKey = string | null | readonly [string | null, string | null];
/** One key per dimension, then the value. */
export type FactorRow = readonly [...RowKey[], string];

export interface FactorTable {
  readonly title: string;
  readonly result?: 'number' | 'text';
  /** Combinations without a row are known and mean "not offered". */
  readonly sparse?: boolean;
  /** Bounds of its numbers, inclusive: a row beyond them is a slip of the pen and is not filed. */
  readonly min?: DecimalText;
  readonly max?: DecimalText;
  readonly dimensions: readonly Dimension[];
  readonly rows: readonly FactorRow[];
}

export type TablesByCategory = Readonly<
  Partial<Record<FactorCategory, Readonly<Record<string, FactorTable>>>>
>;
