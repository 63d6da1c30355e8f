import type { RowKey } from '../../manual/tables.js';
import type { RiskSlot, Value } from '../../risk/risk-schema.js';

/**
 * One dimension of a factor table with its values replaced by small numbers, called codes: a row covers a span of codes, a
 * risk has one. So every kind of match is the same comparison.
 */
export interface DimensionCodes {
  readonly slot: RiskSlot;
  readonly size: number;
  codeOf(value: Value): number;
  /** The code for each number that the slot's domain gives its values; null where it has no domain. */
  readonly byNumber: Int32Array | null;
  /** The codes [from, to) that a key covers; null for the wildcard, undefined for a faulty key. */
  spanOf(key: RowKey): readonly [number, number] | null | undefined;
  /** How precise a key is: from 0 for the wildcard to `depths - 1`. */
  depthOf(key: RowKey): number;
  readonly depths: number;
  /** Codes that a valid risk can have: each needs a row, unless the table is sparse. */
  readonly possible: readonly number[];
  describe(code: number): string;
}

export function codesByNumber({ domain }: RiskSlot, codeOf: (value: Value) => number): Int32Array | null {
  return domain && Int32Array.from([null, ...domain.values], codeOf);
}
