import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { addDays, addMonths, isCalendarDate } from '../../../../shared/calendar-date.js';
import { Decimal } from '../../../../shared/decimal.js';
import type { InputDeclaration } from '../manual/inputs.js';
import type { ManualDocument } from '../manual/manual.js';
import { reportedInputs } from './consumer-report.js';
import { placedTables } from '../manual/placed-tables.js';
import { eventListOf, listsOfEvents } from './event-lists.js';
import { reachedBy } from './reached-by.js';

/** A value as a risk sends it; null for none. */
export type RiskValue = string | number | boolean | null;
/** Stands for an empty list instead of another value: no accident, no loss. */
export const NO_LIST_ELEMENTS = Symbol('no elements');
export type Candidate = RiskValue | typeof NO_LIST_ELEMENTS;

const MOST_CANDIDATES = 120;
const YEARS_BACK = ['0', '1', '3', '5', '7', '10', '20', '50'];
const LONGEST_LIFE = 120;
/** How many values between the bounds of a number are tried, where no condition compares the number itself. */
const MOST_BETWEEN = 24;
/** Up to this many numbers in a condition are combined in pairs to find the values at which its answer changes. */
const MOST_SOLVED = 6;
const COMPUTED = / [-+*] /;
type Solve = (more: number, less: number) => number;
const sum: Solve = (more, less) => more + less;
const difference: Solve = (more, less) => more - less;
const quotient: Solve = (more, less) => more / less;
const SOLVED_BY: Readonly<Record<string, readonly Solve[]>> = {
  '+': [difference],
  '-': [sum, difference],
  '*': [quotient],
};
const SIZES = ['1', '10', '100', '1000', '10000', '100000', '1000000'];
const known = new WeakMap<ManualDocument, Map<string, readonly Candidate[]>>();

/**
 * Values of an input between which a manual may make a difference: those it allows; else the keys of its tables and the
 * numbers and words of its conditions with their neighbors, the bounds, and null for an optional input. Conditions on a fact
 * computed from the input count too.
 */
export function candidatesOf(
  manual: ManualDocument,
  input: InputDeclaration,
  today: CalendarDate,
): readonly Candidate[] {
  if (input.type === 'date') return [...noElements(manual, input), ...datesAround(manual, input, today)];
  const ofManual = known.get(manual) ?? new Map<string, readonly Candidate[]>();
  known.set(manual, ofManual);
  const found = ofManual.get(input.path) ?? [
    ...noElements(manual, input),
    ...spread(find(manual, input), MOST_CANDIDATES),
  ];
  ofManual.set(input.path, found);
  return found;
}

/** An empty list is tried for one input of a list only, preferably one with a wording, so that an event is not told twice. */
function noElements(manual: ManualDocument, { path }: InputDeclaration): readonly Candidate[] {
  const list = eventListOf(path);
  if (list === null || !listsOfEvents(manual).has(list)) return [];
  const told = reportedInputs(manual).filter((input) => eventListOf(input.path) === list);
  return (told.find(({ wording }) => wording) ?? told[0])?.path === path ? [NO_LIST_ELEMENTS] : [];
}

function find(manual: ManualDocument, input: InputDeclaration): readonly RiskValue[] {
  const { type, required, allowed } = input;
  const { texts, isComputed } = mentions(manual, input.path);
  if (texts.length === 0) return [];
  const none: readonly RiskValue[] = required ? [] : [null];
  if (type === 'boolean') return [true, false, ...none];
  if (allowed) return [...allowed.map((text) => valueOf(text, type)), ...none];
  const words = [...texts, input.default, input.min, input.max].flatMap((text) =>
    text === undefined ? [] : [String(text)],
  );
  if (type === 'text') return [...new Set(words), ...none];
  const between = isComputed ? valuesBetween(input) : [];
  const numbers = numbersAround([...words, ...between], input);
  return [...numbers.map((number) => valueOf(number.toString(), type)), ...none];
}

interface Mentions {
  readonly texts: readonly string[];
  /** True where the input is added, multiplied or counted before it is compared, so that no compared number is its own value. */
  readonly isComputed: boolean;
}

/**
 * Keys of the rows that the input looks up, and literals of conditions that name it; none when the manual never uses the
 * input.
 */
