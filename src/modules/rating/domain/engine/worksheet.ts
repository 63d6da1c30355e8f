import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { formatScaled } from '../../../../shared/decimal.js';
import type { ExactInteger } from '../../../../shared/exact-integer.js';
import { floorDivide, multiply, powerOfTen, subtract } from '../../../../shared/exact-integer.js';
import { divideRounded } from '../../../../shared/rounding.js';
import type { WorksheetRenewal } from '../renewal/worksheet-renewal.js';
import { valueToText } from '../risk/risk-schema.js';
import type { CompiledManual } from './compile-manual.js';
import type { RatingResult } from './rate.js';
import type { Run } from './run.js';
import { itemPointer, slotPlace } from './run.js';
import type { StepTrace } from './trace.js';

/** Raised when the same manual and risk would give another worksheet; a stored one names the version that wrote it. */
export const ENGINE_VERSION = '1';

/** How a premium came about, complete enough to be followed with pencil and paper. */
export interface Worksheet extends Omit<RatingResult, 'worksheet'> {
  readonly engineVersion: string;
  readonly plan: string;
  readonly edition: string;
  readonly contentHash: string;
  /** The day on which dates were judged to lie in the past. */
  readonly ratedOn: CalendarDate;
  /** The risk as it was given: rating it again on this edition gives this worksheet again. */
  readonly inputs: unknown;
  /** Facts computed from the risk. */
  readonly derived: Readonly<Record<string, string>>;
  readonly steps: readonly WorksheetStep[];
  /** What raised the premium most, at most four, the largest first. */
  readonly adverse: readonly AdverseFactor[];
  /** Of a renewal that its plan caps; a worksheet of anything else has none. */
  readonly renewal?: WorksheetRenewal;
}

export interface WorksheetStep {
  readonly coverage: string;
  readonly item?: string;
  readonly step: string;
  readonly title: string;
  readonly kind: string;
  readonly operand?: string;
  readonly row?: { readonly table: string; readonly number: number; readonly keys: readonly unknown[] };
  /** The list element whose number stands for the list. */
  readonly element?: number;
  readonly rules?: readonly {
    readonly code: string;
    readonly reason: string;
    readonly rate: string;
    readonly amount: string;
  }[];
  /** Before the step's rounding, where rounding changed it. */
  readonly exact?: string;
  readonly value: string;
}

