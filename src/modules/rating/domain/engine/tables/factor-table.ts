import { Decimal } from '../../../../../shared/decimal.js';
import type { ExactInteger } from '../../../../../shared/exact-integer.js';
import type { Slices } from '../../../../../shared/slices.js';
import { eachInSlices, mapInSlices } from '../../../../../shared/slices.js';
import { ratingError } from '../../../rating.errors.js';
import { factWording } from '../../words/fact-words.js';
import type { Faults } from '../../manual/faults.js';
import { below } from '../../manual/faults.js';
import type { Dimension, FactorTable, RowKey } from '../../manual/tables.js';
import type { RiskListSlot, RiskSchema, RiskSlot } from '../../risk/risk-schema.js';
import { valueFromText, valueToText } from '../../risk/risk-schema.js';
import type { Region, TableRoom } from './cell-index.js';
import { compileCells } from './cell-index.js';
import type { Lookup } from './cell-lookup.js';
import { NOTHING_FOUND } from './cell-lookup.js';
import type { DimensionCodes } from './codes.js';
import { dimensionCodes, keyPointer } from './dimension-codes.js';
import type { Curve } from '../steps/interpolation.js';
import { compileInterpolation, curveThrough, interpolationScale } from '../steps/interpolation.js';
import type { Run } from '../run.js';
import { slotPointer } from '../run.js';
import { rowsWording } from './rows-wording.js';
import type { OperandHeading } from '../trace.js';

/** A compiled factor table. */
export interface CompiledTable extends OperandHeading {
  readonly name: string;
  readonly source: FactorTable;
  /** The list that holds its inputs; null where they belong to the risk itself. */
  readonly list: RiskListSlot | null;
  readonly hasNegative: boolean;
  /** True for an interpolation without rounding, whose numbers are fractions. */
  readonly fractional: boolean;
  /** Loads the number for this risk into the run; throws `rating.no-table-row` when there is none. */
  readonly load: (run: Run) => void;
  /** Rows and numbers for the short path of steps; null for an interpolated table or for numbers that need bigints. */
  readonly cells: TableCells | null;
  /** The text for this risk, of a table of texts. */
  textFor(run: Run): string;
}

/** The row for a risk, and the number of each row. */
export interface TableCells extends Lookup {
  readonly numbers: Float64Array;
}

export interface Placed {
  readonly name: string;
  readonly pointer: string;
  /** Limits that all tables of a manual share. */
  readonly room: TableRoom;
}

/** Compiles one table; null where faults leave nothing to look up. */
export function* compileTable(
  source: FactorTable,
  placed: Placed,
  schema: RiskSchema,
  faults: Faults,
): Slices<CompiledTable | null> {
  const slots = source.dimensions.map(({ input }, index) => {
    const slot = schema.slots.get(input);
    if (!slot) faults.add(`${placed.pointer}/dimensions/${index}/input`, `${input} is not a declared input`);
    return slot;
  });
  if (slots.some((slot) => slot === undefined)) return null;
  const known = slots as RiskSlot[];
  const lists = new Set(known.flatMap(({ list }) => list ?? []));
  if (lists.size > 1) faults.add(`${placed.pointer}/dimensions`, 'take their inputs from more than one list');
  if (source.rows.length === 0) {
    faults.add(`${placed.pointer}/rows`, 'are missing: a table has at least one row');
    return null;
  }
  const interpolated = source.dimensions.findIndex(({ match }) => match === 'interpolated');
  if (source.dimensions.filter(({ match }) => match === 'interpolated').length > 1) {
    faults.add(`${placed.pointer}/dimensions`, 'has more than one interpolated dimension');
    return null;
  }
  const values =
    source.result === 'text'
      ? []
      : yield* mapInSlices(source.rows, (row) => Decimal.parse(row.at(-1) as string));
  const rowScale = values.reduce((most, value) => Math.max(most, value.scale), 0);
  const scale =
    interpolated < 0 ? rowScale : interpolationScale(source.dimensions[interpolated] as Dimension, rowScale);
  const numbers = yield* mapInSlices(values, (value) => value.coefficientAt(scale));
  const { load, cells } =
    interpolated < 0
      ? yield* exactLoad(source, known, numbers, placed, faults)
      : {
          load: yield* interpolatedLoad(source, known, numbers, interpolated, scale, placed, faults),
          cells: null,
        };
  return {
    name: placed.name,
    source,
    scale,
    list: [...lists][0] ?? null,
    hasNegative: values.some((value) => value.isNegative),
    fractional: interpolated >= 0 && !source.dimensions[interpolated]?.rounding,
    load,
    cells,
    textFor: (run) => {
      load(run);
      return source.rows[run.opRow]?.at(-1) as string;
    },
    ...rowsWording(source, placed.name, interpolated < 0),
  };
}

type Load = (run: Run) => void;

function* exactLoad(
  source: FactorTable,
  slots: readonly RiskSlot[],
  numbers: readonly ExactInteger[],
  placed: Placed,
  faults: Faults,
): Slices<{ readonly load: Load; readonly cells: TableCells | null }> {
  const all = source.dimensions.map((_, index) => index);
  const rows = source.rows.map((_, index) => index);
  const lookup = yield* compileFind(source, slots, all, rows, placed, faults);
  const { find } = lookup;
  const load: Load = (run) => {
    const row = find(run);
    if (row < 0) noRow(source, slots, run);
    run.opN = numbers[row] ?? 0;
    run.opD = 1;
    run.opRow = row;
  };
  const isSmall = numbers.every((number) => typeof number === 'number');
  return { load, cells: isSmall ? { ...lookup, numbers: Float64Array.from(numbers) } : null };
}

