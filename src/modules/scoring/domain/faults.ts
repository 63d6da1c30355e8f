import type { FieldFault } from '../../../shared/errors.js';
import { Decimal } from '../../../shared/decimal.js';
import { pointerToken } from '../../../shared/json-pointer.js';

type Json = Readonly<Record<string, unknown>>;

const MOST_FAULTS = 50;
const DECIMAL = /^-?(0|[1-9]\d{0,6})(\.\d{1,18})?$/;

/** Collects the faults of a model with their places. */
export class ModelFaults {
  readonly list: FieldFault[] = [];

  add(pointer: string, detail: string): void {
    if (this.list.length < MOST_FAULTS) this.list.push({ pointer, detail });
  }

  get isEmpty(): boolean {
    return this.list.length === 0;
  }

  /** An object with only these members; null, with a fault, for anything else. */
  object(value: unknown, pointer: string, members: readonly string[]): Json | null {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.add(pointer, 'must be an object');
      return null;
    }
    for (const name of Object.keys(value))
      if (!members.includes(name)) this.add(`${pointer}/${pointerToken(name)}`, 'is not known here');
    return value as Json;
  }

  items(
    value: unknown,
    pointer: string,
    { min, max }: { readonly min: number; readonly max: number },
  ): readonly unknown[] {
    if (Array.isArray(value) && value.length >= min && value.length <= max) return value;
    this.add(pointer, `must be a list of ${min} to ${max}`);
    return [];
  }

  /** A decimal as text; a JSON number is taken as written. `0`, with a fault, for anything else. */
  decimal(value: unknown, pointer: string): string {
    if (typeof value === 'number' && !Number.isFinite(value)) {
      this.add(pointer, 'must be finite');
      return '0';
    }
    const text = typeof value === 'number' ? plain(value) : value;
    if (typeof text === 'string' && DECIMAL.test(text)) return text;
    this.add(pointer, 'must be a finite decimal below 10,000,000 with at most 18 places, such as "0.268158"');
    return '0';
  }

  share(value: unknown, pointer: string): string {
    const text = this.decimal(value, pointer);
    const share = Decimal.parse(text);
    if (share.isNegative || share.compare(Decimal.ONE) > 0) this.add(pointer, 'must be a share from 0 to 1');
    return text;
  }

  choice<Word extends string>(value: unknown, pointer: string, words: readonly Word[]): Word | null {
    if (words.includes(value as Word)) return value as Word;
    this.add(pointer, `must be one of ${words.join(', ')}`);
    return null;
  }

  /** Checks that shares add up to one; a small difference from rounding to three decimals is allowed. */
  whole(shares: readonly string[], pointer: string): void {
    const sum = shares.reduce((total, share) => total.plus(Decimal.parse(share)), Decimal.ZERO);
    const off = sum.minus(Decimal.ONE);
    if ((off.isNegative ? off.negated() : off).compare(ROOM) > 0)
      this.add(pointer, `has shares that come to ${sum.toString()} and not to 1`);
  }
}

const ROOM = Decimal.parse('0.002');

/** A number without an exponent, which JavaScript prints for small numbers. */
function plain(value: number): string {
  const text = String(value);
  return /e/.test(text) ? value.toFixed(18).replace(/\.?0+$/, '') : text;
}
