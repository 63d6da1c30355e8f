import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { startOfDay } from '../../../../shared/calendar-date.js';

const MINUTE_MS = 60_000;

/**
 * The day of the policy in which a moment falls. It begins at 12:01 a.m. standard time where the policy is, as the
 * policy says, and so at 1:01 by the clock in summer. A loss at midnight belongs to the day before.
 */
export function dayOfCover(timeZone: string, at: Date): CalendarDate {
  // No state has daylight saving time in January.
  const newYear = Date.UTC(at.getUTCFullYear(), 0, 1);
  const january = new Date(newYear).toISOString().slice(0, 10);
  const behind = startOfDay(timeZone, january).getTime() - newYear;
  return new Date(at.getTime() - behind - MINUTE_MS).toISOString().slice(0, 10);
}
