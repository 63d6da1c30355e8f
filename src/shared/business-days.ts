import type { CalendarDate } from './calendar-date.js';
import { addDays } from './calendar-date.js';
import { MONDAY, SATURDAY, SUNDAY, THURSDAY, addCountedDays, isWeekend, weekday } from './weekdays.js';

function inYear(year: number, monthAndDay: string): CalendarDate {
  return `${String(year).padStart(4, '0')}-${monthAndDay}`;
}

/** The nth weekday of its kind in a month. */
function nth(n: number, day: number, year: number, month: string): CalendarDate {
  const first = inYear(year, `${month}-01`);
  return addDays(first, ((day - weekday(first) + 7) % 7) + 7 * (n - 1));
}

/** The day on which a holiday is observed: Saturday moves to Friday, Sunday to Monday (5 U.S.C. 6103(b); Executive Order 11582). */
function observed(date: CalendarDate): CalendarDate {
  const day = weekday(date);
  if (day === SATURDAY) return addDays(date, -1);
  return day === SUNDAY ? addDays(date, 1) : date;
}

/** The federal holidays of a year (5 U.S.C. 6103(a)), on the days on which they are observed. */
export function federalHolidays(year: number): readonly CalendarDate[] {
  const lastOfMay = nth(1, MONDAY, year, '06');
  return [
    observed(inYear(year, '01-01')),
    nth(3, MONDAY, year, '01'),
    nth(3, MONDAY, year, '02'),
    addDays(lastOfMay, -7),
    observed(inYear(year, '06-19')),
    observed(inYear(year, '07-04')),
    nth(1, MONDAY, year, '09'),
    nth(2, MONDAY, year, '10'),
    observed(inYear(year, '11-11')),
    nth(4, THURSDAY, year, '11'),
    observed(inYear(year, '12-25')),
  ];
}

export function isBusinessDay(date: CalendarDate): boolean {
  if (isWeekend(date)) return false;
  const year = Number(date.slice(0, 4));
  // New Year's Day of the next year may be observed on December 31.
  return ![...federalHolidays(year), observed(inYear(year + 1, '01-01'))].includes(date);
}

/** The business day that lies `count` business days after a day. */
export function addBusinessDays(date: CalendarDate, count: number): CalendarDate {
  return addCountedDays(date, count, isBusinessDay);
}
