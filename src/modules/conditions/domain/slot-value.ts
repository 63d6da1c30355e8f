import { isCalendarDate } from '../../../shared/calendar-date.js';
import { Decimal } from '../../../shared/decimal.js';

export const FIELD_TYPES = ['text', 'integer', 'decimal', 'money', 'boolean', 'date'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/**
 * A value of the risk while it is rated: money as whole cents, a decimal as a whole number at its declared decimals, a date
 * as its text. Null is a value that was not given and has no default.
 */
export type Value = string | number | boolean | null;

/** What kind of value a text or a number is. */
export interface ValueKind {
  readonly type: FieldType;
  /** Decimals of the whole number that stands for it. */
  readonly scale: number;
}

/** The value that a text stands for, such as a key of a factor table; undefined when it can be no value of this slot. */
export function valueFromText(text: string, slot: ValueKind): Value | undefined {
  switch (slot.type) {
    case 'text':
      return text;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'date':
      return isCalendarDate(text) ? text : undefined;
    case 'integer':
    case 'decimal':
    case 'money': {
      const decimal = Decimal.tryParse(text);
      if (!decimal) return undefined;
      // 1000.00 is a whole number too.
      const whole =
        decimal.scale <= slot.scale ? decimal : decimal.round({ unit: unitOf(slot.scale), mode: 'down' });
      if (!whole.equals(decimal)) return undefined;
      const value = whole.coefficientAt(slot.scale);
      return typeof value === 'number' ? value : undefined;
    }
  }
}

export function unitOf(scale: number): string {
  return scale === 0 ? '1' : `0.${'0'.repeat(scale - 1)}1`;
}

/** As a person would write it. */
export function valueToText(value: Value, slot: ValueKind): string {
  if (value === null) return 'not given';
  return typeof value === 'number' ? Decimal.of(value, slot.scale).toString() : String(value);
}
