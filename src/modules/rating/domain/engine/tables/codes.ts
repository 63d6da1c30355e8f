import type { RowKey } from '../../manual/tables.js';
import type { RiskSlot, Value } from '../../risk/risk-schema.js';

/**
 * One dimension of a factor table, its values replaced by small numbers: a row covers a span of codes, a risk has one.
 * That makes every kind of match the same question of arithmetic.
 */
export interface DimensionCodes {
  readonly slot: RiskSlot;
  /** How many codes there are. */
  readonly size: number;
  codeOf(value: Value): number;
  /** The code for each number that the slot's domain gives its values; null where it has no domain. */
  readonly byNumber: Int32Array | null;
  /** The codes [from, to) of a key; null for the wildcard, undefined for a faulty key. */
  spanOf(key: RowKey): readonly [number, number] | null | undefined;
  /** How precise a key is, from 0 for the wildcard; and how many degrees there are. */
  depthOf(key: RowKey): number;
  readonly depths: number;
  /** The codes that an accepted risk can have. */
  readonly possible: readonly number[];
  describe(code: number): string;
}

export function codesByNumber({ domain }: RiskSlot, codeOf: (value: Value) => number): Int32Array | null {
  return domain && Int32Array.from([null, ...domain.values], codeOf);
}
