import type { Slices } from '../../../../../shared/slices.js';
import { eachInSlices } from '../../../../../shared/slices.js';
import type { Faults } from '../../manual/faults.js';
import { below } from '../../manual/faults.js';
import type { Dimension, RowKey } from '../../manual/tables.js';
import { isZipCode, numberBounds, valueFault, holdsZipCode } from '../../../../conditions/index.js';
import type { RiskSlot, Value } from '../../risk/risk-schema.js';
import { valueFromText, valueToText } from '../../risk/risk-schema.js';
import type { DimensionCodes } from './codes.js';
import { codesByNumber } from './codes.js';
import { prefixCodes } from './prefix-codes.js';

/** Compiles one dimension; `pointerOf(row)` is the place of a row's key in the manual, for faults. */
export function* dimensionCodes(
  dimension: Dimension,
  slot: RiskSlot,
  keys: readonly RowKey[],
  pointerOf: (row: number) => string,
  isStrict: boolean,
  faults: Faults,
): Slices<DimensionCodes> {
  if (dimension.match === 'range')
    return yield* rangeCodes(dimension, slot, keys, pointerOf, isStrict, faults);
  if (dimension.match === 'prefix') return yield* prefixCodes(slot, keys, pointerOf, faults, false);
  // A key of five digits also matches the nine digits of its addresses, unless the table has a row for the nine.
  const areZipCodes =
    isStrict &&
    holdsZipCode(slot) &&
    (slot.input?.format !== undefined || keys.every((key) => key === null || isZipCode(key)));
  if (areZipCodes) return yield* prefixCodes(slot, keys, pointerOf, faults, true);
  return yield* exactCodes(slot, keys, pointerOf, isStrict, faults);
}

/** A key names one value or is the wildcard. */
const ONE_OR_ANY = { depths: 2, depthOf: (key: RowKey): number => (key === null ? 0 : 1) };

/** Codes of an exact dimension: from 1 for the values that rows name, 0 for any other value and for none. */
function* exactCodes(
  slot: RiskSlot,
  keys: readonly RowKey[],
  pointerOf: (row: number) => string,
  isStrict: boolean,
  faults: Faults,
): Slices<DimensionCodes> {
  const domain = slot.domain?.values ?? null;
  const known = domain && new Set(domain);
  const codes = new Map<Value, number>();
  const byText = new Map<string, number>();
  yield* eachInSlices(keys, (key, row) => {
    if (key === null || (typeof key === 'string' && byText.has(key))) return;
    const value = typeof key === 'string' ? valueFromText(key, slot) : undefined;
    if (typeof key !== 'string' || value === undefined || value === null) {
      return faults.add(pointerOf(row), `is no value of ${slot.path}, which is ${slot.type}`);
    }
    const isUnknown = known?.has(value) === false;
    const fault = isUnknown || isStrict ? valueFault(slot, value) : null;
    if (isUnknown || fault !== null)
      return faults.add(pointerOf(row), `can never be reached: ${fault ?? `${slot.path} has no such value`}`);
    if (!codes.has(value)) codes.set(value, codes.size + 1);
    byText.set(key, codes.get(value) as number);
  });
  const texts = new Map<number, string>();
  yield* eachInSlices(byText, ([text, code]) => texts.set(code, text));
  const unnamed = !domain || domain.some((value) => !codes.has(value)) || slot.optional;
  const named = domain ? domain.flatMap((value) => codes.get(value) ?? []) : [...codes.values()];
  const codeOf = (value: Value): number => codes.get(value) ?? 0;
  return {
    slot,
    size: codes.size + 1,
    codeOf,
    byNumber: codesByNumber(slot, codeOf),
    spanOf: (key) => {
      if (key === null) return null;
      const code = typeof key === 'string' ? byText.get(key) : undefined;
      return code === undefined ? undefined : [code, code + 1];
    },
    ...ONE_OR_ANY,
    possible: unnamed ? [0, ...named] : named,
    describe: (code) =>
      texts.get(code) ?? domain?.find((value) => !codes.has(value))?.toString() ?? 'any other value',
  };
}

