import type { CalendarDate } from './calendar-date.js';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `2026-03-01` as `March 1, 2026`, the form of dates on all papers. */
export function longDate(date: CalendarDate): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return `${MONTHS[month - 1]} ${day}, ${year}`;
}

/** `2026-03-31T09:00:00.000Z` as `March 31, 2026, 09:00 UTC`. */
export function longMoment(moment: string): string {
  return `${longDate(moment.slice(0, 10))}, ${moment.slice(11, 16)} UTC`;
}
