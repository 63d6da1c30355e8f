import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { addDays, addMonths, isCalendarDate } from '../../../../shared/calendar-date.js';
import { Decimal } from '../../../../shared/decimal.js';
import type { InputDeclaration, ManualDocument } from '../manual/manual.js';
import { placedTables } from '../manual/placed-tables.js';

/** A value as a risk sends it; null for none. */
export type RiskValue = string | number | boolean | null;

const MOST_CANDIDATES = 120;
const YEARS_BACK = [0, 1, 3, 5, 7, 10, 20];
const known = new WeakMap<ManualDocument, Map<string, readonly RiskValue[]>>();

/**
 * Values of an input between which a manual may tell a difference: those it allows, or where it lists none the ends of its
 * tables' rows and the numbers and words of its conditions, with their neighbors, its bounds, and no value where none is required.
 */
export function candidatesOf(
  manual: ManualDocument,
  input: InputDeclaration,
  today: CalendarDate,
): readonly RiskValue[] {
  if (input.type === 'date') return datesAround(manual, input, today);
  const ofManual = known.get(manual) ?? new Map<string, readonly RiskValue[]>();
  known.set(manual, ofManual);
  const found = ofManual.get(input.path) ?? thinned(find(manual, input));
  ofManual.set(input.path, found);
  return found;
}

function find(manual: ManualDocument, input: InputDeclaration): readonly RiskValue[] {
  const { path, type, required, allowed } = input;
  const texts = mentions(manual, path);
  if (texts.length === 0) return [];
  const none: readonly RiskValue[] = required ? [] : [null];
  if (type === 'boolean') return [true, false, ...none];
  if (allowed) return [...allowed.map((text) => valueOf(text, type)), ...none];
  const words = [...texts, input.default, input.min, input.max].flatMap((text) =>
    text === undefined ? [] : [String(text)],
  );
  if (type === 'text') return [...new Set(words), ...none];
  return [...numbersAround(words, input).map((number) => valueOf(number.toString(), type)), ...none];
}

/** Keys of the rows that an input finds, and what conditions that name it compare with; nothing when the manual never asks it. */
function mentions(manual: ManualDocument, path: string): readonly string[] {
  const { inputs: _inputs, tests: _tests, ...rest } = manual;
  const name = path.slice(path.lastIndexOf('.') + 1);
  const conditions = textsIn(rest).filter((text) => new RegExp(`\\b${name}\\b`).test(text));
  if (conditions.length === 0) return [];
  const keys = placedTables(manual).flatMap(({ table }) =>
    table.dimensions.flatMap((dimension, at) =>
      dimension.input === path ? table.rows.flatMap((row) => row[at] ?? []) : [],
    ),
  );
  const literals = conditions.flatMap((text) => [
    ...(text.match(/\d+(\.\d+)?/g) ?? []),
    ...[...text.matchAll(/"([^"]*)"|'([^']*)'/g)].map(([, one, other]) => one ?? other ?? ''),
  ]);
  return ['0', ...keys.flatMap((key) => key ?? []), ...literals];
}

/** All texts but those of rows, which are many and name no input. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => (name === 'rows' ? [] : textsIn(part)));
}

function numbersAround(
  words: readonly string[],
  { type, decimals = 2, min, max }: InputDeclaration,
): Decimal[] {
  const step = Decimal.parse(type === 'integer' || decimals === 0 ? '1' : `0.${'1'.padStart(decimals, '0')}`);
  const numbers = words.flatMap((word) => Decimal.tryParse(word) ?? []);
  const around = numbers.flatMap((number) => [number.minus(step), number, number.plus(step)]);
  const [least, most] = [min, max].map((bound) => Decimal.tryParse(bound ?? ''));
  const inside = around.filter(
    (number) =>
      (type !== 'integer' || number.scale === 0) &&
      (!least || number.compare(least) >= 0) &&
      (!most || number.compare(most) <= 0),
  );
  const distinct = new Map(inside.map((number) => [number.toString(), number]));
  return [...distinct.values()].sort((a, b) => a.compare(b));
}

/** Years count from a date: what lies a few of them back, and the dates that the manual names. */
function datesAround(
  manual: ManualDocument,
  { path, required }: InputDeclaration,
  today: CalendarDate,
): readonly RiskValue[] {
  const texts = mentions(manual, path);
  if (texts.length === 0) return [];
  const named = texts.filter(isCalendarDate).flatMap((date) => [addDays(date, -1), date, addDays(date, 1)]);
  const back = YEARS_BACK.flatMap((years) => addMonths(today, -12 * years));
  return [...new Set([...named, ...back]), ...(required ? [] : [null])];
}

function valueOf(text: string, type: InputDeclaration['type']): RiskValue {
  return type === 'integer' ? Number(text) : text;
}

/** Where there are too many to try, evenly chosen ones with the first and the last. */
function thinned<T>(values: readonly T[]): readonly T[] {
  if (values.length <= MOST_CANDIDATES) return values;
  const step = (values.length - 1) / (MOST_CANDIDATES - 1);
  return Array.from({ length: MOST_CANDIDATES }, (_, index) => values[Math.round(index * step)] as T);
}
