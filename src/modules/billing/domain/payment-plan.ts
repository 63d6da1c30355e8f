import type { FieldFault } from '../../../shared/errors.js';
import { Money } from '../../../shared/money.js';

/** How a premium is paid in parts. Data: a plan is added, not programmed. */
export interface PlanTerms {
  readonly code: string;
  readonly title: string;
  /** Null: as many as the term has room for. */
  readonly instalments: number | null;
  readonly everyMonths: number;
  /** Share of the first installment in percent, with at most two places; null when all are equal. */
  readonly downPaymentPercent: string | null;
  /** Day of the month on which the later installments fall due; null for the day on which the term began. */
  readonly anchorDay: number | null;
  /** Days between the bill and its due date. */
  readonly leadDays: number;
  /** For each installment after the first, in US dollars. It is a charge of its own and never part of the premium. */
  readonly fee: string;
}

/** A way of paying that the manual of the policy offers: so many installments of one amount. */
export interface FiledWay {
  readonly code: string;
  readonly title: string;
  readonly instalments: number;
  readonly amount: string;
}

/** What an account is billed by. It is kept with the account, so that a plan may end without touching anybody. */
export interface AgreedPlan extends PlanTerms {
  /** For a payment plan of a manual, the amount of each installment and the premium that the manual gives it for. */
  readonly filed: { readonly amount: string; readonly total: string } | null;
}

/** Paying at once is always possible: it needs no plan that somebody has entered. */
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

/** A manual's way as a plan: its installments are spread over the first year, or over the term when that is shorter. */
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

/** What the fields of a plan cannot say each for itself. */
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

/** Shares of so many installments, in whole numbers. */
export function weightsOf(plan: PlanTerms, count: number): readonly number[] {
  const { downPaymentPercent: percent } = plan;
  if (percent === null || count === 1) return new Array<number>(count).fill(1);
  const hundredths = Money.parse(percent).cents;
  return [hundredths * (count - 1), ...new Array<number>(count - 1).fill(10_000 - hundredths)];
}
