import type { CalendarDate } from '../../../../shared/calendar-date.js';
import type { WorksheetRenewal } from '../renewal/worksheet-renewal.js';
import { valueToText } from '../risk/risk-schema.js';
import type { AdverseFactor } from './steps/adverse-steps.js';
import { adverseSteps } from './steps/adverse-steps.js';
import type { CompiledManual } from './compile-manual.js';
import type { Rated } from './rated.js';
import type { Run } from './run.js';
import { slotPlace } from './run.js';
import { withoutPlaces } from './unrated-places.js';
import type { WorksheetStep } from './worksheet-step.js';
import { stepLine } from './worksheet-step.js';

export type { AdverseFactor } from './steps/adverse-steps.js';
export type { WorksheetStep } from './worksheet-step.js';

/** How a premium was computed, complete enough to follow it with pencil and paper. */
export interface Worksheet extends Rated {
  readonly engineVersion: string;
  readonly plan: string;
  readonly edition: string;
  readonly contentHash: string;
  /** The day that counted as today for checks of dates. */
  readonly ratedOn: CalendarDate;
  /**
   * The risk as it was given, without addresses that no premium depends on. Rated again on this edition, it gives this
   * worksheet.
   */
  readonly inputs: unknown;
  /** Facts computed from the risk. */
  readonly derived: Readonly<Record<string, string>>;
  readonly steps: readonly WorksheetStep[];
  /** At most four steps that raised the premium most, the largest first. */
  readonly adverse: readonly AdverseFactor[];
  /** The cap of a renewal; only worksheets of renewals under a plan with a cap have it. */
  readonly renewal?: WorksheetRenewal;
}

export function writeWorksheet(
  compiled: CompiledManual,
  risk: unknown,
  run: Run,
  result: Rated,
  ratedOn: CalendarDate,
): Worksheet {
  const { manual, contentHash } = compiled;
  const trace = run.trace ?? [];
  return {
    engineVersion: manual.engine,
    plan: manual.plan.code,
    edition: manual.edition.label,
    contentHash,
    ratedOn,
    inputs: withoutPlaces(risk, compiled.unratedPlaces),
    derived: derivedFacts(compiled, run),
    steps: trace.map(stepLine),
    adverse: adverseSteps(trace),
    total: result.total,
    basePremium: result.basePremium,
    charges: result.charges,
    discounts: result.discounts,
    surcharges: result.surcharges,
    payments: result.payments,
    decision: result.decision,
  };
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
