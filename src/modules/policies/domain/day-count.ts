import type { CalendarDate } from '../../../shared/calendar-date.js';
import { daysBetween } from '../../../shared/calendar-date.js';

/** `actual` counts every day; `no-leap-day` passes over each February 29, so that a year always has 365 days. */
export const DAY_COUNTS = ['actual', 'no-leap-day'] as const;
export type DayCount = (typeof DAY_COUNTS)[number];

/** Days from `from` (counted) to `to` (not counted), as the convention counts them. */
export function daysIn(from: CalendarDate, to: CalendarDate, convention: DayCount): number {
  const days = daysBetween(from, to);
  return convention === 'actual' ? days : days - leapDaysIn(from, to);
}

function leapDaysIn(from: CalendarDate, to: CalendarDate): number {
  let leapDays = 0;
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    const leapDay = `${String(year).padStart(4, '0')}-02-29`;
    if (isLeap(year) && from <= leapDay && leapDay < to) leapDays += 1;
  }
  return leapDays;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
