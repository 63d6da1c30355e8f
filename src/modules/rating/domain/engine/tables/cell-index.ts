import type { Slices } from '../../../../../shared/slices.js';
import { eachInSlices } from '../../../../../shared/slices.js';
import type { EngineVersion } from '../../manual/manual.js';
import type { Faults } from '../../manual/faults.js';
import { below } from '../../manual/faults.js';
import type { FindByCodes, Lookup } from './cell-lookup.js';
import { NOTHING_FOUND, denseLookup, lookupByCodes } from './cell-lookup.js';
import type { DimensionCodes } from './codes.js';

/** A row, or a curve of rows, with the span of codes it covers in each dimension; null is the wildcard. */
export interface Region {
  readonly row: number;
  readonly spans: readonly (readonly [number, number] | null)[];
  /** Of two matching rows the one with the higher rank wins: the more precise in the leftmost dimension on which they differ. */
  readonly rank: number;
}

/** What the tables of one manual may still use together: cells kept in memory, and combinations stored or checked one by one. */
export interface TableRoom {
  cells: number;
  checks: number;
}

/** Manuals filed under engine 1 predate the common limit of checks and are not refused for it. */
export function tableRoom(engine: EngineVersion): TableRoom {
  return { cells: MOST_CELLS, checks: engine === '1' ? Infinity : MOST_CHECKS };
}

const MOST_CELLS = 1 << 24;
const MOST_CHECKS = 1 << 24;

interface PlacedCells {
  readonly pointer: string;
  readonly room: TableRoom;
}

const MOST_DENSE = 1 << 18;
const MOST_WORK = 1 << 22;
const MOST_CHECKED = 1 << 21;
const MOST_GAPS = 10;

/**
 * Compiles the regions of a table into one lookup. Two rows that both match are refused unless one names what the other
 * leaves open; in a table that is not sparse, combinations without a row are refused as well.
 */
export function* compileCells(
  dimensions: readonly DimensionCodes[],
  regions: readonly Region[],
  table: PlacedCells & { readonly sparse: boolean },
  faults: Faults,
): Slices<Lookup> {
  const strides: number[] = [];
  let cells = 1;
  for (const dimension of dimensions) {
    strides.push(cells);
    cells *= dimension.size;
  }
  if (cells > Number.MAX_SAFE_INTEGER) {
    faults.add(table.pointer, 'has more combinations than can be told apart');
    return NOTHING_FOUND;
  }
  let work = 0;
  yield* eachInSlices(regions, (region) => {
    work += volume(region, dimensions);
  });
  const faultsBefore = faults.count;
  const isDense = cells <= MOST_DENSE && work <= MOST_WORK && cells + work <= table.room.cells;
  if (isDense) table.room.cells -= cells + work;
  const owner = isDense ? yield* dense(dimensions, strides, cells, regions, table.pointer, faults) : null;
  const find = owner
    ? (codes: readonly number[]) => owner[cellAt(codes, strides)] as number
    : yield* hashed(dimensions, strides, regions, table, faults);
  // After overlaps, gaps are only their consequences and are not reported.
  if (!table.sparse && faults.count === faultsBefore) checkGaps(dimensions, find, table, faults);
  return owner ? denseLookup(dimensions, strides, owner) : lookupByCodes(dimensions, find);
}

function cellAt(codes: readonly number[], strides: readonly number[]): number {
  let cell = 0;
  for (let at = 0; at < strides.length; at += 1) cell += (codes[at] as number) * (strides[at] as number);
  return cell;
}

function* dense(
  dimensions: readonly DimensionCodes[],
  strides: readonly number[],
  cells: number,
  regions: readonly Region[],
  pointer: string,
  faults: Faults,
): Slices<Int32Array> {
  const owner = new Int32Array(cells).fill(-1);
  const rank = new Int32Array(cells).fill(-1);
  const faultsBefore = faults.count;
  const inOrder = [...regions].sort((a, b) => a.rank - b.rank || a.row - b.row);
  yield* eachInSlices(inOrder, (region) => {
    const own = region.rank;
    eachCell(region, dimensions, strides, (cell) => {
      if (rank[cell] === own) return overlap(region.row, owner[cell] as number, pointer, faults);
      owner[cell] = region.row;
      rank[cell] = own;
      return true;
    });
  });
  const reached = new Set(owner);
  for (const { row } of regions) {
    if (reached.has(row) || faults.count > faultsBefore) continue;
    faults.add(below(pointer, row), 'can never be reached: other rows cover all of it');
  }
  return owner;
}

