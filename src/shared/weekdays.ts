import type { CalendarDate } from './calendar-date.js';
import { addDays, daysBetween } from './calendar-date.js';

export const SUNDAY = 0;
export const MONDAY = 1;
export const THURSDAY = 4;
export const SATURDAY = 6;
/** A Sunday. */
const ANCHOR = '1899-12-31';

export function weekday(date: CalendarDate): number {
  return ((daysBetween(ANCHOR, date) % 7) + 7) % 7;
}

export function isWeekend(date: CalendarDate): boolean {
  const day = weekday(date);
  return day === SATURDAY || day === SUNDAY;
}

/** The day that lies `count` counted days after a day, which itself does not count. */
export function addCountedDays(
  date: CalendarDate,
  count: number,
  counts: (day: CalendarDate) => boolean,
): CalendarDate {
  let reached = date;
  for (let left = count; left > 0;) {
    reached = addDays(reached, 1);
    if (counts(reached)) left -= 1;
  }
  return reached;
}
