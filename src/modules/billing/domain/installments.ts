import type { CalendarDate } from '../../../shared/calendar-date.js';
import { addDays } from '../../../shared/calendar-date.js';
import { Money, allocateBy } from '../../../shared/money.js';
import type { DueDate } from './due-dates.js';
import type { PlanTerms } from './payment-plan.js';

/**
 * `planned` may still change; `billed` never does; `credited` gives back what was billed too much; `void` fell away.
 * Whether a billed one is paid or overdue follows from the money and the calendar.
 */
export type InstallmentState = 'planned' | 'billed' | 'credited' | 'void';

export interface Installment {
  /** In the order in which they were made; 1 is the first of the term. */
  readonly number: number;
  readonly billOn: CalendarDate;
  readonly dueOn: CalendarDate;
  /** Below zero only for a credit. */
  readonly amount: Money;
  /** Charged when it is billed, unless money that is there already covers it. */
  readonly fee: Money;
  /** Share in whatever is not billed yet. */
  readonly weight: number;
  readonly state: InstallmentState;
}

/** The installments of a plan on its dates, without amounts; numbers go on after the last one used. */
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
    // Nothing was billed before there was a contract, or before the plan was chosen.
    const billOn = ahead > today ? ahead : today;
    return installment({ number, billOn, dueOn, weight, fee });
  });
}

/** What the installments ask for, fees apart. */
export function sumOf(instalments: readonly Installment[]): Money {
  return Money.sum(instalments.filter(({ state }) => state !== 'void').map(({ amount }) => amount));
}

/**
 * Lets the installments add up to what is owed. What is billed or credited stays; the rest is spread over the planned ones
 * by their shares. Where that rest is below zero they fall to nothing and a credit makes up for it; where nothing is
 * planned any more, one more installment asks for it, with the plan's time to pay.
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

/** Lets planned installments fall away. */
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

/** In the order in which money reaches them. */
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