export interface AdverseFactor {
  readonly title: string;
  readonly detail: string;
  readonly amount: string;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const MOST_ADVERSE = 4;

export function writeWorksheet(
  compiled: CompiledManual,
  risk: unknown,
  run: Run,
  result: Omit<RatingResult, 'worksheet'>,
  ratedOn: CalendarDate,
): Worksheet {
  const { manual, contentHash } = compiled;
  const trace = run.trace ?? [];
  return {
    engineVersion: ENGINE_VERSION,
    plan: manual.plan.code,
    edition: manual.edition.label,
    contentHash,
    ratedOn,
    inputs: risk,
    derived: derivedFacts(compiled, run),
    steps: trace.map(stepLine),
    adverse: adverseFactors(trace),
    total: result.total,
    basePremium: result.basePremium,
    charges: result.charges,
    discounts: result.discounts,
    surcharges: result.surcharges,
    payments: result.payments,
    decision: result.decision,
  };
}

function stepLine(entry: StepTrace): WorksheetStep {
  const { heading, item } = entry;
  const value = valueText(entry.n, entry.d, heading.scale);
  const line: Writable<WorksheetStep> = {
    coverage: heading.coverage,
    step: heading.code,
    title: heading.title,
    kind: heading.kind,
    value,
  };
  if (item >= 0) line.item = itemPointer(heading.itemsAt, item) ?? '';
  const { operand } = heading;
  if (operand) {
    line.operand = operand.valueAt(entry.opRow) ?? valueText(entry.opN, entry.opD, operand.scale);
    const hit = operand.rowAt(entry.opRow);
    if (hit && operand.table) line.row = { table: operand.table, number: hit.number, keys: hit.keys };
    if (entry.opElement >= 0) line.element = entry.opElement;
  }
  if (entry.adjustments) {
    line.rules = entry.adjustments.map(({ rule, rate, cents }) => {
      return { code: rule.code, reason: rule.reason, rate, amount: formatScaled(cents, 2) };
    });
  }
  // Unrounded steps hand their value on: what is before and after is then the same number.
  if (!isSame(entry)) line.exact = valueText(entry.exactN, entry.exactD, heading.exactScale);
  return line;
}

function isSame({ n, d, exactN, exactD, heading }: StepTrace): boolean {
  if (n === exactN && d === exactD && heading.scale === heading.exactScale) return true;
  const [up, exactUp] = [powerOfTen(heading.exactScale), powerOfTen(heading.scale)];
  return multiply(multiply(n, exactD), up) === multiply(multiply(exactN, d), exactUp);
}

const MORE_PLACES = 10;

/** A fraction that does not end is shown to ten more places, followed by "…". */
function valueText(n: ExactInteger, d: ExactInteger, scale: number): string {
  if (d === 1) return formatScaled(n, scale);
  const whole = floorDivide(n, d);
  let rest = subtract(n, multiply(whole, d));
  let digits = '';
  while (rest !== 0 && digits.length < MORE_PLACES) {
    rest = multiply(rest, 10);
    const digit = floorDivide(rest, d);
    rest = subtract(rest, multiply(digit, d));
    digits += String(digit);
  }
  const text = formatScaled(whole, scale);
  const shown = digits === '' ? text : scale === 0 ? `${text}.${digits}` : text + digits;
  return rest === 0 ? shown : `${shown}…`;
}

function derivedFacts(compiled: CompiledManual, run: Run): Readonly<Record<string, string>> {
  const facts: Record<string, string> = {};
  for (const { path } of compiled.manual.derived) {
    const slot = compiled.schema.slots.get(path);
    if (!slot) continue;
    const { list, index } = slot;
    if (list)
      run.lists[list.index]?.forEach(
        (element, at) => (facts[slotPlace(path, list, run, at)] = valueToText(element[index] ?? null, slot)),
      );
    else facts[path] = valueToText(run.values[index] ?? null, slot);
  }
  return facts;
}

/** The factors above one and the surcharges, by what they added to the premium they were applied to. */
function adverseFactors(trace: readonly StepTrace[]): readonly AdverseFactor[] {
  const found: { readonly title: string; readonly detail: string; readonly cents: number }[] = [];
  let before = 0;
  for (const entry of trace) {
    const { heading, adjustments } = entry;
    const after = centsFor(entry.n, entry.d, heading.scale);
    if (heading.kind === 'base') before = 0;
    if (heading.kind === 'factor' && after > before && heading.operand) {
      const hit = heading.operand.rowAt(entry.opRow);
      const detail = hit
        ? hit.keys.map(keyText).join(', ')
        : (heading.operand.valueAt(-1) ?? valueText(entry.opN, entry.opD, heading.operand.scale));
      found.push({ title: heading.title, detail, cents: after - before });
    }
    for (const { kind, rule, cents } of adjustments ?? []) {
      if (kind === 'surcharge' && cents > 0) found.push({ title: rule.name, detail: rule.reason, cents });
    }
    before = after;
  }
  found.sort((a, b) => b.cents - a.cents);
  return found
    .slice(0, MOST_ADVERSE)
    .map(({ title, detail, cents }) => ({ title, detail, amount: formatScaled(cents, 2) }));
}

function keyText(key: unknown): string {
  if (key === null) return 'any';
  return Array.isArray(key) ? `${key[0] ?? ''}–${key[1] ?? ''}` : String(key);
}

function centsFor(n: ExactInteger, d: ExactInteger, scale: number): number {
  const [up, down] = scale >= 2 ? [1, powerOfTen(scale - 2)] : [powerOfTen(2 - scale), 1];
  return Number(divideRounded(multiply(n, up), multiply(d, down), 'half-up'));
}
