import type { Value } from '../../risk/risk-schema.js';
import type { DimensionCodes } from './codes.js';
import type { Run } from '../run.js';

/** Finds the row of a factor table for a risk: -1 when there is none. */
export type FindRow = (run: Run) => number;

/** A table's lookup; `direct` is set for a single dimension of few values, whose rows are read without a call. */
export interface Lookup {
  readonly find: FindRow;
  readonly direct: DirectRows | null;
}

/** Rows by the number of a value; `at` is the index of that number among the risk's values. */
export interface DirectRows {
  readonly at: number;
  readonly rows: Int32Array;
}

export type FindByCodes = (codes: readonly number[]) => number;

/** The lookup of a faulty table. */
export const NOTHING_FOUND: Lookup = { find: () => -1, direct: null };

/** Codes of the current lookup. One array serves all lookups, because they do not nest. */
const scratch: number[] = new Array<number>(8).fill(0);

export function lookupByCodes(dimensions: readonly DimensionCodes[], find: FindByCodes): Lookup {
  const places = dimensions.map(placeOf);
  return {
    find: (run) => {
      for (let at = 0; at < places.length; at += 1) scratch[at] = codeIn(run, places[at] as Place);
      return find(scratch);
    },
    direct: null,
  };
}

interface Place {
  /** Index of the value in the risk or list element, or of the value's number where `byNumber` is set. */
  readonly at: number;
  readonly inList: boolean;
  readonly byNumber: Int32Array | null;
  readonly codeOf: (value: Value) => number;
}

function placeOf({ slot, codeOf, byNumber }: DimensionCodes): Place {
  const at = byNumber && slot.domain ? slot.domain.at : slot.index;
  return { at, inList: slot.list !== null, byNumber, codeOf };
}

function codeIn(run: Run, { at, inList, byNumber, codeOf }: Place): number {
  const value = (inList ? run.item : run.values)[at] as Value;
  return byNumber === null ? codeOf(value) : (byNumber[value as number] as number);
}

/** Finds the row by adding one offset per dimension; for a single dimension of few values the row is read directly. */
export function denseLookup(
  dimensions: readonly DimensionCodes[],
  strides: readonly number[],
  owner: Int32Array,
): Lookup {
  const places = dimensions.map(placeOf);
  const [place, another] = places;
  if (place?.byNumber && !place.inList && !another) {
    const { at, byNumber } = place;
    const rows = byNumber.map((code) => owner[code] as number);
    return { find: (run) => rows[run.values[at] as number] as number, direct: { at, rows } };
  }
  const pair = pairOf(places, strides);
  if (pair) {
    const [{ at: first, cells: firstCells }, { at: second, cells: secondCells }] = pair;
    const find: FindRow = ({ values }) => {
      const cell =
        (firstCells[values[first] as number] as number) + (secondCells[values[second] as number] as number);
      return owner[cell] as number;
    };
    return { find, direct: null };
  }
  const find: FindRow = (run) => {
    let cell = 0;
    for (let at = 0; at < places.length; at += 1)
      cell += codeIn(run, places[at] as Place) * (strides[at] as number);
    return owner[cell] as number;
  };
  return { find, direct: null };
}

interface NumberedPlace {
  readonly at: number;
  /** What each number of a value adds to the index of the cell. */
  readonly cells: Int32Array;
}

/** The short path for exactly two dimensions, both of the risk itself and numbered; null for any other. */
function pairOf(
  places: readonly Place[],
  strides: readonly number[],
): readonly [NumberedPlace, NumberedPlace] | null {
  const numbered = places.flatMap(({ at, inList, byNumber }, index): NumberedPlace[] =>
    byNumber && !inList ? [{ at, cells: byNumber.map((code) => code * (strides[index] as number)) }] : [],
  );
  const [first, second] = numbered;
  return first && second && numbered.length === 2 && places.length === 2 ? [first, second] : null;
}