/**
 * Codes of a dimension of ranges, one per span between neighboring bounds: 0 is below the first bound, `sorted.length` from
 * the last one up, and one more is "not given".
 */
function* rangeCodes(
  dimension: Dimension,
  slot: RiskSlot,
  keys: readonly RowKey[],
  pointerOf: (row: number) => string,
  isStrict: boolean,
  faults: Faults,
): Slices<DimensionCodes> {
  if (!['integer', 'decimal', 'money'].includes(slot.type)) {
    faults.add(pointerOf(-1), `${slot.path} is ${slot.type}: only numbers have ranges`);
  }
  const halfOpen = (key: RowKey): readonly [number, number] | null | undefined => {
    if (key === null) return null;
    const [from, to] = typeof key === 'string' ? [key, key] : key;
    const low = from === null ? -Infinity : valueFromText(from, slot);
    const high = to === null ? Infinity : valueFromText(to, slot);
    if (typeof low !== 'number' || typeof high !== 'number') return undefined;
    // A single value covers itself, whichever end the dimension excludes. Values are whole numbers of their smallest unit,
    // so that excluding the lower end means beginning one unit later.
    if (typeof key === 'string') return [low, low + 1];
    return [dimension.excluded === 'lower' ? low + 1 : low, dimension.excluded === 'upper' ? high : high + 1];
  };
  const [least, most] = numberBounds(slot).map((end) => Number(end.coefficientAt(slot.scale))) as [
    number,
    number,
  ];
  const bounds = new Set<number>();
  yield* eachInSlices(keys, (key, row) => {
    const span = halfOpen(key);
    if (span === undefined) faults.add(pointerOf(row), `is no value of ${slot.path}, which is ${slot.type}`);
    else if (span && span[0] >= span[1]) faults.add(pointerOf(row), 'is an empty range');
    else {
      if (isStrict && span && (span[0] > most || span[1] <= least))
        faults.add(
          pointerOf(row),
          `can never be reached: ${slot.path} is from ${valueToText(least, slot)} to ${valueToText(most, slot)}`,
        );
      for (const end of span ?? []) if (Number.isFinite(end)) bounds.add(end);
    }
  });
  const sorted = Float64Array.from(bounds).sort();
  const absent = sorted.length + 1;
  const codeOf = (value: Value): number => (typeof value === 'number' ? spansBelow(sorted, value) : absent);
  return {
    slot,
    size: absent + 1,
    codeOf,
    byNumber: codesByNumber(slot, codeOf),
    spanOf: (key) => {
      const span = halfOpen(key);
      if (!span) return span;
      return [span[0] === -Infinity ? 0 : codeOf(span[0]), span[1] === Infinity ? absent : codeOf(span[1])];
    },
    ...ONE_OR_ANY,
    possible: possibleSpans(slot, sorted, codeOf, absent),
    describe: (code) => {
      if (code === absent) return 'not given';
      const [low, high] = [sorted[code - 1], sorted[code]];
      if (low === undefined) return high === undefined ? 'any value' : `below ${valueToText(high, slot)}`;
      return high === undefined
        ? `from ${valueToText(low, slot)}`
        : `${valueToText(low, slot)} to below ${valueToText(high, slot)}`;
    },
  };
}

function possibleSpans(
  slot: RiskSlot,
  sorted: Float64Array,
  codeOf: (value: Value) => number,
  absent: number,
): readonly number[] {
  if (slot.input?.allowed) {
    const values = slot.input.allowed.map((text) => valueFromText(text, slot) ?? null);
    return [...new Set([...values, ...(slot.optional ? [null] : [])].map(codeOf))];
  }
  const end = (text: string | undefined): Value =>
    text === undefined ? null : (valueFromText(text, slot) ?? null);
  const [min, max] = [end(slot.input?.min), end(slot.input?.max)];
  const first = min === null ? 0 : codeOf(min);
  const last = max === null ? sorted.length : codeOf(max);
  const codes = Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset);
  return slot.optional ? [...codes, absent] : codes;
}

/** The number of bounds that are not above the value. */
export function spansBelow(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function keyPointer(rows: string, row: number, dimension: number): string {
  return row < 0 ? rows : below(below(rows, row), dimension);
}
