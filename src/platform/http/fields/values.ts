import { isCalendarDate } from '../../../shared/calendar-date.js';
import type { FieldOptions } from './field.js';
import { field } from './field.js';

/** In what the running server shows, the day on which somebody looks, a year later and that moment stand in their place. */
export const EXAMPLE_DATE = '2026-03-01';
export const EXAMPLE_END = '2027-03-01';
export const EXAMPLE_MOMENT = '2026-03-01T09:30:00Z';

const DATE_RANGE = { min: '1800-01-01', max: '2299-12-31' } as const;

/** A calendar date, `YYYY-MM-DD`, that exists. */
export function DateOnly(options: FieldOptions = {}): PropertyDecorator {
  const check = (value: unknown): string | null => {
    if (typeof value !== 'string' || !isCalendarDate(value)) return 'must be a date such as 2026-03-01';
    if (value < DATE_RANGE.min || value > DATE_RANGE.max) {
      return `must be between ${DATE_RANGE.min} and ${DATE_RANGE.max}`;
    }
    return null;
  };
  return field({ check, schema: { type: 'string', format: 'date', example: EXAMPLE_DATE } }, options);
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?Z$/;

/** A moment in UTC as RFC 3339 writes it; other offsets are refused, so that the same moment has one spelling. */
export function Moment(options: FieldOptions = {}): PropertyDecorator {
  const check = (value: unknown): string | null => {
    const match = typeof value === 'string' ? MOMENT.exec(value) : null;
    return match && isCalendarDate(match[1] as string)
      ? null
      : 'must be a moment in UTC such as 2026-03-01T09:30:00Z';
  };
  return field({ check, schema: { type: 'string', format: 'date-time', example: EXAMPLE_MOMENT } }, options);
}

/** Gateways and Go compile patterns with RE2, which knows no look-ahead: that -0.00 is none is spelled out. */
const MONEY = /^(0\.\d{2}|-0\.(0[1-9]|[1-9]\d)|-?[1-9]\d{0,11}\.\d{2})$/;
const MONEY_SUM = /^(0\.\d{2}|-0\.(0[1-9]|[1-9]\d)|-?[1-9]\d{0,20}\.\d{2})$/;

/** Whole cents of an accepted amount: at most 14 digits, so exact as a number. */
function cents(amount: string): number {
  return Number(amount.replace('.', ''));
}

export interface MoneyOptions extends FieldOptions {
  /** Smallest accepted amount, "0.00" unless told. */
  readonly min?: string;
  readonly max?: string;
}

/** US dollars as a decimal string with exactly two places; a JSON number is refused, because it may have been rounded. */
export function Money({
  min = '0.00',
  max = '999999999999.99',
  ...options
}: MoneyOptions = {}): PropertyDecorator {
  const [lowest, highest] = [cents(min), cents(max)];
  const check = (value: unknown): string | null => {
    if (typeof value !== 'string' || !MONEY.test(value))
      return 'must be an amount as text with two places, such as "501.00"';
    const amount = cents(value);
    return amount >= lowest && amount <= highest ? null : `must be from ${min} to ${max}`;
  };
  return field({ check, schema: { type: 'string', pattern: MONEY.source, example: '501.00' } }, options);
}

/** A sum in an answer: adding up amounts that are each allowed may take more digits than one of them has. */
export function MoneySum(options: FieldOptions = {}): PropertyDecorator {
  const check = (value: unknown): string | null =>
    typeof value === 'string' && MONEY_SUM.test(value) ? null : 'must be an amount as text with two places';
  return field({ check, schema: { type: 'string', pattern: MONEY_SUM.source, example: '501.00' } }, options);
}

const FACTOR_PLACES = 12;
const FACTOR = /^-?(0|[1-9]\d{0,11})(\.\d{1,12})?$/;

function scaled(factor: string): bigint {
  const [whole = '0', places = ''] = factor.split('.');
  return BigInt(whole + places.padEnd(FACTOR_PLACES, '0'));
}

export interface FactorOptions extends FieldOptions {
  /** Smallest accepted factor, "0" unless told. */
  readonly min?: string;
  readonly max?: string;
}

/** An exact decimal as text, with at most twelve places. */
export function Factor({
  min = '0',
  max = '999999999999',
  ...options
}: FactorOptions = {}): PropertyDecorator {
  const [lowest, highest] = [scaled(min), scaled(max)];
  const check = (value: unknown): string | null => {
    if (typeof value !== 'string' || !FACTOR.test(value)) return 'must be a decimal as text, such as "1.25"';
    const factor = scaled(value);
    return factor >= lowest && factor <= highest ? null : `must be from ${min} to ${max}`;
  };
  return field({ check, schema: { type: 'string', pattern: FACTOR.source, example: '1.25' } }, options);
}

export interface IntOptions extends FieldOptions {
  readonly min: number;
  readonly max: number;
}

function checkInt({ min, max }: IntOptions): (value: unknown) => string | null {
  return (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
      ? null
      : `must be a whole number from ${min} to ${max}`;
}

export function Int(options: IntOptions): PropertyDecorator {
  const { min, max } = options;
  return field(
    { check: checkInt(options), schema: { type: 'integer', minimum: min, maximum: max } },
    options,
  );
}

/** A whole number of the query string, where everything arrives as text. */
export function QueryInt(options: IntOptions): PropertyDecorator {
  const { min, max } = options;
  const convert = (value: unknown): unknown =>
    typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  return field(
    { check: checkInt(options), convert, schema: { type: 'integer', minimum: min, maximum: max } },
    options,
  );
}

const checkBool = (value: unknown): string | null =>
  typeof value === 'boolean' ? null : 'must be true or false';

export function Bool(options: FieldOptions = {}): PropertyDecorator {
  return field({ check: checkBool, schema: { type: 'boolean' } }, options);
}

export function QueryBool(options: FieldOptions = {}): PropertyDecorator {
  const convert = (value: unknown): unknown => (value === 'true' ? true : value === 'false' ? false : value);
  return field({ check: checkBool, convert, schema: { type: 'boolean' } }, options);
}
