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
 * When the installments of a plan fall due within a term, or within its last months from `begun` months on: the first on the
 * first day, the others a number of months later each, always counted from the first day of the term. So a day that a month
 * lacks is that month's last day, and the next month has it again: January 31, February 28, March 31; and years after a
 * February 29 May has its 29th. What would fall due after the term is not made; the others carry its share.
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

/** What fell due before a day is due on that day, together: nobody owes for the past. */
export function notBefore(dates: readonly DueDate[], day: CalendarDate): readonly DueDate[] {
  const past = dates.filter(({ dueOn }) => dueOn <= day);
  if (past.length === 0) return dates;
  const weight = past.reduce((sum, each) => sum + each.weight, 0);
  return [{ dueOn: day, weight }, ...dates.slice(past.length)];
}

/** After how many months of a term its last year begins, with which a plan begins again; 0 in a term of up to twelve months. */
export function monthsBeforeLastYear(term: AccountTerm): number {
  const lastMonth = monthsOf({ ...term, expiration: addDays(term.expiration, -1) });
  return lastMonth - (lastMonth % 12);
}

/** Whole months of a term: of one from February 29 to February 28 there are twelve. */
export function monthsOf({ effective, expiration }: AccountTerm): number {
  const [from, to] = [effective, expiration].map(monthNumber) as [number, number];
  return addMonths(effective, to - from) <= expiration ? to - from : to - from - 1;
}

function monthNumber(date: CalendarDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}
