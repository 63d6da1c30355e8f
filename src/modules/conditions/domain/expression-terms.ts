import type { ASTNode } from '@marcbachmann/cel-js';
import { Decimal } from '../../../shared/decimal.js';
import type { ExactInteger } from '../../../shared/exact-integer.js';
import { add, multiply, normalized, powerOfTen, subtract } from '../../../shared/exact-integer.js';
import type { Evaluation, ListSlot, Slot } from './schema.js';
import type { Value } from './slot-value.js';

/** The least and the most that a number can be. */
export type Range = readonly [Decimal, Decimal];

export type Condition = (run: Evaluation) => boolean;

export type Scalar = string | boolean | ExactInteger;
/** Whole numbers, money and decimals are one kind here: whole numbers of units that are known when compiling. */
export type ScalarKind = 'boolean' | 'number' | 'text' | 'date';
export type Evaluate = (run: Evaluation) => Scalar;
export type NumberOf = (run: Evaluation) => ExactInteger;
export type Getter = (run: Evaluation) => readonly Value[];

export interface ScalarTerm {
  readonly kind: 'scalar';
  readonly type: ScalarKind;
  /** Decimals of the whole number that stands for it; 0 for what is no number. */
  readonly scale: number;
  readonly evaluate: Evaluate;
  readonly constant?: Scalar;
  /** Where the value stands among those of the risk, when it is one of them as it is. */
  readonly at?: number;
  /** The input or fact that it is, and nothing else. */
  readonly slot?: Slot;
  /** Between which a number lies that is no input as it is; unknown for what has none. */
  readonly range?: Range | null;
  /** What it may be, when it is one of several terms. */
  readonly either?: readonly ScalarTerm[];
  readonly node: ASTNode;
}

/** What a name stands for while a condition is compiled. */
export type Term =
  | ScalarTerm
  | { readonly kind: 'section'; readonly path: string; readonly element: Getter | null }
  | {
      readonly kind: 'list';
      readonly list: ListSlot;
      /** The element whose list it is, for a list within a list. */
      readonly owner: Owner | null;
      readonly keep: Condition | null;
      /** What looking at one element takes. */
      readonly weight: number;
      readonly depth: number;
    }
  | { readonly kind: 'values'; readonly members: readonly ScalarTerm[] };

export type ListTerm = Extract<Term, { kind: 'list' }>;

/** Gives the number of the element that a nested list lies in. */
export type Owner = (run: Evaluation) => Value;

export interface Local {
  readonly name: string;
  readonly list: ListSlot;
  readonly element: Getter;
}

/** A construct that CEL has and conditions do not: whatever could fail or run long while a premium is being computed. */
export class NotAvailable extends Error {
  constructor(
    message: string,
    readonly position: number,
  ) {
    super(message);
  }
}

export function computed(
  node: ASTNode,
  evaluate: Evaluate,
  type: ScalarKind = 'boolean',
  scale = 0,
): ScalarTerm {
  return { kind: 'scalar', type, scale, evaluate, node };
}

export function constant(node: ASTNode, value: Scalar, type: ScalarKind, scale = 0): ScalarTerm {
  return { kind: 'scalar', type, scale, evaluate: () => value, constant: value, node };
}

export function numberWritten({ coefficient, scale }: Decimal, node: ASTNode): ScalarTerm {
  return constant(node, coefficient, 'number', scale);
}

export function literal(value: unknown, node: ASTNode): ScalarTerm {
  if (typeof value === 'bigint') return constant(node, normalized(value), 'number');
  if (typeof value === 'string') return constant(node, value, 'text');
  if (typeof value === 'boolean') return constant(node, value, 'boolean');
  const decimal = typeof value === 'number' ? decimalWritten(value, node) : null;
  if (decimal) return numberWritten(decimal, node);
  throw new NotAvailable('is no text, plain number, true or false', node.range.start);
}

const MOST_PLACES = 20;

/** The number as it was written, which a double may not be: 0.1, and 1e3 too. */
function decimalWritten(value: number, { input, range }: ASTNode): Decimal | null {
  const written = Decimal.tryParse(input.slice(range.start, range.end).trim());
  if (written || !Number.isFinite(value)) return written;
  return Number.isInteger(value)
    ? Decimal.of(normalized(BigInt(value)), 0)
    : Decimal.tryParse(value.toFixed(MOST_PLACES));
}

