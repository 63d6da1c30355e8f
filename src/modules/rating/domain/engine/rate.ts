import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { formatScaled } from '../../../../shared/decimal.js';
import { Money } from '../../../../shared/money.js';
import type { BlockingPoint } from '../manual/manual.js';
import type { CompiledManual } from './compile-manual.js';
import type { BookedCharge, ChargeKind } from './run.js';
import { Run, itemPointer } from './run.js';
import type { Worksheet } from './worksheet.js';
import { writeWorksheet } from './worksheet.js';

/** What a risk costs and whether it is wanted. Amounts are decimal texts; charges add up to the total exactly. */
export interface RatingResult {
  readonly total: string;
  /** The coverages' premium before discounts, surcharges, fees, taxes and rounding. */
  readonly basePremium: string;
  readonly charges: readonly ChargeLine[];
  readonly discounts: readonly AdjustmentLine[];
  readonly surcharges: readonly AdjustmentLine[];
  readonly payments: readonly PaymentLine[];
  readonly decision: UnderwritingDecision;
  /** Null unless it was asked for. */
  readonly worksheet: Worksheet | null;
}

export interface ChargeLine {
  /** `policy` for what is charged for the policy as a whole. */
  readonly coverage: string;
  /** JSON pointer of the list element that the charge is for; null for the policy's. */
  readonly item: string | null;
  readonly kind: ChargeKind;
  readonly code: string;
  readonly title: string;
  readonly amount: string;
}

export interface AdjustmentLine {
  readonly code: string;
  readonly name: string;
  readonly reason: string;
  readonly coverage: string;
  readonly item: string | null;
  readonly type: 'percentage' | 'fixed';
  /** Percent or dollars. */
  readonly rate: string;
  readonly amount: string;
}

export interface PaymentLine {
  readonly code: string;
  readonly title: string;
  readonly instalments: number;
  /** Of each instalment. */
  readonly amount: string;
}

export const OUTCOMES = ['accept', 'refer', 'decline'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface UnderwritingDecision {
  readonly outcome: Outcome;
  readonly reasons: readonly UnderwritingReason[];
}

export interface UnderwritingReason {
  readonly code: string;
  readonly outcome: Outcome;
  readonly title: string;
  /** Of a referral: until when it has to be settled, and by whose authority. */
  readonly blocks: BlockingPoint | null;
  readonly authority: string | null;
}

export interface RateOptions {
  /** For dates that must not lie in the future: the only thing about a rating that is not in the risk. */
  readonly today: CalendarDate;
  readonly worksheet?: boolean;
}

/**
 * Rates one risk. Pure: the same manual, risk and day give the same result, for ever. Throws `rating.invalid-risk`,
 * `rating.no-table-row` or `rating.premium-out-of-range`, and nothing else for any risk that is JSON.
 */
export function rate(compiled: CompiledManual, risk: unknown, options: RateOptions): RatingResult {
  const read = compiled.reader.read(risk, options.today);
  const run = new Run(read.values, read.lists, options.worksheet ? [] : null);
  for (const derive of compiled.derived) derive(run);
  if (compiled.assign) compiled.assign(run);
  for (const coverage of compiled.coverages) coverage.rate(run);
  compiled.ratePolicy(run);
  const result = {
    total: formatScaled(run.cents, 2),
    basePremium: formatScaled(basePremium(run.charges), 2),
    charges: chargeLines(run.charges),
    discounts: adjustmentLines(run.charges, 'discount'),
    surcharges: adjustmentLines(run.charges, 'surcharge'),
    payments: paymentLines(compiled, run.cents),
    decision: decide(compiled, run),
    worksheet: null as Worksheet | null,
  };
  if (options.worksheet) result.worksheet = writeWorksheet(compiled, risk, run, result, options.today);
  return result;
}

function basePremium(charges: readonly BookedCharge[]): number {
  let sum = 0;
  for (const charge of charges)
    if (charge.heading.kind === 'premium' && charge.adjustment === null) sum += charge.cents;
  return sum;
}

function chargeLines(charges: readonly BookedCharge[]): readonly ChargeLine[] {
  const lines: ChargeLine[] = [];
  for (let index = 0; index < charges.length; index += 1) {
    const { heading, item, cents } = charges[index] as BookedCharge;
    const { coverage, itemsAt, kind, code, title } = heading;
    lines.push({
      coverage,
      item: itemPointer(itemsAt, item),
      kind,
      code,
      title,
      amount: formatScaled(cents, 2),
    });
  }
  return lines;
}

const NONE: readonly never[] = [];

function adjustmentLines(
  charges: readonly BookedCharge[],
  kind: 'discount' | 'surcharge',
): readonly AdjustmentLine[] {
  let lines: AdjustmentLine[] | null = null;
  for (const { adjustment, heading, item, cents } of charges) {
    if (adjustment?.kind !== kind) continue;
    const { code, name, reason, type } = adjustment.rule;
    const { coverage, itemsAt } = heading;
    const line = {
      code,
      name,
      reason,
      coverage,
      item: itemPointer(itemsAt, item),
      type,
      rate: adjustment.rate,
      amount: formatScaled(cents, 2),
    };
    (lines ??= []).push(line);
  }
  return lines ?? NONE;
}

/** What each way of paying asks for. */
export function paymentLines({ payments }: CompiledManual, cents: number): readonly PaymentLine[] {
  if (payments.length === 0) return NONE;
  return payments.map(({ mode, factor }) => {
    const amount = Money.ofCents(cents).times(factor).round(mode.rounding).toString();
    return { code: mode.code, title: mode.title, instalments: mode.instalments, amount };
  });
}

const WEIGHT: Readonly<Record<Outcome, number>> = { accept: 0, refer: 1, decline: 2 };

/** The severest outcome of all rules that hold, with every reason. */
function decide(compiled: CompiledManual, run: Run): UnderwritingDecision {
  let outcome: Outcome = 'accept';
  let reasons: UnderwritingReason[] | null = null;
  for (const { rule, when } of compiled.underwriting) {
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
