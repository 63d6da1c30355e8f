import type { CalendarDate } from '../../../shared/calendar-date.js';
import { addDays } from '../../../shared/calendar-date.js';
import { addCountedDays, isWeekend } from '../../../shared/weekdays.js';

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
  return addCountedDays(receivedOn, days, (day) => !isWeekend(day));
}
