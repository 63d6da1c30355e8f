import type { FieldFault } from '../../../shared/errors.js';
import { Money } from '../../../shared/money.js';

/** How a premium is split into installments. Plans are data, not code. */
export interface PlanTerms {
  readonly code: string;
  readonly title: string;
  /** null for as many as fit into the term. */
  readonly instalments: number | null;
  readonly everyMonths: number;
  /** Percent of the first installment, with at most two decimals; null when all are equal. */
  readonly downPaymentPercent: string | null;
  /** Day of the month on which later installments are due; null for the day on which the term began. */
  readonly anchorDay: number | null;
  /** Days from bill to due date. */
  readonly leadDays: number;
  /** For each installment after the first, in US dollars. A separate charge, never part of the premium. */
  readonly fee: string;
}

/** A payment mode of the policy's manual: a number of installments of one amount. */
export interface FiledWay {
  readonly code: string;
  readonly title: string;
  readonly instalments: number;
  readonly amount: string;
}

/** The plan of an account. The account keeps a copy, so that ending a plan affects nobody. */
export interface AgreedPlan extends PlanTerms {
  /** For a payment mode of a manual: the amount of each installment and the premium for which the manual states it. */
  readonly filed: { readonly amount: string; readonly total: string } | null;
}

/** Paying in full is always possible and needs no plan in the database. */
export const PAID_IN_FULL: AgreedPlan = {
  code: 'full',
  title: 'Paid in full',
  instalments: 1,
  everyMonths: 12,
  downPaymentPercent: null,
  anchorDay: null,
  leadDays: 20,
  fee: '0.00',
  filed: null,
};

const FILED_LEAD_DAYS = 20;
const MONTHS_OF_A_YEAR = 12;
const PERCENT = /^(0|[1-9]\d?)(\.\d{1,2})?$/;

export function agreed(plan: PlanTerms): AgreedPlan {
  return { ...plan, filed: null };
}

/** A manual's payment mode as a plan: installments are spread over the first year, or over a shorter term. */
export function agreedWay(way: FiledWay, total: Money, termMonths: number): AgreedPlan {
  const spread = Math.min(MONTHS_OF_A_YEAR, termMonths);
  return {
    code: way.code,
    title: way.title,
    instalments: way.instalments,
    everyMonths: Math.max(1, Math.floor(spread / way.instalments)),
    downPaymentPercent: null,
    anchorDay: null,
    leadDays: FILED_LEAD_DAYS,
    fee: '0.00',
    filed: { amount: way.amount, total: total.toString() },
  };
}

/** Faults that arise from several fields of a plan together, or from a percentage out of range. */
export function paymentPlanFaults(plan: PlanTerms): readonly FieldFault[] {
  const faults: FieldFault[] = [];
  const { downPaymentPercent: percent, instalments } = plan;
  if (percent !== null && (!PERCENT.test(percent) || Number(percent) === 0)) {
    faults.push({
      pointer: '/downPaymentPercent',
      detail: 'must be a percentage above 0 and below 100 with at most two places, such as "16.67"',
    });
  }
  if (percent !== null && instalments === 1)
    faults.push({ pointer: '/downPaymentPercent', detail: 'needs more than one installment' });
  if (instalments === 1 && plan.anchorDay !== null)
    faults.push({ pointer: '/anchorDay', detail: 'needs more than one installment' });
  return faults;
}

/** Weights of `count` installments as whole numbers. */
export function weightsOf(plan: PlanTerms, count: number): readonly number[] {
  const { downPaymentPercent: percent } = plan;
  if (percent === null || count === 1) return new Array<number>(count).fill(1);
  const hundredths = Money.parse(percent).cents;
  return [hundredths * (count - 1), ...new Array<number>(count - 1).fill(10_000 - hundredths)];
}
