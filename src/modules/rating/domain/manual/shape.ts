import { isCalendarDate } from '../../../../shared/calendar-date.js';
import { Decimal } from '../../../../shared/decimal.js';
import { Money } from '../../../../shared/money.js';
import type { Rounding } from '../../../../shared/rounding.js';
import { ROUNDING_MODES } from '../../../../shared/rounding.js';
import type { Faults } from './faults.js';
import { below } from './faults.js';

const CODE = /^[a-z0-9][a-z0-9-]{0,59}$/;

/**
 * Reads unknown JSON field by field and notes every fault with its place. After a fault a getter returns a harmless value,
 * so that one reading finds all faults; what was read must not be used while there are any.
 */
export class Shape {
  private readonly seen = new Set<string>();

  private constructor(
    private readonly fields: Readonly<Record<string, unknown>>,
    readonly pointer: string,
    readonly faults: Faults,
  ) {}

  static read(value: unknown, pointer: string, faults: Faults): Shape {
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      return new Shape(value as Record<string, unknown>, pointer, faults);
    }
    faults.add(pointer, 'must be an object');
    return new Shape({}, pointer, faults);
  }

  /** Call it after all fields were read: a field that was never asked for is a fault. */
  end(): void {
    for (const name of Object.keys(this.fields)) {
      if (!this.seen.has(name))
        this.faults.add(below(this.pointer, name), 'is not a field that belongs here');
    }
  }

  at(name: string): string {
    return below(this.pointer, name);
  }

  fault(name: string, detail: string): void {
    this.faults.add(this.at(name), detail);
  }

  /** The value of a field; undefined where it is absent or null. */
  raw(name: string): unknown {
    this.seen.add(name);
    return Object.hasOwn(this.fields, name) ? (this.fields[name] ?? undefined) : undefined;
  }

  has(name: string): boolean {
    return this.raw(name) !== undefined;
  }

  optionalText(name: string, maxLength = 2_000): string | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    if (typeof value === 'string' && value !== '' && value.length <= maxLength && isCleanText(value))
      return value;
    this.fault(name, `must be a text of 1 to ${maxLength} characters`);
    return undefined;
  }

  text(name: string, maxLength = 2_000): string {
    if (!this.has(name)) this.fault(name, 'is missing');
    return this.optionalText(name, maxLength) ?? '';
  }

  /** Reads a code: lower-case words with hyphens, such as `claims-free`. */
  code(name: string): string {
    const value = this.text(name, 60);
    if (value && !CODE.test(value)) this.fault(name, 'must be lower case letters, digits and hyphens');
    return value;
  }

  oneOf<const T extends string>(name: string, words: readonly T[]): T {
    const value = this.raw(name);
    const found = words.find((word) => word === value);
    if (found === undefined) this.fault(name, `must be one of ${words.join(', ')}`);
    return found ?? (words[0] as T);
  }

  boolean(name: string, fallback: boolean): boolean {
    const value = this.raw(name) ?? fallback;
    if (typeof value !== 'boolean') this.fault(name, 'must be true or false');
    return value === true;
  }

  integer(name: string, min: number, max: number, fallback?: number): number {
    const value = this.raw(name) ?? fallback;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max)
      return value;
    this.fault(name, `must be a whole number from ${min} to ${max}`);
    return min;
  }

  optionalDecimal(name: string, rule: 'any' | 'not-negative' | 'positive' = 'any'): string | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    const decimal = typeof value === 'string' ? Decimal.tryParse(value) : null;
    if (!decimal || decimal.toString() !== value || value.length > 24 || decimal.scale > 12) {
      this.fault(name, 'must be a decimal as text, such as "0.95", with at most 12 decimals');
      return undefined;
    }
    if (rule !== 'any' && decimal.isNegative) this.fault(name, 'must not be negative');
    if (rule === 'positive' && decimal.isZero) this.fault(name, 'must be above zero');
    return value as string;
  }

  decimal(name: string, rule: 'any' | 'not-negative' | 'positive' = 'any'): string {
    if (!this.has(name)) this.fault(name, 'is missing');
    return this.optionalDecimal(name, rule) ?? '0';
  }

  /** Money with two decimals, as the database returns it. */
  optionalMoney(name: string): string | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    const money = typeof value === 'string' ? Money.tryParse(value) : null;
    if (money && !money.isNegative) return money.toString();
    this.fault(name, 'must be an amount as text, such as "25.00"');
    return undefined;
  }

  date(name: string): string {
    const value = this.text(name, 10);
    if (value && !isCalendarDate(value)) this.fault(name, 'must be a date, YYYY-MM-DD');
    return value;
  }

  optionalRounding(name: string): Rounding | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    const shape = Shape.read(value, this.at(name), this.faults);
    const rounding = {
      unit: shape.decimal('unit', 'positive'),
      mode: shape.has('mode') ? shape.oneOf('mode', ROUNDING_MODES) : 'half-up',
    } as const;
    shape.end();
    return rounding;
  }

  rounding(name: string): Rounding {
    if (!this.has(name)) this.fault(name, 'is missing');
    return this.optionalRounding(name) ?? { unit: '0.01', mode: 'half-up' };
  }

  /** Reads a list; an absent one is empty. */
  list<T>(name: string, most: number, read: (value: unknown, pointer: string) => T): readonly T[] {
    const at = this.at(name);
    return this.entries(name, most).map((entry, index) => read(entry, below(at, index)));
  }

  /** The raw entries of a list, for lists so long that no pointer should be built for each entry. */
  entries(name: string, most: number): readonly unknown[] {
    const value: unknown = this.raw(name) ?? [];
    if (!Array.isArray(value)) {
      this.fault(name, 'must be a list');
      return [];
    }
    if (value.length > most) {
      this.fault(name, `has ${value.length} entries; at most ${most} are possible`);
      return [];
    }
    return value;
  }

  shapes<T>(name: string, most: number, read: (shape: Shape) => T): readonly T[] {
    return this.list(name, most, (value, pointer) => {
      const shape = Shape.read(value, pointer, this.faults);
      const result = read(shape);
      shape.end();
      return result;
    });
  }

  texts(name: string, most: number): readonly string[] {
    return this.list(name, most, (value, pointer) => {
      if (typeof value === 'string' && value !== '' && value.length <= 200 && isCleanText(value))
        return value;
      this.faults.add(pointer, 'must be a text of 1 to 200 characters');
      return '';
    });
  }

  shape<T>(name: string, read: (shape: Shape) => T): T {
    const shape = Shape.read(this.raw(name), this.at(name), this.faults);
    const result = read(shape);
    shape.end();
    return result;
  }

  /** Reads an object whose names are data, such as factor tables by name. */
  map<T>(
    name: string,
    nameRule: RegExp,
    read: (value: unknown, pointer: string) => T,
  ): Readonly<Record<string, T>> {
    const value = this.raw(name) ?? {};
    if (typeof value !== 'object' || Array.isArray(value)) {
      this.fault(name, 'must be an object');
      return {};
    }
    const result: Record<string, T> = {};
    for (const [key, entry] of Object.entries(value as object)) {
      const pointer = below(this.at(name), key);
      if (nameRule.test(key) && !(key in Object.prototype)) result[key] = read(entry, pointer);
      else this.faults.add(pointer, 'is not a possible name');
    }
    return result;
  }
}

/** Text that PostgreSQL and JSON carry unchanged: no NUL or other control character, no half of a surrogate pair. */
export function isCleanText(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  return text.isWellFormed() && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text);
}

/** Leaves out undefined fields, because TypeScript distinguishes an absent field from one set to undefined. */
export function defined<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
