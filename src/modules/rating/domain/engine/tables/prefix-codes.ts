import type { Slices } from '../../../../../shared/slices.js';
import { eachInSlices, mapInSlices } from '../../../../../shared/slices.js';
import type { Faults } from '../../manual/faults.js';
import type { RowKey } from '../../manual/tables.js';
import { valueFault } from '../../../../conditions/index.js';
import type { RiskSlot, Value } from '../../risk/risk-schema.js';
import type { DimensionCodes } from './codes.js';
import { codesByNumber } from './codes.js';

/** How a ZIP code may begin: 12, 12345, 12345-6, 12345-6789. */
const ZIP_PREFIX = /^(?:\d{1,5}|\d{5}-\d{0,4})$/;

/**
 * Codes of a dimension that matches by prefix: the first three digits of a ZIP code, the first letters of a class code. The
 * longest matching key wins. In sorted order a key is followed by all keys that continue it, so that it covers a span of
 * codes.
 */
export function* prefixCodes(
  slot: RiskSlot,
  keys: readonly RowKey[],
  pointerOf: (row: number) => string,
  faults: Faults,
  isWhole: boolean,
): Slices<DimensionCodes> {
  if (slot.type !== 'text')
    faults.add(pointerOf(-1), `${slot.path} is ${slot.type}: only texts have prefixes`);
  const sorted = [...new Set(keys.filter((key) => typeof key === 'string'))].sort();
  yield;
  const codes = new Map<string, number>();
  yield* eachInSlices(sorted, (key, index) => codes.set(key, index + 1));
  const ends = yield* mapInSlices(sorted, (_, index) => endOf(sorted, index + 1));
  const wrong = new Map<string, string>();
  yield* eachInSlices(sorted, (key) => {
    const fault = keyFault(key, slot, isWhole);
    if (fault !== null) wrong.set(key, fault);
  });
  yield* eachInSlices(keys, (key, row) => {
    const fault = Array.isArray(key)
      ? `is no value of ${slot.path}, which is ${slot.type}`
      : wrong.get(key as string);
    if (fault !== undefined) faults.add(pointerOf(row), fault);
  });
  const lengths = [...new Set(sorted.map(({ length }) => length))].sort((a, b) => b - a);
  const codeOf = (value: Value): number => {
    if (typeof value !== 'string') return 0;
    for (const length of lengths) {
      const code = codes.get(length === value.length ? value : value.slice(0, length));
      if (code !== undefined) return code;
    }
    return 0;
  };
  const domain = slot.domain?.values ?? null;
  const known = domain && [...domain, ...(slot.optional ? [null] : [])];
  return {
    slot,
    size: sorted.length + 1,
    codeOf,
    byNumber: codesByNumber(slot, codeOf),
    spanOf: (key) => {
      if (key === null) return null;
      const code = typeof key === 'string' ? codes.get(key) : undefined;
      return code === undefined ? undefined : [code, ends[code - 1] as number];
    },
    depths: lengths.length + 1,
    depthOf: (key) => (typeof key === 'string' ? lengths.length - lengths.indexOf(key.length) : 0),
    possible: known ? [...new Set(known.map(codeOf))] : [0, ...codes.values()],
    describe: (code) => (code === 0 ? 'any other value' : `${sorted[code - 1]}…`),
  };
}

/** The code after the last key that begins with this key. */
function endOf(sorted: readonly string[], code: number): number {
  const key = sorted[code - 1] as string;
  if (!sorted[code]?.startsWith(key)) return code + 1;
  let [low, high] = [code, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]?.startsWith(key)) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}

function keyFault(key: string, slot: RiskSlot, isWhole: boolean): string | null {
  if (isWhole) return unreachable(valueFault(slot, key));
  if (slot.input?.format === 'zip-code')
    return ZIP_PREFIX.test(key) ? null : 'can never be reached: no ZIP code begins so';
  const texts = slot.input?.allowed ?? slot.texts;
  if (!texts || texts.some((text) => text.startsWith(key))) return null;
  return unreachable(valueFault(slot, key));
}

export function unreachable(fault: string | null): string | null {
  return fault && `can never be reached: ${fault}`;
}
