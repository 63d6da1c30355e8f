import type { CalendarDate } from '../../../shared/calendar-date.js';
import { addDays } from '../../../shared/calendar-date.js';

/** How long a law gives for an answer. */
export interface AnswerTime {
  readonly days: number;
  readonly businessDays: boolean;
}

/**
 * The last day for an answer. Holidays count as business days here: they differ by state and by company, and an answer that
 * is early is never late.
 */
export function answerDueOn(receivedOn: CalendarDate, { days, businessDays }: AnswerTime): CalendarDate {
  if (!businessDays) return addDays(receivedOn, days);
  let day = receivedOn;
  for (let left = days; left > 0;) {
    day = addDays(day, 1);
    if (!isWeekend(day)) left -= 1;
  }
  return day;
}

const SATURDAY = 6;

function isWeekend(day: CalendarDate): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === SATURDAY;
}
