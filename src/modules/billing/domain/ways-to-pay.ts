import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Money } from '../../../shared/money.js';
import { openAccount } from './account.js';
import type { AccountTerm } from './due-dates.js';
import { monthsOf } from './due-dates.js';
import type { AgreedPlan, FiledWay, PlanTerms } from './payment-plan.js';
import { PAID_IN_FULL, agreed, agreedWay } from './payment-plan.js';

/** A way to pay a term, as a proposal shows it. It has no dates, which are known only with a contract. */
export interface WayToPay {
  readonly title: string;
  readonly instalments: number;
  /** The first installment, and the largest later one, as these may differ by a cent. Both are without fees. */
  readonly first: string;
  readonly later: string;
  /** The fee of each later installment. */
  readonly fee: string;
  /** The sum of all installments and fees. */
  readonly total: string;
}

/**
 * Paying in full, the manual's payment modes and the company's plans, each as an account would be opened with it. If two
 * have the same code, only the manual's is offered.
 */
export function waysToPay(
  plans: readonly PlanTerms[],
  offered: readonly FiledWay[],
  total: Money,
  term: AccountTerm,
  today: CalendarDate,
): readonly WayToPay[] {
  const filed = offered.map((way) => agreedWay(way, total, monthsOf(term)));
  const own = plans.filter(({ code }) => !filed.some((way) => way.code === code));
  const ways = [...filed, ...own.map(agreed)].map((plan) => wayOf(plan, total, term, today));
  return [wayOf(PAID_IN_FULL, total, term, today), ...ways.filter(({ instalments }) => instalments > 1)];
}

function wayOf(plan: AgreedPlan, total: Money, term: AccountTerm, today: CalendarDate): WayToPay {
  const { account } = openAccount(plan, term, total, today);
  const [first, ...later] = account.instalments.filter(({ amount }) => !amount.isZero);
  const largest = later.reduce((most, { amount }) => (amount.compare(most) > 0 ? amount : most), Money.ZERO);
  return {
    title: plan.title,
    instalments: 1 + later.length,
    first: (first?.amount ?? Money.ZERO).toString(),
    later: largest.toString(),
    fee: (later[0]?.fee ?? Money.ZERO).toString(),
    total: Money.sum([first, ...later].flatMap((each) => (each ? [each.amount, each.fee] : []))).toString(),
  };
}