/**
 * For tables too large for one array: a map per rank, the most precise rank first, with keys of the dimensions that its rows
 * name.
 */
function* hashed(
  dimensions: readonly DimensionCodes[],
  strides: readonly number[],
  regions: readonly Region[],
  { pointer, room }: PlacedCells,
  faults: Faults,
): Slices<FindByCodes> {
  const byRank = new Map<number, { readonly named: readonly number[]; readonly rows: Map<number, number> }>();
  const most = Math.min(MOST_WORK, room.checks);
  let cells = 0;
  yield* eachInSlices(regions, (region) => {
    if (cells > most) return;
    const { rank } = region;
    const named = region.spans.flatMap((span, at) => (span ? [at] : []));
    const level = byRank.get(rank) ?? { named, rows: new Map<number, number>() };
    byRank.set(rank, level);
    const bounded = { ...region, spans: region.spans.map((span) => span ?? ([0, 1] as const)) };
    cells += volume(bounded, dimensions);
    if (cells > most) return faults.add(pointer, 'has ranges that overlap in too many combinations');
    eachCell(bounded, dimensions, strides, (cell) => {
      const other = level.rows.get(cell);
      if (other !== undefined) return overlap(region.row, other, pointer, faults);
      level.rows.set(cell, region.row);
      return true;
    });
  });
  room.checks -= cells;
  const levels = [...byRank].sort(([a], [b]) => b - a).map(([, level]) => level);
  return (codes) => {
    for (const { named, rows } of levels) {
      let cell = 0;
      for (const at of named) cell += (codes[at] as number) * (strides[at] as number);
      const row = rows.get(cell);
      if (row !== undefined) return row;
    }
    return -1;
  };
}

function overlap(row: number, other: number, pointer: string, faults: Faults): boolean {
  faults.add(
    below(pointer, Math.max(row, other)),
    `matches what row ${Math.min(row, other) + 1} matches too`,
  );
  return false;
}

function volume(region: Region, dimensions: readonly DimensionCodes[]): number {
  return region.spans.reduce(
    (product, span, at) => product * (span ? span[1] - span[0] : (dimensions[at] as DimensionCodes).size),
    1,
  );
}

/** Visits the cells of a region until the visitor says false. */
function eachCell(
  region: Region,
  dimensions: readonly DimensionCodes[],
  strides: readonly number[],
  visit: (cell: number) => boolean,
): void {
  const walk = (at: number, cell: number): boolean => {
    if (at === dimensions.length) return visit(cell);
    const [from, to] = region.spans[at] ?? [0, (dimensions[at] as DimensionCodes).size];
    for (let code = from; code < to; code += 1)
      if (!walk(at + 1, cell + code * (strides[at] as number))) return false;
    return true;
  };
  walk(0, 0);
}

function checkGaps(
  dimensions: readonly DimensionCodes[],
  find: FindByCodes,
  { pointer, room }: PlacedCells,
  faults: Faults,
): void {
  const combinations = dimensions.reduce((product, { possible }) => product * possible.length, 1);
  if (combinations > Math.min(MOST_CHECKED, room.checks)) {
    return faults.add(pointer, 'has more combinations than can be checked for gaps: declare it sparse');
  }
  room.checks -= combinations;
  const codes: number[] = [];
  let gaps = 0;
  const walk = (at: number): void => {
    if (gaps >= MOST_GAPS) return;
    if (at === dimensions.length) {
      if (find(codes) >= 0) return;
      gaps += 1;
      const said = dimensions.map(
        (dimension, index) => `${dimension.slot.path} ${dimension.describe(codes[index] as number)}`,
      );
      return faults.add(pointer, `has no row for ${said.join(', ')}`);
    }
    for (const code of (dimensions[at] as DimensionCodes).possible) {
      codes[at] = code;
      walk(at + 1);
    }
  };
  walk(0);
}
