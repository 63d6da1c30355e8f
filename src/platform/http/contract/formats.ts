import type { Format } from 'ajv';
import { isCalendarDate } from '../../../shared/calendar-date.js';
import { isId } from '../../../shared/ids.js';

/** Deliberately loose: one @ with something on both sides and no spaces. Only a delivered letter proves an address. */
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
  // The bytes of a file are judged by whoever keeps them.
  binary: true,
};

/** What has an order; they are asked about wrong values too. */
export const COMPARED: Readonly<Record<string, (one: string, other: string) => number | undefined>> = {
  date: compareTexts,
  // The end of a second is not told from its beginning: bounds are whole ones.
  'date-time': (one, other) => compareTexts(one.slice(0, SECONDS), other.slice(0, SECONDS)),
  decimal: compareDecimals,
};

/** As the calendar orders days of four-digit years. */
function compareTexts(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function compareDecimals(one: string, other: string): number | undefined {
  if (!DECIMAL.test(one)) return undefined;
  const [a, b] = [scaled(one), scaled(other)];
  return a < b ? -1 : Number(a > b);
}

/** All twelve places as a whole number, which is exact. */
function scaled(decimal: string): bigint {
  const [whole = '0', places = ''] = decimal.split('.');
  return BigInt(whole + places.padEnd(PLACES, '0'));
}
