import type { CalendarDate } from '../../../../shared/calendar-date.js';

/** The first day of its month. */
export function monthOf(day: CalendarDate): CalendarDate {
  return `${day.slice(0, 7)}-01`;
}

/** The first day of its quarter. */
export function quarterOf(day: CalendarDate): CalendarDate {
  const first = 3 * Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1;
  return `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
}
