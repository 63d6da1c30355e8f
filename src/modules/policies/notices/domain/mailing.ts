import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { addDays, calendarDateIn } from '../../../../shared/calendar-date.js';

/** The first day on which cover may end when the notice is mailed on a day. */
export function earliestEnd(mailedOn: CalendarDate, noticeDays: number): CalendarDate {
  return addDays(mailedOn, noticeDays);
}

/** The last day on which a notice can be mailed for cover to end on a day. */
export function latestMailing(effectiveOn: CalendarDate, noticeDays: number): CalendarDate {
  return addDays(effectiveOn, -noticeDays);
}

/** The day of a mailing on the calendar of the policy. */
export function mailingDay(mailedAt: string | Date, timeZone: string): CalendarDate {
  return calendarDateIn(timeZone, new Date(mailedAt));
}
