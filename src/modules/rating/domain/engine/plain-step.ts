import type { ExactInteger } from '../../../../shared/exact-integer.js';
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

/**
 * The step that nearly all manuals consist of: one operand, one operation, cent after it. In whole numbers below 2^53 that
 * is a few machine instructions; whatever does not fit (a fraction, a larger number, a value below zero) is left to
 * `general`, which does the same in full generality. The two are tested against each other.
 */
export function plainExecutor(
  heading: StepHeading,
  load: (run: Run) => void,
  operation: PlainOperation,
  { divisor, unit }: PlainRounding,
  general: (run: Run) => void,
): (run: Run) => void {
  const kind = operation.kind === 'set' ? 0 : operation.kind === 'multiply' ? 1 : 2;
  const [own, other] = operation.kind === 'add' ? [operation.own, operation.other] : [1, 1];
  return (run) => {
    run.opElement = -1;
    load(run);
    const { n, opN }: { n: ExactInteger; opN: ExactInteger } = run;
    if (typeof opN !== 'number' || typeof n !== 'number' || run.opD !== 1 || (run.d !== 1 && kind !== 0)) {
      return general(run);
    }
    const exact = kind === 0 ? opN : kind === 1 ? n * opN : n * own + opN * other;
    // Written so that NaN fails too. Half of the safe range leaves room for adding half a unit.
    if (!(exact >= 0 && exact <= 4_503_599_627_370_495)) return general(run);
    let value = exact;
    if (divisor !== 1) {
      let quotient = Math.floor(exact / divisor);
      let rest = exact - quotient * divisor;
      if (rest < 0) {
        quotient -= 1;
        rest += divisor;
      }
      value = (rest + rest >= divisor ? quotient + 1 : quotient) * unit;
    }
    run.n = value;
    run.d = 1;
    if (run.trace === null) return;
    const { opRow, opElement, itemIndex: item } = run;
    run.trace.push({
      heading,
      item,
      opN,
      opD: 1,
      opRow,
      opElement,
      exactN: exact,
      exactD: 1,
      n: value,
      d: 1,
      adjustments: null,
    });
  };
}
