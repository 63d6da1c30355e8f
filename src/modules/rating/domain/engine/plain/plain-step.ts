import type { FindRow } from '../tables/cell-lookup.js';
import type { TableCells } from '../tables/factor-table.js';
import type { Run } from '../run.js';
import type { StepHeading } from '../trace.js';

/** How a step combines the running value with its operand, in whole numbers. */
export type PlainOperation =
  | { readonly kind: 'set' | 'multiply' | 'keep' }
  | { readonly kind: 'add'; readonly own: number; readonly other: number };

/** The source of an operand's number: a constant, rows of a table, or a call of `load`. */
export interface PlainSource {
  readonly load: (run: Run) => void;
  readonly constant: number | null;
  readonly cells: TableCells | null;
}

export interface PlainArithmetic {
  readonly operation: PlainOperation;
  readonly source: PlainSource;
}

/** The operand of a step that has none. */
export const NO_NUMBER: PlainSource = { load: () => undefined, constant: 0, cells: null };

/**
 * Rounding half-up as whole numbers: to multiples of `unit`, after a multiplication by `up` or a division by `divisor`. The divisor is a
 * multiple of the unit, so that what is rounded is hardly larger than before.
 */
export interface PlainRounding {
  readonly up: number;
  readonly divisor: number;
  readonly unit: number;
}

/** A step as data, so that one loop can run several in a row. */
export interface PlainStep {
  readonly heading: StepHeading;
  readonly kind: number;
  readonly own: number;
  readonly other: number;
  readonly up: number;
  readonly divisor: number;
  readonly unit: number;
  readonly mayDivide: boolean;
  readonly load: (run: Run) => void;
  readonly constant: number | null;
  readonly numbers: Float64Array | null;
  readonly find: FindRow | null;
  readonly rows: Int32Array | null;
  readonly at: number;
  readonly general: (run: Run) => void;
}

const [SET, MULTIPLY, ADD, KEEP] = [0, 1, 2, 3];
const KINDS = { set: SET, multiply: MULTIPLY, add: ADD, keep: KEEP };

export function plainStep(
  heading: StepHeading,
  { operation, source: { load, constant, cells } }: PlainArithmetic,
  rounding: PlainRounding | null,
  general: (run: Run) => void,
): PlainStep {
  const kind = KINDS[operation.kind];
  const [own, other] = operation.kind === 'add' ? [operation.own, operation.other] : [1, 1];
  const { up, divisor, unit } = rounding ?? { up: 1, divisor: 1, unit: 1 };
  const mayDivide = rounding !== null && kind !== ADD;
  const { numbers = null, find = null, direct = null } = cells ?? {};
  const [rows, at] = [direct?.rows ?? null, direct?.at ?? -1];
  return {
    heading,
    kind,
    own,
    other,
    up,
    divisor,
    unit,
    mayDivide,
    load,
    constant,
    numbers,
    find,
    rows,
    at,
    general,
  };
}

/**
 * A quarter of 2^52. Twice a number up to here and one divisor more stay below 2^52, and the quotient of two whole numbers
 * below 2^52 is never taken for the next whole number by the rounding of doubles: a single floor then rounds half-up exactly.
 */
const MOST = 2 ** 50;

/**
 * Runs the steps that nearly all manuals consist of (one operand, one operation, a rounding half-up), in a few machine
 * instructions each. What does not fit (a larger number, a value below zero, a fraction that is added or stays one) is left
 * to `general`, which handles every case. The two are tested against each other.
 */
export function plainSequence(steps: readonly PlainStep[]): (run: Run) => void {
  return (run) => {
    let { n, d } = run;
    if (typeof n !== 'number' || typeof d !== 'number') return generally(steps, 0, run);
    for (let index = 0; index < steps.length; index += 1) {
      const step = steps[index] as PlainStep;
      const { kind, numbers, find, rows, constant } = step;
      let opN: number;
      let opD = 1;
      let opRow = -1;
      let opElement = -1;
      if (numbers !== null && find !== null) {
        opRow = (rows !== null ? rows[run.values[step.at] as number] : find(run)) as number;
        // Throws and names the missing row.
        if (opRow < 0) return step.load(run);
        opN = numbers[opRow] as number;
      } else if (constant !== null) opN = constant;
      else {
        run.opElement = -1;
        step.load(run);
        // A bigint becomes NaN, fails the bounds below and is left to `general`.
        opN = typeof run.opN === 'number' ? run.opN : NaN;
        opD = typeof run.opD === 'number' ? run.opD : NaN;
        ({ opRow, opElement } = run);
      }
      const exact: number =
        kind === SET ? opN : kind === MULTIPLY ? n * opN : kind === ADD ? n * step.own + opN * step.other : n;
      const over: number = kind === SET ? opD : d * opD;
      const by = step.divisor * over;
      const raised = exact * step.up;
      // Negated, so that NaN takes this branch too.
      if (!(exact >= 0 && raised <= MOST && by <= MOST) || (over !== 1 && !step.mayDivide)) {
        run.n = n;
        run.d = d;
        step.general(run);
        if (typeof run.n !== 'number' || typeof run.d !== 'number') return generally(steps, index + 1, run);
        ({ n, d } = run as { n: number; d: number });
        continue;
      }
      n = by === 1 ? raised : Math.floor((raised + raised + by) / (by + by)) * step.unit;
      d = 1;
      if (run.trace === null) continue;
      const { heading } = step;
      const item = run.itemIndex;
      run.trace.push({
        heading,
        item,
        opN,
        opD,
        opRow,
        opElement,
        exactN: exact,
        exactD: over,
        n,
        d: 1,
        adjustments: null,
      });
    }
    run.n = n;
    run.d = d;
  };
}

function generally(steps: readonly PlainStep[], from: number, run: Run): void {
  for (let index = from; index < steps.length; index += 1) (steps[index] as PlainStep).general(run);
}
