import { formatScaled } from '../../../../shared/decimal.js';
import { multiply, powerOfTen } from '../../../../shared/exact-integer.js';
import type { Adjustment } from './charges.js';
import { itemPointer } from './run.js';
import type { RowHit, StepTrace } from './trace.js';
import { valueText } from './value-text.js';

/** One step of a worksheet, with the number it used and where that stands in the manual. */
export interface WorksheetStep {
  readonly coverage: string;
  readonly item?: string;
  readonly step: string;
  readonly title: string;
  readonly kind: string;
  readonly operand?: string;
  readonly row?: RowHit;
  /** Index of the list element whose number was taken for the whole list. */
  readonly element?: number;
  readonly rules?: readonly WorksheetRule[];
  /** The value before the step's rounding; absent where rounding did not change it. */
  readonly exact?: string;
  readonly value: string;
}

export interface WorksheetRule {
  readonly code: string;
  readonly reason: string;
  readonly rate: string;
  readonly amount: string;
}

/** The same with null for absent fields. */
export type WorksheetStepView = {
  readonly [Field in keyof Required<Omit<WorksheetStep, 'rules'>>]: undefined extends WorksheetStep[Field]
    ? Exclude<WorksheetStep[Field], undefined> | null
    : WorksheetStep[Field];
} & { readonly rules: NonNullable<WorksheetStep['rules']> };

type Writable<T> = { -readonly [K in keyof T]: T[K] };

export function stepLine(entry: StepTrace): WorksheetStep {
  const { heading, item, opElement, adjustments } = entry;
  const { coverage, code: step, title, kind } = heading;
  const value = valueText(entry.n, entry.d, heading.scale);
  // A step that does not round has the same value before and after; `exact` is then left out.
  const exact = isSame(entry) ? null : valueText(entry.exactN, entry.exactD, heading.exactScale);
  const operand = operandText(entry);
  const row = heading.operand && heading.operand.rowAt(entry.opRow);
  // The usual lines are object literals: an object that grows field by field costs several times as much.
  if (item < 0 && opElement < 0 && adjustments === null) {
    if (operand === null)
      return exact === null
        ? { coverage, step, title, kind, value }
        : { coverage, step, title, kind, value, exact };
    if (row === null)
      return exact === null
        ? { coverage, step, title, kind, value, operand }
        : { coverage, step, title, kind, value, operand, exact };
    return exact === null
      ? { coverage, step, title, kind, value, operand, row }
      : { coverage, step, title, kind, value, operand, row, exact };
  }
  const line: Writable<WorksheetStep> = { coverage, step, title, kind, value };
  if (item >= 0) line.item = itemPointer(heading.itemsAt, item) ?? '';
  if (operand !== null) line.operand = operand;
  if (row !== null) line.row = row;
  if (operand !== null && opElement >= 0) line.element = opElement;
  if (adjustments) line.rules = adjustments.map(ruleLine);
  if (exact !== null) line.exact = exact;
  return line;
}

function operandText({ heading: { operand }, opRow, opN, opD }: StepTrace): string | null {
  return operand && (operand.valueAt(opRow) ?? valueText(opN, opD, operand.scale));
}

function ruleLine({ rule, rate, cents }: Adjustment): WorksheetRule {
  return { code: rule.code, reason: rule.reason, rate, amount: formatScaled(cents, 2) };
}

function isSame({ n, d, exactN, exactD, heading }: StepTrace): boolean {
  const { scale, exactScale } = heading;
  if (n === exactN && d === exactD && scale === exactScale) return true;
  if (d === 1 && exactD === 1 && exactScale >= scale)
    return multiply(n, powerOfTen(exactScale - scale)) === exactN;
  const [up, exactUp] = [powerOfTen(exactScale), powerOfTen(scale)];
  return multiply(multiply(n, exactD), up) === multiply(multiply(exactN, d), exactUp);
}
