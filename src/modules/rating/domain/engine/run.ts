import { ratingError } from '../../rating.errors.js';
import type { ExactInteger } from '../../../../shared/exact-integer.js';
import type { Adjustment, AdjustmentLine, ChargeLine } from './charges.js';
import type { RiskListSlot, RiskSlot, Value } from '../risk/risk-schema.js';
import type { StepTrace } from './trace.js';

/** Some tens of milliseconds; a hundred vehicles of a large manual take a tenth of it. */
export const MOST_WORK = 5_000_000;
/** What a step takes, and what it takes when it leaves its trace in a worksheet. */
const STEP = 5;
const TRACED_STEP = 50;

/**
 * The state of one rating under way. The running value is the exact fraction n ÷ d in units of 10^-scale, where the scale
 * is known when the manual is compiled and d is 1 except after an unrounded interpolation or per-unit step. An operand
 * loads its number into op*. All fields are set in the constructor so that every run has the same hidden class.
 */
export class Run {
  n: ExactInteger = 0;
  d: ExactInteger = 1;
  opN: ExactInteger = 0;
  opD: ExactInteger = 1;
  /** Row of the factor table that was hit; -1 when the number came from elsewhere. */
  opRow = -1;
  /** Which element of a list gave the number of the whole list; -1 when none did. */
  opElement = -1;
  /** The list element being rated, and its number; -1 for a coverage of the policy. */
  item: readonly Value[] = NONE;
  itemIndex = -1;
  /** Which element of one list each element of another is assigned; empty where the manual assigns none. */
  assigned: readonly number[] = UNASSIGNED;
  /** Variables of exists() and all() around the condition being evaluated. */
  readonly locals: (readonly Value[])[] = [];
  /** Reductions and increases of all sections so far, in whole cents, by rule. */
  readonly adjustments: Adjustment[] = [];
  /** What the coverages came to, in the manual's order. */
  readonly results: CoverageResult[] = [];
  /** The lines of the premium, in the order in which they were charged. */
  readonly charges: ChargeLine[] = [];
  discounts: AdjustmentLine[] = NO_LINES;
  surcharges: AdjustmentLine[] = NO_LINES;
  /** The coverages' premium before discounts, surcharges, fees, taxes and rounding. */
  baseCents = 0;
  /** The policy's premium so far, rounded to the cent: charges are its differences, so that they add up to the total. */
  cents = 0;

  /** What is left of the work that the premium may take, in nodes of conditions and the like. */
  left = MOST_WORK;

  constructor(
    readonly values: Value[],
    readonly lists: readonly Value[][][],
    readonly trace: StepTrace[] | null,
  ) {}

  spendSteps(steps: number): void {
    this.spend(steps * (this.trace === null ? STEP : TRACED_STEP));
  }

  /** Takes of the work that is left; throws `rating.too-much-work` when there is none. */
  spend(units: number): void {
    this.left -= units;
    if (this.left < 0) throw ratingError('rating.too-much-work');
  }
}

/** One coverage, or one coverage of one list element: n ÷ d at the coverage's scale. */
export interface CoverageResult {
  readonly coverage: number;
  readonly item: number;
  readonly n: ExactInteger;
  readonly d: ExactInteger;
  /** Its adjustments are the run's from this one up to, and without, that one. */
  readonly adjustedFrom: number;
  readonly adjustedTo: number;
}

/** One empty list for all risks that have no discounts, or no surcharges. */
export const NO_LINES: AdjustmentLine[] = [];
Object.freeze(NO_LINES);

const NONE: readonly Value[] = Object.freeze([]);
const UNASSIGNED: readonly number[] = Object.freeze([]);

/** JSON pointer of the list element that something is about; null when it is about the policy. */
export function itemPointer(itemsAt: string | null, item: number): string | null {
  return item < 0 || itemsAt === null ? null : `${itemsAt}/${item}`;
}

/** `drivers[].incidents[].points` of an element: `drivers[0].incidents[2].points`. */
export function slotPlace(path: string, list: RiskListSlot, run: Run, element: number): string {
  const [own, owner] = numbersOf(list, run, element);
  if (owner === null) return path.replace('[]', `[${own}]`);
  return path.replace('[]', `[${owner}]`).replace('[]', `[${own}]`);
}

/** JSON pointer of a value of the run's item. */
export function slotPointer({ pointer, list }: RiskSlot, run: Run): string {
  if (!list) return pointer;
  const [own, owner] = numbersOf(list, run, run.itemIndex);
  if (owner === null) return pointer.replace('%', String(own));
  return pointer.replace('%', String(owner)).replace('%', String(own));
}

/** The number of an element as the client counted it, and that of the element whose list it is in. */
function numbersOf(list: RiskListSlot, run: Run, element: number): readonly [number, number | null] {
  const { parentAt } = list;
  if (parentAt < 0) return [element, null];
  const all = run.lists[list.index] as Value[][];
  const owner = all[element]?.[parentAt];
  return [element - all.findIndex((values) => values[parentAt] === owner), Number(owner)];
}
