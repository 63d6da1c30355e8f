import type { Rounding } from '../../../../shared/rounding.js';
import type { DecimalText } from './texts.js';

/** The column of rate_tables that stores a factor table. It says what the table is about and does not change how it rates. */
export const FACTOR_CATEGORIES = ['territory', 'vehicle', 'driver', 'credit', 'property', 'life'] as const;
export type FactorCategory = (typeof FACTOR_CATEGORIES)[number];

/**
 * `prefix` matches values that begin with the key, and the longest key wins. An exact key of a five-digit ZIP code also
 * matches nine digits that have no row of their own.
 */
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
  /** The end that does not belong to the range. */
  readonly excluded?: ExcludedEnd;
  readonly below?: BoundsRule;
  readonly above?: BoundsRule;
  /** Rounding of an interpolated factor; without it the factor is an exact fraction. */
  readonly rounding?: Rounding;
}

/**
 * One value, a span with null for an open end, or null for any value. Of two matching rows the one that is more precise from
 * the left wins.
 */
export type RowKey = string | null | readonly [string | null, string | null];
/** One key per dimension, then the value. */
export type FactorRow = readonly [...RowKey[], string];

export interface FactorTable {
  readonly title: string;
  readonly result?: 'number' | 'text';
  /** True for a table that may lack rows: such a combination is not offered. */
  readonly sparse?: boolean;
  /** Inclusive bounds of the table's numbers, against slips of the pen: a manual with a number beyond them cannot be filed. */
  readonly min?: DecimalText;
  readonly max?: DecimalText;
  readonly dimensions: readonly Dimension[];
  readonly rows: readonly FactorRow[];
}

export type TablesByCategory = Readonly<
  Partial<Record<FactorCategory, Readonly<Record<string, FactorTable>>>>
>;
