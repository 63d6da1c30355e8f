import type { ExactInteger } from '../../../../shared/exact-integer.js';
import type { Adjustment } from './charges.js';

/** The part of a step's worksheet line that is known when the manual is compiled. */
export interface StepHeading {
  readonly coverage: string;
  readonly itemsAt: string | null;
  readonly code: string;
  readonly title: string;
  readonly kind: string;
  /** Decimals of the value before and after the step's rounding. */
  readonly exactScale: number;
  readonly scale: number;
  readonly operand: OperandHeading | null;
}

export interface OperandHeading {
  readonly scale: number;
  /** The text of a row's value as filed; null where the number is computed. */
  valueAt(row: number): string | null;
  rowAt(row: number): RowHit | null;
  /** The keys of a row in words; null where the number does not come from a row. */
  wordsAt(row: number): string | null;
}

/** The row that gave a number, counted from 1, with its keys as filed. Made once per row and shared by all worksheets. */
export interface RowHit {
  readonly table: string;
  readonly number: number;
  readonly keys: readonly unknown[];
}

/** One executed step in raw numbers; they become text only when somebody reads the worksheet. */
export interface StepTrace {
  readonly heading: StepHeading;
  readonly item: number;
  readonly opN: ExactInteger;
  readonly opD: ExactInteger;
  readonly opRow: number;
  readonly opElement: number;
  /** The value before the step's rounding: exactN ÷ exactD at the heading's exactScale. */
  readonly exactN: ExactInteger;
  readonly exactD: ExactInteger;
  readonly n: ExactInteger;
  readonly d: ExactInteger;
  readonly adjustments: readonly Adjustment[] | null;
}
