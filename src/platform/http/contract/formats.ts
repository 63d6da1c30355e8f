import type { Format } from 'ajv';
import { isCalendarDate } from '../../../shared/calendar-date.js';
import { isId } from '../../../shared/ids.js';

/** Deliberately loose: one @ with text on both sides and no spaces. Only a delivered message proves an address. */
const EMAIL = /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/;
const MOMENT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?Z$/;
const DECIMAL = /^-?\d+(\.\d{1,12})?$/;
const PLACES = 12;
const SECONDS = '2026-03-01T09:30:00'.length;

/** The formats of the OpenAPI document, as they are checked. */
export const FORMATS: Readonly<Record<string, Format>> = {
  uuid: isId,
  email: EMAIL,
  date: isCalendarDate,
  'date-time': (text: string) => isCalendarDate(MOMENT.exec(text)?.[1] ?? ''),
  decimal: DECIMAL,
  // Files are checked by the code that stores them.
  binary: true,
};

/** Comparisons for x-minimum and x-maximum; undefined for a text that is not of the format. */
export const COMPARED: Readonly<Record<string, (one: string, other: string) => number | undefined>> = {
  date: compareTexts,
  // Compared without fractions of a second, because the bounds are whole seconds.
  'date-time': (one, other) => compareTexts(one.slice(0, SECONDS), other.slice(0, SECONDS)),
  decimal: compareDecimals,
};

/** Text order is calendar order for years of four digits. */
function compareTexts(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function compareDecimals(one: string, other: string): number | undefined {
  if (!DECIMAL.test(one)) return undefined;
  const [a, b] = [scaled(one), scaled(other)];
  return a < b ? -1 : Number(a > b);
}

/** The decimal times 10^12 as an integer, so that comparisons are exact. */
function scaled(decimal: string): bigint {
  const [whole = '0', places = ''] = decimal.split('.');
  return BigInt(whole + places.padEnd(PLACES, '0'));
}
