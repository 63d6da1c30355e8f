import type { ASTNode } from '@marcbachmann/cel-js';
import type { ExactInteger } from '../../../../shared/exact-integer.js';
import { add, multiply, normalized, subtract } from '../../../../shared/exact-integer.js';
import type { Run } from '../engine/run.js';
import type { ListSlot, Value } from './risk-schema.js';

export type Condition = (run: Run) => boolean;

export type Scalar = string | boolean | ExactInteger;
export type CelType = 'bool' | 'int' | 'double' | 'string' | 'Date';
export type Evaluate = (run: Run) => Scalar;
export type Getter = (run: Run) => readonly Value[];

/** What a name stands for while a condition is compiled. */
export type Term =
  | {
      readonly kind: 'scalar';
      readonly type: CelType;
      readonly evaluate: Evaluate;
      readonly constant?: Scalar;
      /** Where the value stands among those of the risk, when it is one of them as it is. */
      readonly at?: number;
    }
  | { readonly kind: 'section'; readonly path: string; readonly element: Getter | null }
  | {
      readonly kind: 'list';
      readonly list: ListSlot;
      readonly keep: ((run: Run) => boolean) | null;
      readonly depth: number;
    }
  | { readonly kind: 'values'; readonly members: ReadonlySet<Scalar> };

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

export function computed(evaluate: Evaluate, type: CelType = 'bool'): Term {
  return { kind: 'scalar', type, evaluate };
}

export function constant(value: Scalar, type: CelType): Term {
  return { kind: 'scalar', type, evaluate: () => value, constant: value };
}

export function literal(value: unknown, node: ASTNode): Term {
  if (typeof value === 'bigint') return constant(normalized(value), 'int');
  if (typeof value === 'number') return constant(value, 'double');
  if (typeof value === 'string') return constant(value, 'string');
  if (typeof value === 'boolean') return constant(value, 'bool');
  throw new NotAvailable('is no text, number, true or false', node.range.start);
}

/** Elements that pass `keep` and `test`, counted up to `enough`. */
export function counted(
  run: Run,
  list: ListSlot,
  at: number,
  keep: Condition | null,
  test: Condition | null,
  enough: number,
): number {
  let count = 0;
  for (const element of run.lists[list.index] as Value[][]) {
    run.locals[at] = element;
    if ((keep === null || keep(run)) && (test === null || test(run))) {
      count += 1;
      if (count >= enough) break;
    }
  }
  return count;
}

/** A value of the risk as it is. */
export function fieldOfRisk(at: number, type: CelType): Term {
  return { kind: 'scalar', type, evaluate: (run) => run.values[at] as Scalar, at };
}

type ScalarTerm = Extract<Term, { kind: 'scalar' }>;
export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** What most conditions consist of, a field of the risk beside a value written out, is one call instead of three. */
export function compared(op: Comparison, { at, evaluate }: ScalarTerm, other: ScalarTerm): Evaluate {
  const written = other.constant;
  if (at === undefined || (typeof written !== 'number' && typeof written !== 'string'))
    return comparison(op, evaluate, other.evaluate);
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

function comparison(op: Comparison, a: Evaluate, b: Evaluate): Evaluate {
  switch (op) {
    // Loose on purpose, here and only here: a number and a bigint of one value are the same CEL int. Types were checked.
    case '==':
      // eslint-disable-next-line eqeqeq
      return (run) => a(run) == b(run);
    case '!=':
      // eslint-disable-next-line eqeqeq
      return (run) => a(run) != b(run);
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

export function arithmetic(
  op: '+' | '-' | '*',
  a: (run: Run) => ExactInteger,
  b: (run: Run) => ExactInteger,
): Evaluate {
  const operation = op === '+' ? add : op === '-' ? subtract : multiply;
  return (run) => operation(a(run), b(run));
}

export function measured(measure: (from: string, to: string) => number, from: Scalar, to: Scalar): number {
  if (typeof from !== 'string' || typeof to !== 'string' || from === '' || to === '') return 0;
  return measure(from, to);
}
