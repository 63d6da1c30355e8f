import { FIRST_DAY, LAST_DAY, addDays } from '../../../shared/calendar-date.js';
import type { FieldOptions } from './field.js';
import { field } from './field.js';

/** In what the running server shows, the day on which somebody looks, a year later and the beginning of that day stand in their place. */
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
 * A moment in UTC as RFC 3339 writes it; other offsets are refused, so that the same moment has one spelling. It lies a day within the
 * days that are taken: in every time zone its day is one of them.
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

/** Gateways and Go compile patterns with RE2, which knows no look-ahead: that -0.00 is none is spelled out. */
const MONEY = /^(0[.][0-9]{2}|-0[.](0[1-9]|[1-9][0-9])|-?[1-9][0-9]{0,11}[.][0-9]{2})$/;
const MONEY_SUM = /^(0[.][0-9]{2}|-0[.](0[1-9]|[1-9][0-9])|-?[1-9][0-9]{0,20}[.][0-9]{2})$/;
const FACTOR = /^-?(0|[1-9][0-9]{0,11})([.][0-9]{1,12})?$/;

export interface DecimalOptions extends FieldOptions {
  /** Smallest accepted value, zero unless told. */
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

/** A sum in an answer: adding up amounts that are each allowed may take more digits than one of them has. */
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
