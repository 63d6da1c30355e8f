import type { CalendarDate } from '../../../shared/calendar-date.js';
import { addDays } from '../../../shared/calendar-date.js';
import { addCountedDays, isWeekend } from '../../../shared/weekdays.js';

/** The time that a law allows for an answer. */
export interface AnswerTime {
  readonly days: number;
  readonly businessDays: boolean;
}

/**
 * The last day for an answer. Holidays count as business days, because they differ by state and company; this only makes the
 * day earlier.
 */
export function answerDueOn(receivedOn: CalendarDate, { days, businessDays }: AnswerTime): CalendarDate {
  if (!businessDays) return addDays(receivedOn, days);
  return addCountedDays(receivedOn, days, (day) => !isWeekend(day));
}