function mentions(manual: ManualDocument, path: string): Mentions {
  const { inputs: _inputs, tests: _tests, ...rest } = manual;
  const reached = reachedBy(manual, [path]);
  const names = [...reached].map((one) => one.slice(one.lastIndexOf('.') + 1));
  const named = new RegExp(`\\b(?:${names.join('|')})\\b`);
  const conditions = textsIn(rest).filter((text) => named.test(text));
  if (conditions.length === 0) return { texts: [], isComputed: false };
  const keys = placedTables(manual).flatMap(({ table }) =>
    table.dimensions.flatMap((dimension, at) =>
      reached.has(dimension.input) ? table.rows.flatMap((row) => row[at] ?? []) : [],
    ),
  );
  const literals = conditions.flatMap((text) => [
    ...numbersIn(text),
    ...[...text.matchAll(/"([^"]*)"|'([^']*)'/g)].map(([, one, other]) => one ?? other ?? ''),
  ]);
  const computed = conditions.filter((text) => COMPUTED.test(text));
  // The condition on a computed fact is another text than the formula, so the numbers of all texts are combined.
  const together = reached.size > 1 ? [conditions.join(' ')] : computed;
  return {
    texts: ['0', ...keys.flatMap((key) => key ?? []), ...literals, ...together.flatMap(solutions)],
    isComputed: reached.size > 1 || computed.length > 0,
  };
}

function numbersIn(text: string): readonly string[] {
  return text.match(/\d+(\.\d+)?/g) ?? [];
}

/**
 * Values at which a condition changes that computes before it compares: the sum for "score - 300 > 207", the difference for
 * "score + 300 > 807" and "850 - score > 343", the quotient for "score * 2 > 1014". Conditions do not divide.
 */
function solutions(text: string): readonly string[] {
  const distinct = [...new Set(numbersIn(text))].slice(0, MOST_SOLVED).map(Number);
  const pairs = distinct.flatMap((one, at) => distinct.slice(at).map((other) => [one, other] as const));
  return Object.entries(SOLVED_BY)
    .filter(([operator]) => text.includes(` ${operator} `))
    .flatMap(([, solves]) => solves)
    .flatMap((solve) => pairs.map(([one, other]) => solve(Math.max(one, other), Math.min(one, other))))
    .filter((value) => Number.isFinite(value) && value < 1e9)
    .flatMap((value) => [Math.floor(value), Math.ceil(value)].map(String));
}

function valuesBetween({ min = '0', max }: InputDeclaration): readonly string[] {
  const [least, most] = [Number(min), Number(max ?? NaN)];
  if (!(most > least)) return SIZES;
  const step = (most - least) / MOST_BETWEEN;
  return Array.from({ length: MOST_BETWEEN }, (_, index) => String(Math.round(least + step * index)));
}

/** All texts of a value except those in rows, which are many and name no input. */
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

/** Dates around those that the manual names, and dates as many years or days ago as its conditions count. */
function datesAround(
  manual: ManualDocument,
  { path, required }: InputDeclaration,
  today: CalendarDate,
): readonly RiskValue[] {
  const { texts } = mentions(manual, path);
  if (texts.length === 0) return [];
  const named = texts.filter(isCalendarDate).flatMap((date) => [addDays(date, -1), date, addDays(date, 1)]);
  const counts = [...YEARS_BACK, ...texts].filter((text) => /^\d{1,5}$/.test(text)).map(Number);
  const years = counts.filter((count) => count <= LONGEST_LIFE).map((count) => addMonths(today, -12 * count));
  const days = counts.flatMap((count) => [addDays(today, -count), addDays(today, -count - 1)]);
  const dates = [...new Set([...named, ...years, ...days])].sort();
  return [...spread(dates, MOST_CANDIDATES), ...(required ? [] : [null])];
}

function valueOf(text: string, type: InputDeclaration['type']): RiskValue {
  return type === 'integer' ? Number(text) : text;
}

/** At most `most` values, spread evenly and including the first and the last. */
export function spread<T>(values: readonly T[], most: number): readonly T[] {
  if (values.length <= most) return values;
  if (most < 2) return values.slice(0, most);
  const step = (values.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => values[Math.round(index * step)] as T);
}
