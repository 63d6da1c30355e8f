import { ratingError } from '../../rating.errors.js';
import type { ExactInteger } from '../../../../shared/exact-integer.js';
import type { Adjustment, AdjustmentLine, ChargeLine } from './charges.js';
import type { RiskListSlot, RiskSlot, Value } from '../risk/risk-schema.js';
import type { StepTrace } from './trace.js';

/** The most work one premium may take: some tens of milliseconds. A hundred vehicles on a large manual take a tenth of it. */
export const MOST_WORK = 5_000_000;
/** Units of work that a step takes, without and with a trace for the worksheet. */
const STEP = 5;
const TRACED_STEP = 50;

/**
 * The state of one rating in progress. The running value is the exact fraction n ÷ d in units of 10^-scale. The scale is
 * known when the manual is compiled; d differs from 1 only after an unrounded division, such as an interpolation or a
 * per-unit step. An operand loads its number into op*. The constructor sets all fields, so that every run has the same
 * hidden class.
 */
export class Run {
  n: ExactInteger = 0;
  d: ExactInteger = 1;
  opN: ExactInteger = 0;
  opD: ExactInteger = 1;
  /** Row of the factor table that was hit; -1 when the number came from elsewhere. */
  opRow = -1;
  /** Index of the list element whose number was taken for the whole list; -1 where no single element gave it. */
  opElement = -1;
  /** The list element being rated, and its index; -1 for a coverage of the policy. */
  item: readonly Value[] = NONE;
  itemIndex = -1;
  /** Index of the driver for each vehicle, or of whatever lists the manual assigns; empty where it assigns none. */
  assigned: readonly number[] = UNASSIGNED;
  /** Variables that exists() and all() bind around the condition being evaluated. */
  readonly locals: (readonly Value[])[] = [];
  /** Discounts and surcharges of all sections so far, in whole cents, one per rule applied. */
  readonly adjustments: Adjustment[] = [];
  /** Premiums of the coverages, in the manual's order. */
  readonly results: CoverageResult[] = [];
  /** The lines of the premium, in the order in which they were charged. */
  readonly charges: ChargeLine[] = [];
  discounts: AdjustmentLine[] = NO_LINES;
  surcharges: AdjustmentLine[] = NO_LINES;
  /** The sum of the premium lines, in cents: without discounts, surcharges, fees, taxes and rounding. */
  baseCents = 0;
  /**
   * The policy's premium so far, rounded to the cent. Each charge is the change of this number, so charges add up to the
   * total.
   */
  cents = 0;

  /** Units of work that are left for this premium; one unit is about a node of a condition or a list element visited. */
  left = MOST_WORK;

  constructor(
    readonly values: Value[],
    readonly lists: readonly Value[][][],
    readonly trace: StepTrace[] | null,
  ) {}

  spendSteps(steps: number): void {
    this.spend(steps * (this.trace === null ? STEP : TRACED_STEP));
  }

  /** Uses up work; throws `rating.too-much-work` when none is left. */
  spend(units: number): void {
    this.left -= units;
    if (this.left < 0) throw ratingError('rating.too-much-work');
  }
}

/** The premium of one coverage, or of one coverage for one list element: n ÷ d at the coverage's scale. */
export interface CoverageResult {
  readonly coverage: number;
  readonly item: number;
  readonly n: ExactInteger;
  readonly d: ExactInteger;
  /** Its discounts and surcharges are `run.adjustments` from `adjustedFrom` up to, not including, `adjustedTo`. */
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

/**
 * The path of an element's value with the indexes filled in: `drivers[].incidents[].points` is
 * `drivers[0].incidents[2].points`.
 */
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

/**
 * The index of an element within its own list as the client sent it, and the index of the element that holds this list (null
 * for none).
 */
function numbersOf(list: RiskListSlot, run: Run, element: number): readonly [number, number | null] {
  const { parentAt } = list;
  if (parentAt < 0) return [element, null];
  const all = run.lists[list.index] as Value[][];
  const owner = all[element]?.[parentAt];
  return [element - all.findIndex((values) => values[parentAt] === owner), Number(owner)];
}