function* interpolatedLoad(
  source: FactorTable,
  slots: readonly RiskSlot[],
  numbers: readonly ExactInteger[],
  interpolated: number,
  scale: number,
  placed: Placed,
  faults: Faults,
): Slices<Load> {
  const slot = slots[interpolated] as RiskSlot;
  const at = `${placed.pointer}/dimensions/${interpolated}`;
  if (source.result === 'text' || !['integer', 'decimal', 'money'].includes(slot.type)) {
    faults.add(at, 'only numbers are interpolated');
    return () => undefined;
  }
  const interpolate = compileInterpolation(
    source.dimensions[interpolated] as Dimension,
    slot,
    scale,
    at,
    faults,
  );
  const others = source.dimensions.flatMap((_, index) => (index === interpolated ? [] : [index]));
  const groups = new Map<string, number[]>();
  yield* eachInSlices(source.rows, (row, index) => {
    const key = JSON.stringify(others.map((dimension) => row[dimension]));
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(index);
  });
  const curves: Curve[] = [];
  const firstRows: number[] = [];
  for (const group of groups.values()) {
    firstRows.push(group[0] as number);
    curves.push(curveOf(source, slot, numbers, group, interpolated, placed, faults));
    yield;
  }
  const { find } = yield* compileFind(source, slots, others, firstRows, placed, faults);
  const curveAt = new Map(firstRows.map((row, index) => [row, curves[index]]));
  const only = others.length === 0 ? curves[0] : undefined;
  return (run) => {
    const x = (slot.list ? run.item : run.values)[slot.index];
    const curve = only ?? curveAt.get(find(run));
    if (!curve || typeof x !== 'number' || !interpolate(run, curve, x)) noRow(source, slots, run);
  };
}

function curveOf(
  source: FactorTable,
  slot: RiskSlot,
  numbers: readonly ExactInteger[],
  group: readonly number[],
  dimension: number,
  placed: Placed,
  faults: Faults,
): Curve {
  const points = group.flatMap((row) => {
    const key = source.rows[row]?.[dimension];
    const x = typeof key === 'string' ? valueFromText(key, slot) : undefined;
    if (typeof x === 'number') return [{ x, y: numbers[row] ?? 0, row }];
    faults.add(keyPointer(`${placed.pointer}/rows`, row, dimension), `is no value of ${slot.path}`);
    return [];
  });
  points.sort((a, b) => a.x - b.x || a.row - b.row);
  points.forEach(({ x, row }, index) => {
    if (index > 0 && points[index - 1]?.x === x) {
      faults.add(below(`${placed.pointer}/rows`, row), `gives a second value for ${valueToText(x, slot)}`);
    }
  });
  return curveThrough(points);
}

/** Compiles the lookup over the given dimensions and rows. */
function* compileFind(
  source: FactorTable,
  slots: readonly RiskSlot[],
  dimensions: readonly number[],
  rows: readonly number[],
  placed: Placed,
  faults: Faults,
): Slices<Lookup> {
  const pointer = `${placed.pointer}/rows`;
  const codes: DimensionCodes[] = [];
  for (const dimension of dimensions) {
    const own = yield* dimensionCodes(
      source.dimensions[dimension] as Dimension,
      slots[dimension] as RiskSlot,
      yield* mapInSlices(rows, (row) => source.rows[row]?.[dimension] as RowKey),
      (index) => keyPointer(pointer, index < 0 ? -1 : (rows[index] as number), dimension),
      slots[dimension]?.isStrict === true,
      faults,
    );
    codes.push(own);
  }
  const regions: Region[] = [];
  yield* eachInSlices(rows, (row) => {
    const spans = codes.map((code, index) =>
      code.spanOf(source.rows[row]?.[dimensions[index] as number] as RowKey),
    );
    if (spans.every((span) => span !== undefined)) {
      const rank = codes.reduce((so, code, index) => {
        return so * code.depths + code.depthOf(source.rows[row]?.[dimensions[index] as number] as RowKey);
      }, 0);
      regions.push({ row, spans, rank });
    }
  });
  if (regions.length < rows.length) return NOTHING_FOUND;
  return yield* compileCells(
    codes,
    regions,
    { sparse: source.sparse === true, pointer, room: placed.room },
    faults,
  );
}

function noRow(source: FactorTable, slots: readonly RiskSlot[], run: Run): never {
  const said = slots.map((slot) => {
    const value = (slot.list ? run.item : run.values)[slot.index] ?? null;
    const { type, title, input } = slot;
    const text = valueToText(value, slot);
    const fact =
      value === null
        ? null
        : factWording(text, { type, title, ...(input?.allowed && { allowed: input.allowed }) });
    return { pointer: slotPointer(slot, run), text: `${fact?.label ?? title}: ${fact?.value ?? text}` };
  });
  const combination = said.map(({ text }) => text).join(', ');
  throw ratingError('rating.no-table-row', {
    detail: `${source.title} has no row for ${combination}.`,
    errors: said.map(({ pointer }) => ({ pointer, detail: `no row of ${source.title} for ${combination}` })),
  });
}
