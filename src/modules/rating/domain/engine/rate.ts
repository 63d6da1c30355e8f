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
  const lines = premiumLines(run.charges);
  const result = {
    total: formatScaled(run.cents, 2),
    basePremium: formatScaled(lines.basePremium, 2),
    charges: lines.charges,
    discounts: lines.discounts,
    surcharges: lines.surcharges,
    payments: paymentLines(compiled, run.cents),
    decision: decide(compiled, run),
    worksheet: null as Worksheet | null,
  };
  if (options.worksheet) result.worksheet = writeWorksheet(compiled, risk, run, result, options.today);
  return result;
}

const NONE: readonly never[] = [];

interface PremiumLines extends Pick<RatingResult, 'charges' | 'discounts' | 'surcharges'> {
  readonly basePremium: number;
}

/** All lines in one pass, because turning cents into text costs more than the rest: a discount and its charge share it. */
function premiumLines(booked: readonly BookedCharge[]): PremiumLines {
  const charges: ChargeLine[] = [];
  let basePremium = 0;
  let discounts: AdjustmentLine[] | null = null;
  let surcharges: AdjustmentLine[] | null = null;
  for (const { heading, item: element, cents, adjustment } of booked) {
    const { coverage, itemsAt, kind, code, title } = heading;
    const item = itemPointer(itemsAt, element);
    const amount = formatScaled(cents, 2);
    charges.push({ coverage, item, kind, code, title, amount });
    if (adjustment === null) {
      if (kind === 'premium') basePremium += cents;
      continue;
    }
    const { name, reason, type } = adjustment.rule;
    const { rate } = adjustment;
    const line = { code: adjustment.rule.code, name, reason, coverage, item, type, rate, amount };
    if (adjustment.kind === 'discount') (discounts ??= []).push(line);
    else (surcharges ??= []).push(line);
  }
  return { basePremium, charges, discounts: discounts ?? NONE, surcharges: surcharges ?? NONE };
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
