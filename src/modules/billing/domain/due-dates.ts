import type { CalendarDate } from '../../../shared/calendar-date.js';
import { addDays, addMonths, daysBetween } from '../../../shared/calendar-date.js';
import type { PlanTerms } from './payment-plan.js';
import { weightsOf } from './payment-plan.js';

export interface AccountTerm {
  readonly effective: CalendarDate;
  /** The first day without cover. */
  readonly expiration: CalendarDate;
}

export interface DueDate {
  readonly dueOn: CalendarDate;
  readonly weight: number;
}

/**
 * Due dates of a plan within a term, or within its last months from month `begun` on. The first is the first day; the others
 * are counted in months from the first day of the term, so that a day missing in one month comes back in the next: January
 * 31, February 28, March 31. Installments that would be due after the term are not made; the others take their share.
 */
export function dueDates(plan: PlanTerms, term: AccountTerm, begun = 0): readonly DueDate[] {
  const dates = [addMonths(term.effective, begun)];
  for (let n = 1; n < (plan.instalments ?? Infinity); n++) {
    const dueOn = dueAfter(plan, term.effective, begun + n * plan.everyMonths);
    if (dueOn >= term.expiration) break;
    dates.push(dueOn);
  }
  const weights = weightsOf(plan, dates.length);
  return dates.map((dueOn, index) => ({ dueOn, weight: weights[index] ?? 0 }));
}

function dueAfter({ anchorDay }: PlanTerms, effective: CalendarDate, months: number): CalendarDate {
  if (anchorDay === null) return addMonths(effective, months);
  const first = addMonths(`${effective.slice(0, 8)}01`, months);
  const length = daysBetween(first, addMonths(first, 1));
  return addDays(first, Math.min(anchorDay, length) - 1);
}

/** Dates up to this day become one due date on this day, because nothing can be due in the past. */
export function notBefore(dates: readonly DueDate[], day: CalendarDate): readonly DueDate[] {
  const past = dates.filter(({ dueOn }) => dueOn <= day);
  if (past.length === 0) return dates;
  const weight = past.reduce((sum, each) => sum + each.weight, 0);
  return [{ dueOn: day, weight }, ...dates.slice(past.length)];
}

/** Months of a term before its last year, with which a plan begins again; 0 in a term of up to twelve months. */
export function monthsBeforeLastYear(term: AccountTerm): number {
  const lastMonth = monthsOf({ ...term, expiration: addDays(term.expiration, -1) });
  return lastMonth - (lastMonth % 12);
}

/** Whole months of a term; from February 29 to February 28 there are twelve. */
export function monthsOf({ effective, expiration }: AccountTerm): number {
  const [from, to] = [effective, expiration].map(monthNumber) as [number, number];
  return addMonths(effective, to - from) <= expiration ? to - from : to - from - 1;
}

function monthNumber(date: CalendarDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}
