import { formatScaled } from '../../../../shared/decimal.js';
import { Money } from '../../../../shared/money.js';
import type { CompiledManual } from '../engine/compile-manual.js';
import type { RatingResult } from '../engine/rate.js';
import type { AdjustmentLine, ChargeLine } from '../engine/charges.js';
import { paymentLines } from '../engine/rate.js';
import type { Worksheet, WorksheetStep } from '../engine/worksheet.js';
import type { CapBasis, RenewalCapRule } from '../manual/manual.js';
import { CAP_CODE } from './check-renewal-cap.js';
import type { CappedRenewal, CarriedChange } from './renewal-cap.js';
import { capRenewal, capShareOf } from './renewal-cap.js';
import type { CarriedAmounts, ExpiringPlan, WorksheetRenewal } from './worksheet-renewal.js';

/** The expiring plan's premium for the same characteristics, and the amounts carried from the last renewal. */
export interface RenewalCriteria {
  readonly expiring: Omit<ExpiringPlan, 'premium'> & { readonly result: Pick<RatingResult, 'charges'> };
  readonly carried: CarriedAmounts | null;
}

type Result = RatingResult & { readonly worksheet: Worksheet };

const TITLE = 'Renewal cap';

/** Applies the cap of a plan to a renewal; the difference from the uncapped premium is a charge of its own. */
export function capResult(
  compiled: CompiledManual,
  rule: RenewalCapRule,
  indicated: Result,
  { expiring, carried }: RenewalCriteria,
): Result {
  const { maxIncrease = null, maxDecrease = null, unit, by } = rule;
  const { result, ...plan } = expiring;
  const [expiringPlan, newPlan] = [premiumBy(by, result), premiumBy(by, indicated)];
  const capped = capRenewal(
    { expiringPlan, newPlan, carried: amountsOf(carried) },
    { maxIncrease, maxDecrease, unit },
  );
  const renewal: WorksheetRenewal = {
    by,
    maxIncrease,
    maxDecrease,
    unit,
    expiring: { ...plan, premium: String(expiringPlan) },
    carriedBefore: carried,
    indicated: String(newPlan),
    ...cappedRenewalTexts(capped),
  };
  return charged(compiled, indicated, capped.charged.minus(newPlan), renewal, reasonOf(rule));
}

/**
 * A change within a term that began with a capped renewal. The new premium is charged in the same proportion as the renewal
 * was, so that nothing of the cap is lost or given twice.
 */
export function capWithinTerm(
  compiled: CompiledManual,
  indicated: Result,
  carriedBefore: CarriedAmounts,
): Result {
  const { renewalCap } = compiled.manual;
  const { maxIncrease = null, maxDecrease = null, unit = '0.01', by = 'policy' } = renewalCap ?? {};
  const full = premiumBy(by, indicated);
  const share = capShareOf(full, amountsOf(carriedBefore) as CarriedChange, { unit, mode: 'half-up' });
  const renewal: WorksheetRenewal = {
    by,
    maxIncrease,
    maxDecrease,
    unit,
    expiring: null,
    carriedBefore,
    before: null,
    indicated: String(full),
    charged: String(share),
    indicatedChange: null,
    appliedChange: null,
    carried: carriedBefore,
    nextChange: null,
  };
  return charged(compiled, indicated, share.minus(full), renewal, 'In the proportion of the last renewal');
}

/** The amount that a cap compares: all charges, or without fees where the basis is the premium. */
export function premiumBy(by: CapBasis, { charges }: Pick<RatingResult, 'charges'>): Money {
  const counted = by === 'policy' ? charges : charges.filter(({ kind }) => kind !== 'fee');
  return Money.sum(counted.map(({ amount }) => Money.parse(amount)));
}

function amountsOf(carried: CarriedAmounts | null): CarriedChange | null {
  return carried && { charged: Money.parse(carried.charged), indicated: Money.parse(carried.indicated) };
}

/** The result of a cap as text, for responses and worksheets. */
export function cappedRenewalTexts({
  before,
  charged: amount,
  indicatedChange,
  appliedChange,
  carried,
  nextChange,
}: CappedRenewal) {
  return {
    before: String(before),
    charged: String(amount),
    indicatedChange: indicatedChange?.toString() ?? null,
    appliedChange: appliedChange?.toString() ?? null,
    carried: carried && { charged: String(carried.charged), indicated: String(carried.indicated) },
    nextChange: nextChange?.toString() ?? null,
  };
}

function reasonOf({ maxIncrease, maxDecrease }: RenewalCapRule): string {
  const limits = [
    ...(maxIncrease === undefined ? [] : [`+${maxIncrease}%`]),
    ...(maxDecrease === undefined ? [] : [`\u2212${maxDecrease}%`]),
  ];
  return `A renewal changes the premium by at most ${limits.join(' or ')}`;
}

function charged(
  compiled: CompiledManual,
  full: Result,
  difference: Money,
  renewal: WorksheetRenewal,
  reason: string,
): Result {
  const total = Money.parse(full.total).plus(difference);
  const lines = difference.isZero ? null : linesOf(difference, reason);
  const result = {
    total: String(total),
    basePremium: full.basePremium,
    charges: lines ? [...full.charges, lines.charge] : full.charges,
    discounts: lines && difference.isNegative ? [...full.discounts, lines.adjustment] : full.discounts,
    surcharges: lines && !difference.isNegative ? [...full.surcharges, lines.adjustment] : full.surcharges,
    payments: paymentLines(compiled, total.cents),
    decision: full.decision,
  };
  const { steps } = full.worksheet;
  const step = lines && stepOf(difference, total);
  const worksheet: Worksheet = {
    ...full.worksheet,
    ...result,
    steps: step ? [...steps, step] : steps,
    renewal,
  };
  return { ...result, worksheet };
}

function linesOf(
  difference: Money,
  reason: string,
): { readonly charge: ChargeLine; readonly adjustment: AdjustmentLine } {
  const amount = String(difference);
  const place = { coverage: 'policy', item: null } as const;
  const kind = difference.isNegative ? 'discount' : 'premium';
  const rate = String(difference.isNegative ? difference.negated() : difference);
  return {
    charge: { ...place, kind, code: CAP_CODE, title: TITLE, amount },
    adjustment: { code: CAP_CODE, name: TITLE, reason, ...place, type: 'fixed', rate, amount },
  };
}

function stepOf(difference: Money, total: Money): WorksheetStep {
  return {
    coverage: 'policy',
    step: CAP_CODE,
    title: TITLE,
    kind: CAP_CODE,
    operand: formatScaled(difference.cents, 2),
    value: String(total),
  };
}