/** Elements that pass the list's filters and `test`, counted up to `enough`. */
export function counted(
  run: Evaluation,
  { list, owner, keep, depth: at, weight }: ListTerm,
  test: Condition | null,
  enough: number,
): number {
  const elements = run.lists[list.index] as Value[][];
  if (owner === null && keep === null && test === null) return elements.length;
  const { parentAt } = list;
  const inside = owner === null ? null : owner(run);
  let count = 0;
  for (
    let index = inside === null ? 0 : firstOf(elements, parentAt, inside);
    index < elements.length;
    index += 1
  ) {
    const element = elements[index] as Value[];
    if (inside !== null && element[parentAt] !== inside) break;
    run.spend(weight);
    run.locals[at] = element;
    if ((keep === null || keep(run)) && (test === null || test(run))) {
      count += 1;
      if (count >= enough) break;
    }
  }
  return count;
}

/** Elements of one owner stand together, in the order of their owners. */
function firstOf(elements: readonly Value[][], parentAt: number, owner: Value): number {
  let [low, high] = [0, elements.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (Number(elements[middle]?.[parentAt]) < Number(owner)) low = middle + 1;
    else high = middle;
  }
  return low;
}

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** What most conditions consist of, a field of the risk beside a value written out, is one call instead of three. */
export function compared(op: Comparison, left: ScalarTerm, right: ScalarTerm): Evaluate {
  const scale = Math.max(left.scale, right.scale);
  const [mine, other] = [raised(left, scale), raised(right, scale)];
  const { at } = mine;
  const written = other.constant;
  if (at === undefined || (typeof written !== 'number' && typeof written !== 'string'))
    return comparison(op, mine.evaluate, other.evaluate);
  switch (op) {
    case '==':
      return (run) => run.values[at] === written;
    case '!=':
      return (run) => run.values[at] !== written;
    case '<':
      return (run) => (run.values[at] as Scalar) < written;
    case '<=':
      return (run) => (run.values[at] as Scalar) <= written;
    case '>':
      return (run) => (run.values[at] as Scalar) > written;
    case '>=':
      return (run) => (run.values[at] as Scalar) >= written;
  }
}

/** The same number in smaller units, so that two numbers can be compared and added as whole ones. */
export function raised(term: ScalarTerm, scale: number): ScalarTerm {
  if (term.scale === scale || term.type !== 'number') return term;
  const by = powerOfTen(scale - term.scale);
  const { evaluate, node } = term;
  if (term.constant !== undefined)
    return constant(node, multiply(term.constant as ExactInteger, by), 'number', scale);
  return computed(node, (run) => multiply(evaluate(run) as ExactInteger, by), 'number', scale);
}

/** A number has one form, whatever its size, so that what is equal is identical. */
function comparison(op: Comparison, a: Evaluate, b: Evaluate): Evaluate {
  switch (op) {
    case '==':
      return (run) => a(run) === b(run);
    case '!=':
      return (run) => a(run) !== b(run);
    case '<':
      return (run) => a(run) < b(run);
    case '<=':
      return (run) => a(run) <= b(run);
    case '>':
      return (run) => a(run) > b(run);
    case '>=':
      return (run) => a(run) >= b(run);
  }
}

const OPERATIONS = { '+': add, '-': subtract, '*': multiply } as const;

export function arithmetic(
  node: ASTNode,
  op: keyof typeof OPERATIONS,
  left: ScalarTerm,
  right: ScalarTerm,
): ScalarTerm {
  const operation = OPERATIONS[op];
  const scale = op === '*' ? left.scale + right.scale : Math.max(left.scale, right.scale);
  const [one, other] = op === '*' ? [left, right] : [raised(left, scale), raised(right, scale)];
  const [a, b] = [one.evaluate as NumberOf, other.evaluate as NumberOf];
  return computed(node, (run) => operation(a(run), b(run)), 'number', scale);
}

export function measured(measure: (from: string, to: string) => number, from: Scalar, to: Scalar): number {
  if (typeof from !== 'string' || typeof to !== 'string' || from === '' || to === '') return 0;
  return measure(from, to);
}
