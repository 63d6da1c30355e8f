import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { formatCents } from '../../../../shared/decimal.js';
import { Money } from '../../../../shared/money.js';
import type { CompiledManual, CompiledUnderwriting } from './compile-manual.js';
import type { CompiledCoverage } from './coverage.js';
import type { Derive } from './derived.js';
import { Run } from './run.js';
import type { Worksheet } from './worksheet.js';
import { writeWorksheet } from './worksheet.js';
import type { Outcome, PaymentLine, Rated, UnderwritingDecision, UnderwritingReason } from './rated.js';

export interface RatingResult extends Rated {
  /** Null unless `RateOptions.worksheet` is set. */
  readonly worksheet: Worksheet | null;
}

export interface RateOptions {
  /** The day by which dates lie in the future: all else that a rating depends on is in the manual and the risk. */
  readonly today: CalendarDate;
  readonly worksheet?: boolean;
  /** Work that several ratings share: each may use as much as a single one, and no more than is left. */
  readonly meter?: Meter;
}

export interface Meter {
  left: number;
}

/**
 * Rates one risk. Pure: the same manual, risk and day always give the same result. For any JSON it throws nothing but
 * `rating.invalid-risk`, `rating.no-table-row`, `rating.premium-out-of-range` or `rating.too-much-work`.
 */
export function rate(compiled: CompiledManual, risk: unknown, options: RateOptions): RatingResult {
  const read = compiled.reader.read(risk, options.today);
  const run = new Run(read.values, read.lists, options.worksheet ? [] : null);
  const { meter } = options;
  if (!meter) return ratedBy(compiled, risk, run, options);
  const most = (run.left = Math.min(run.left, meter.left));
  try {
    return ratedBy(compiled, risk, run, options);
  } finally {
    meter.left -= most - Math.max(0, run.left);
  }
}

function ratedBy(compiled: CompiledManual, risk: unknown, run: Run, options: RateOptions): RatingResult {
  const { derived, coverages } = compiled;
  // Code that every premium runs loops by index, here and elsewhere: for…of would create an iterator object each time.
  for (let index = 0; index < derived.length; index += 1) (derived[index] as Derive)(run);
  if (compiled.assign) compiled.assign(run);
  for (let index = 0; index < coverages.length; index += 1) (coverages[index] as CompiledCoverage).rate(run);
  compiled.ratePolicy(run);
  const result = {
    total: formatCents(run.cents),
    basePremium: formatCents(run.baseCents),
    charges: run.charges,
    discounts: run.discounts,
    surcharges: run.surcharges,
    payments: paymentLines(compiled, run.cents),
    decision: decide(compiled, run),
    worksheet: null as Worksheet | null,
  };
  if (options.worksheet) result.worksheet = writeWorksheet(compiled, risk, run, result, options.today);
  return result;
}

const NONE: readonly never[] = [];

/** The installment amount of each payment mode: total × factor, rounded as the mode says. */
export function paymentLines({ payments }: CompiledManual, cents: number): readonly PaymentLine[] {
  if (payments.length === 0) return NONE;
  return payments.map(({ mode, factor }) => {
    const amount = Money.ofCents(cents).times(factor).round(mode.rounding).toString();
    return { code: mode.code, title: mode.title, instalments: mode.instalments, amount };
  });
}

const WEIGHT: Readonly<Record<Outcome, number>> = { accept: 0, refer: 1, decline: 2 };

/** The most severe outcome of the rules that hold, with the reasons of all of them. */
function decide({ underwriting }: CompiledManual, run: Run): UnderwritingDecision {
  let outcome: Outcome = 'accept';
  let reasons: UnderwritingReason[] | null = null;
  for (let index = 0; index < underwriting.length; index += 1) {
    const { rule, when } = underwriting[index] as CompiledUnderwriting;
    if (!when(run)) continue;
    if (WEIGHT[rule.outcome] > WEIGHT[outcome]) outcome = rule.outcome;
    const referral = rule.outcome === 'refer' ? rule : null;
    (reasons ??= []).push({
      code: rule.code,
      outcome: rule.outcome,
      title: rule.title,
      blocks: referral?.blocks ?? null,
      authority: referral?.authority ?? null,
    });
  }
  return { outcome, reasons: reasons ?? NONE };
}
