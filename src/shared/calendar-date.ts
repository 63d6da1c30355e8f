/** A date without time or zone, `YYYY-MM-DD`, on the wire, in the database and in comparisons (text order is date order). */
export type CalendarDate = string;

/** The first and the last valid day, for given and for computed dates. */
export const FIRST_DAY: CalendarDate = '1800-01-01';
export const LAST_DAY: CalendarDate = '2299-12-31';

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

const QUARTER_HOUR_MS = 900_000;
/**
 * Since 1973, days in all time zones have begun at a quarter of an hour of UTC; Liberia was the last to change. So the date in a
 * zone is cached for each quarter of an hour.
 */
const FIRST_QUARTER = Date.UTC(1973, 0, 1) / QUARTER_HOUR_MS;
const days = new Map<string, { readonly quarter: number; readonly date: CalendarDate }>();

/** Days since 1970-01-01 in the proleptic Gregorian calendar; NaN for a text that is no date, such as 2026-02-30. */
function dayNumber(date: CalendarDate): number {
  const match = SHAPE.exec(date);
  if (!match) return NaN;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1) return NaN;
  const utc = new Date(0);
  utc.setUTCFullYear(year, month - 1, day);
  return utc.getUTCMonth() === month - 1 && utc.getUTCDate() === day ? utc.getTime() / DAY_MS : NaN;
}

function fromDayNumber(days: number): CalendarDate {
  return new Date(days * DAY_MS).toISOString().slice(0, 10);
}

export function isCalendarDate(text: string): boolean {
  return !Number.isNaN(dayNumber(text));
}

/** Whole days from `from` to `to`; negative when `to` lies before. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** The same day of a later month, or that month's last day when it has no such day: 2028-02-29 + 12 months is 2029-02-28. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const first = new Date(0);
  first.setUTCFullYear(year, month - 1 + months, 1);
  const last = new Date(0);
  last.setUTCFullYear(first.getUTCFullYear(), first.getUTCMonth() + 1, 0);
  const clamped = Math.min(day, last.getUTCDate());
  return fromDayNumber(first.getTime() / DAY_MS + clamped - 1);
}

/** Completed years from `from` to `on`: an age on a date. Someone born on February 29 turns a year older on March 1. */
export function completedYears(from: CalendarDate, on: CalendarDate): number {
  const years = Number(on.slice(0, 4)) - Number(from.slice(0, 4));
  return on.slice(5) < from.slice(5) ? years - 1 : years;
}

/** The date in a time zone at a moment; cached, because nearly every request needs today's. */
export function calendarDateIn(timeZone: string, at: Date): CalendarDate {
  const quarter = Math.floor(at.getTime() / QUARTER_HOUR_MS);
  const known = days.get(timeZone);
  if (known?.quarter === quarter) return known.date;
  const date = formatOf(timeZone).format(at);
  if (quarter >= FIRST_QUARTER) days.set(timeZone, { quarter, date });
  return date;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format;
}

const MINUTE_MS = 60_000;
/** The largest offset from UTC, in minutes. */
const FURTHEST_MINUTES = 15 * 60;

/** The first minute of a day in a time zone; not always midnight, because some clocks change at that hour. */
export function startOfDay(timeZone: string, date: CalendarDate): Date {
  const greenwich = dayNumber(date) * DAY_MS;
  let [before, within] = [-FURTHEST_MINUTES, FURTHEST_MINUTES];
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (calendarDateIn(timeZone, new Date(greenwich + middle * MINUTE_MS)) < date) before = middle;
    else within = middle;
  }
  return new Date(greenwich + within * MINUTE_MS);
}
