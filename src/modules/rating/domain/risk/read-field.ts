import { DEFAULT_LENGTH, LARGEST, isZipCode, isDigits } from '../../../conditions/index.js';
import { isCalendarDate } from '../../../../shared/calendar-date.js';
import { isCleanText } from '../manual/shape.js';
import type { Faults } from '../manual/faults.js';
import { below } from '../manual/faults.js';
import type { RiskSlot, Value } from './risk-schema.js';
import { decimalsOf, unitOf, valueFromText, valueToText } from './risk-schema.js';
import { vinFault } from '../../../../shared/vin.js';

/** The value, or what is wrong with it. The fault is an object, so that no text value can be mistaken for one. */
export type FieldReading = Value | { readonly fault: string };
type ReadField = (raw: unknown) => FieldReading;

/**
 * Reads one declared input. The quick test that most values pass is data, so that reading a whole risk needs no call per
 * field; `read` handles all other values and says what is wrong.
 */
export interface FieldReader {
  /**
   * The quick test: a whole number from `min` to `max`, a member of `listed`, a boolean, a date, a ZIP code; `nothing`
   * leaves all to `read`.
   */
  readonly accepts: 'range' | 'texts' | 'numbers' | 'boolean' | 'date' | 'zip-code' | 'nothing';
  readonly min: number;
  readonly max: number;
  readonly listed: ReadonlyMap<unknown, number>;
  readonly read: ReadField;
}

/** The longest text that is read as a decimal. */
export const MOST_DECIMAL_CHARACTERS = 20;

const UNLISTED: ReadonlyMap<unknown, number> = new Map();

function field(read: ReadField, quick: Partial<Omit<FieldReader, 'read'>> = {}): FieldReader {
  const { accepts = 'nothing', min = 0, max = 0, listed = UNLISTED } = quick;
  return { accepts, min, max, listed, read };
}

/** Compiles one declared input into the function that reads it; `at` is where the declaration stands, for its faults. */
export function compileField(slot: RiskSlot, at: string, faults: Faults): FieldReader {
  switch (slot.type) {
    case 'text':
      return textField(slot);
    case 'boolean':
      return field((raw) => (typeof raw === 'boolean' ? raw : NO_BOOLEAN), { accepts: 'boolean' });
    case 'date':
      return field((raw) => (isDate(raw) ? raw : NO_DATE), { accepts: 'date' });
    case 'integer':
    case 'decimal':
    case 'money':
      return numberField(slot, at, faults);
  }
}

const NO_BOOLEAN = { fault: 'must be true or false' };
const NO_DATE = { fault: 'must be a date, YYYY-MM-DD' };
const NO_ZIP_CODE = { fault: 'must be a ZIP code, 12345 or 12345-6789' };

/** The digits alone show that most dates are valid; only the last days of a month need the calendar. */
export function isDate(raw: unknown): raw is string {
  if (typeof raw !== 'string' || raw.length !== 10) return false;
  const day = (raw.charCodeAt(8) - 48) * 10 + raw.charCodeAt(9) - 48;
  const month = (raw.charCodeAt(5) - 48) * 10 + raw.charCodeAt(6) - 48;
  const plain = day >= 1 && day <= 28 && month >= 1 && month <= 12 && raw.charCodeAt(0) !== 48;
  const punctuated = raw.charCodeAt(4) === 45 && raw.charCodeAt(7) === 45;
  if (plain && punctuated && isDigits(raw, 0, 4) && isDigits(raw, 5, 7) && isDigits(raw, 8, 10)) return true;
  return isCalendarDate(raw);
}

function textField(slot: RiskSlot): FieldReader {
  if (slot.input?.format === 'zip-code')
    return field((raw) => (isZipCode(raw) ? raw : NO_ZIP_CODE), { accepts: 'zip-code' });
  if (slot.input?.format === 'vin') return field(vinField);
  const allowed = slot.input?.allowed;
  if (allowed) {
    const listed = slot.domain?.numbers ?? UNLISTED;
    const fault = oneOf(allowed);
    return field((raw) => (listed.has(raw) ? (raw as string) : fault), { accepts: 'texts', listed });
  }
  const longest = slot.input?.maxLength ?? DEFAULT_LENGTH;
  const fault = { fault: `must be a text of 1 to ${longest} characters` };
  return field((raw) =>
    typeof raw === 'string' && raw.trim() !== '' && isAtMost(longest, raw) && isCleanText(raw) ? raw : fault,
  );
}

/** Counts characters as JSON Schema and PostgreSQL do, not UTF-16 code units. */
function isAtMost(longest: number, text: string): boolean {
  return text.length <= longest || (text.length <= 2 * longest && [...text].length <= longest);
}

function vinField(raw: unknown): FieldReading {
  const fault = vinFault(typeof raw === 'string' ? raw : '');
  return fault === null ? (raw as string) : { fault };
}

function oneOf(allowed: readonly string[]): { readonly fault: string } {
  const shown = allowed.length <= 20 ? allowed.join(', ') : `${allowed.slice(0, 20).join(', ')}, …`;
  return { fault: `must be one of ${shown}` };
}

function numberField(slot: RiskSlot, at: string, faults: Faults): FieldReader {
  const min = bound(slot, 'min', at, faults) ?? -LARGEST * 10 ** slot.scale;
  const max = bound(slot, 'max', at, faults) ?? LARGEST * 10 ** slot.scale;
  if (max < min) faults.add(below(at, 'max'), 'must not be below the minimum');
  const known = allowedNumbers(slot, at, faults);
  const range = known
    ? oneOf(slot.input?.allowed ?? [])
    : { fault: `must be from ${valueToText(min, slot)} to ${valueToText(max, slot)}` };
  const outside = (value: number): boolean => (known ? !known.has(value) : value < min || value > max);
  if (slot.type === 'integer') {
    const shape = { fault: 'must be a whole number' };
    return field(
      (raw) => (typeof raw !== 'number' || !Number.isSafeInteger(raw) ? shape : outside(raw) ? range : raw),
      known ? { accepts: 'numbers', listed: known } : { accepts: 'range', min, max },
    );
  }
  const shape = {
    fault: `must be a decimal as text, such as "${unitOf(slot.scale)}", with at most ${slot.scale} decimals`,
  };
  const read: ReadField = (raw) => {
    if (typeof raw !== 'string' || raw.length > MOST_DECIMAL_CHARACTERS) return shape;
    const value = decimalsOf(raw) > slot.scale ? undefined : valueFromText(raw, slot);
    if (typeof value !== 'number') return shape;
    return outside(value) ? range : value;
  };
  return field(read, { min, max });
}

function allowedNumbers(slot: RiskSlot, at: string, faults: Faults): ReadonlyMap<unknown, number> | null {
  if (!slot.input?.allowed || !slot.domain) return null;
  slot.domain.values.forEach((value, index) => {
    if (typeof value !== 'number')
      faults.add(below(below(at, 'allowed'), index), `is no value of the type ${slot.type}`);
  });
  return slot.domain.numbers;
}

function bound(slot: RiskSlot, end: 'min' | 'max', at: string, faults: Faults): number | undefined {
  const text = slot.input?.[end];
  if (text === undefined) return undefined;
  const value = valueFromText(text, slot);
  if (typeof value === 'number' && Math.abs(value) <= LARGEST * 10 ** slot.scale) return value;
  faults.add(below(at, end), `is no value of the type ${slot.type}, or beyond ${LARGEST}`);
  return undefined;
}
