import { FIRST_DAY, LAST_DAY, addDays } from '../../../shared/calendar-date.js';
import type { FieldOptions } from './field.js';
import { field } from './field.js';

/** Dates for examples. The running server replaces them in its document by today, a year later, and the beginning of today. */
export const EXAMPLE_DATE = '2026-03-01';
export const EXAMPLE_END = '2027-03-01';
export const EXAMPLE_MOMENT = '2026-03-01T09:30:00Z';
export const EXAMPLE_LATER = '2026-04-01T09:30:00Z';

/** A calendar date, `YYYY-MM-DD`, that exists. */
export function DateOnly(options: FieldOptions = {}): PropertyDecorator {
  const schema = {
    type: 'string',
    format: 'date',
    'x-minimum': FIRST_DAY,
    'x-maximum': LAST_DAY,
    example: EXAMPLE_DATE,
  };
  return field(schema, options);
}

/**
 * A moment in UTC (RFC 3339). Other offsets are refused, so that each moment has one spelling. The bounds are a day inside those of dates,
 * so that its date is valid in every time zone.
 */
export function Moment(options: FieldOptions = {}): PropertyDecorator {
  const schema = {
    type: 'string',
    format: 'date-time',
    'x-minimum': `${addDays(FIRST_DAY, 1)}T00:00:00Z`,
    'x-maximum': `${addDays(LAST_DAY, -1)}T23:59:59Z`,
    example: EXAMPLE_MOMENT,
  };
  return field(schema, options);
}

/** Written without look-ahead, which RE2 (gateways, Go) does not support; so the alternatives themselves exclude -0.00. */
const MONEY = /^(0[.][0-9]{2}|-0[.](0[1-9]|[1-9][0-9])|-?[1-9][0-9]{0,11}[.][0-9]{2})$/;
const MONEY_SUM = /^(0[.][0-9]{2}|-0[.](0[1-9]|[1-9][0-9])|-?[1-9][0-9]{0,20}[.][0-9]{2})$/;
const FACTOR = /^-?(0|[1-9][0-9]{0,11})([.][0-9]{1,12})?$/;

export interface DecimalOptions extends FieldOptions {
  /** Smallest accepted value; zero by default. */
  readonly min?: string;
  readonly max?: string;
}

/** US dollars as a decimal string with exactly two places; a JSON number is refused, because it may have been rounded. */
export function MoneyText({
  min = '0.00',
  max = '999999999999.99',
  ...options
}: DecimalOptions = {}): PropertyDecorator {
  const schema = {
    type: 'string',
    format: 'decimal',
    pattern: MONEY.source,
    'x-detail': 'must be an amount as text with two places, such as "501.00"',
    'x-minimum': min,
    'x-maximum': max,
    example: '501.00',
  };
  return field(schema, options);
}

/** A sum in an answer, which may have more digits than each of its amounts. */
export function MoneySum(options: FieldOptions = {}): PropertyDecorator {
  const detail = 'must be an amount as text with two places';
  const schema = { type: 'string', pattern: MONEY_SUM.source, 'x-detail': detail, example: '501.00' };
  return field({ ...schema, format: 'decimal' }, options);
}

/** An exact decimal as text, with at most twelve places. */
export function Factor({
  min = '0',
  max = '999999999999',
  ...options
}: DecimalOptions = {}): PropertyDecorator {
  const schema = {
    type: 'string',
    format: 'decimal',
    pattern: FACTOR.source,
    'x-detail': 'must be a decimal as text, such as "1.25"',
    'x-minimum': min,
    'x-maximum': max,
    example: '1.25',
  };
  return field(schema, options);
}

export interface IntOptions extends FieldOptions {
  readonly min: number;
  readonly max: number;
}

export function Int(options: IntOptions): PropertyDecorator {
  const { min, max } = options;
  return field({ type: 'integer', minimum: min, maximum: max }, options);
}

export function Bool(options: FieldOptions = {}): PropertyDecorator {
  return field({ type: 'boolean' }, options);
}
