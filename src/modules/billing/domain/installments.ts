import type { CalendarDate } from '../../../shared/calendar-date.js';
import { addDays } from '../../../shared/calendar-date.js';
import { Money, allocateBy } from '../../../shared/money.js';
import type { DueDate } from './due-dates.js';
import type { PlanTerms } from './payment-plan.js';

/**
 * `planned` may still change; `billed` never does; `credited` gives back what was billed too much; `void` fell away. Whether
 * a billed installment is paid or overdue follows from money and calendar.
 */
export type InstallmentState = 'planned' | 'billed' | 'credited' | 'void';

export interface Installment {
  /** Numbered in the order in which they were made, from 1 in each term. */
  readonly number: number;
  readonly billOn: CalendarDate;
  readonly dueOn: CalendarDate;
  /** Negative only for a credit. */
  readonly amount: Money;
  /** Charged when the installment is billed, unless money already covers it. */
  readonly fee: Money;
  /** Share of whatever is not billed yet. */
  readonly weight: number;
  readonly state: InstallmentState;
}

/** Installments on a plan's dates, without amounts; numbers continue after `lastNumber`. */
export function planned(
  dates: readonly DueDate[],
  plan: PlanTerms,
  lastNumber: number,
  today: CalendarDate,
): readonly Installment[] {
  return dates.map(({ dueOn, weight }, index) => {
    const number = lastNumber + index + 1;
    const fee = number === 1 ? Money.ZERO : Money.parse(plan.fee);
    const ahead = addDays(dueOn, -plan.leadDays);
    // Nothing is billed before the contract or the choice of the plan.
    const billOn = ahead > today ? ahead : today;
    return installment({ number, billOn, dueOn, weight, fee });
  });
}

/** The sum of the installments, without fees. */
export function sumOf(instalments: readonly Installment[]): Money {
  return Money.sum(instalments.filter(({ state }) => state !== 'void').map(({ amount }) => amount));
}

/**
 * Makes installments add up to what is owed. Billed and credited ones stay; the rest is spread over the planned ones by
 * weight. If the rest is negative, planned ones become zero and a credit makes up for it. If none is planned, one more
 * installment is added, with the plan's lead time.
 */
export function respread(
  instalments: readonly Installment[],
  owed: Money,
  plan: PlanTerms,
  today: CalendarDate,
): readonly Installment[] {
  const rest = owed.minus(sumOf(instalments.filter(({ state }) => state !== 'planned')));
  const open = instalments.filter(({ state }) => state === 'planned');
  const spread = rest.isNegative ? Money.ZERO : rest;
  const amounts = open.length === 0 ? [] : allocateBy(spread, weighted(open));
  const byNumber = new Map(open.map(({ number }, index) => [number, amounts[index] ?? Money.ZERO]));
  const next = instalments.map((each) => ({ ...each, amount: byNumber.get(each.number) ?? each.amount }));
  if (rest.isZero || (open.length > 0 && !rest.isNegative)) return next;
  return [...next, oneMore(rest, lastNumber(instalments) + 1, plan, today)];
}

/** Makes planned installments void. */
export function voided(
  instalments: readonly Installment[],
  which: (each: Installment) => boolean = () => true,
): readonly Installment[] {
  return instalments.map((each) =>
    each.state === 'planned' && which(each)
      ? { ...each, amount: Money.ZERO, fee: Money.ZERO, state: 'void' }
      : each,
  );
}

export function lastNumber(instalments: readonly Installment[]): number {
  return instalments.reduce((last, { number }) => Math.max(last, number), 0);
}

/** Sorted by due date, the order in which money is applied. */
export function byDueDate(instalments: readonly Installment[]): readonly Installment[] {
  return [...instalments].sort((a, b) =>
    a.dueOn === b.dueOn ? a.number - b.number : a.dueOn < b.dueOn ? -1 : 1,
  );
}

function oneMore(amount: Money, number: number, plan: PlanTerms, today: CalendarDate): Installment {
  return amount.isNegative
    ? { ...installment({ number, billOn: today, dueOn: today }), amount, state: 'credited' }
    : { ...installment({ number, billOn: today, dueOn: addDays(today, plan.leadDays) }), amount };
}

function installment(
  facts: Pick<Installment, 'number' | 'billOn' | 'dueOn'> & Partial<Pick<Installment, 'weight' | 'fee'>>,
): Installment {
  return { amount: Money.ZERO, fee: Money.ZERO, weight: 1, state: 'planned', ...facts };
}

function weighted(open: readonly Installment[]): readonly number[] {
  return open.map(({ weight }) => weight);
}
