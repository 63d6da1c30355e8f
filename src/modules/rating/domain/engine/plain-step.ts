import type { Run } from './run.js';
import type { StepHeading } from './trace.js';

/** How the running value and the operand are brought together, in whole numbers. */
export type PlainOperation =
  | { readonly kind: 'set' | 'multiply' }
  | { readonly kind: 'add'; readonly own: number; readonly other: number };

/** Rounding half-up as whole numbers: to multiples of `unit`, after a division by `divisor`. */
export interface PlainRounding {
  readonly divisor: number;
  readonly unit: number;
}

/** Half of the safe range, which leaves room for adding half a unit, or one divisor too many. */
const MOST = 4_503_599_627_370_495;

/**
 * The step that nearly all manuals consist of: one operand, one operation, cent after it. In whole numbers below 2^53 that
 * is a few machine instructions; whatever does not fit (a larger number, a value below zero, a fraction that is added or
 * stays one) is left to `general`, which does the same in full generality. The two are tested against each other.
 */
export function plainExecutor(
  heading: StepHeading,
  load: (run: Run) => void,
  operation: PlainOperation,
  rounding: PlainRounding | null,
  general: (run: Run) => void,
): (run: Run) => void {
  const kind = operation.kind === 'set' ? 0 : operation.kind === 'multiply' ? 1 : 2;
  const [own, other] = operation.kind === 'add' ? [operation.own, operation.other] : [1, 1];
  const { divisor, unit } = rounding ?? { divisor: 1, unit: 1 };
  const mayDivide = rounding !== null && kind !== 2;
  return (run) => {
    run.opElement = -1;
    load(run);
    const { n, d, opN, opD } = run;
    if (typeof opN !== 'number' || typeof n !== 'number' || typeof opD !== 'number' || typeof d !== 'number')
      return general(run);
    const exact = kind === 0 ? opN : kind === 1 ? n * opN : n * own + opN * other;
    const over = kind === 0 ? opD : d * opD;
    const by = divisor * over;
    // Written so that NaN fails too.
    if (!(exact >= 0 && exact <= MOST && by <= MOST) || (over !== 1 && !mayDivide)) return general(run);
    let value = exact;
    if (by !== 1) {
      let quotient = Math.floor(exact / by);
      let rest = exact - quotient * by;
      if (rest < 0) {
        quotient -= 1;
        rest += by;
      }
      value = (rest + rest >= by ? quotient + 1 : quotient) * unit;
    }
    run.n = value;
    run.d = 1;
    if (run.trace === null) return;
    const { opRow, itemIndex: item } = run;
    run.trace.push({
      heading,
      item,
      opN,
      opD,
      opRow,
      opElement: run.opElement,
      exactN: exact,
      exactD: over,
      n: value,
      d: 1,
      adjustments: null,
    });
  };
}
