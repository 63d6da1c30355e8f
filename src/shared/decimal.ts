import type { ExactInteger } from './exact-integer.js';
import { add, multiply, negate, normalized, powerOfTen } from './exact-integer.js';
import { oncePerText } from './once-per.js';
import type { Rounding } from './rounding.js';
import { divideRounded, roundToMultiple } from './rounding.js';

const MOST_KEPT = 10_000;
const MOST_DECIMALS_KEPT = 4;
const WHOLES = unfilled(MOST_KEPT);
const NEGATIVE_WHOLES = unfilled(MOST_KEPT);
/** Texts of amounts up to a hundred dollars are cached: fees, roundings and small coverages. */
const MOST_CENTS_KEPT = 10_000;
const CENTS = unfilled(MOST_CENTS_KEPT);
const DECIMALS = Array.from({ length: MOST_DECIMALS_KEPT + 1 }, (_, scale) => unfilled(10 ** scale));
const SHAPE = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?$/;

/** An exact decimal number: a whole number of units of 10^-scale. It is only rounded by an explicit Rounding. */
export class Decimal {
  private constructor(
    readonly coefficient: ExactInteger,
    /** Digits after the point, 0 or more. */
    readonly scale: number,
  ) {}

  static readonly ZERO = new Decimal(0, 0);
  static readonly ONE = new Decimal(1, 0);

  static of(coefficient: ExactInteger, scale: number): Decimal {
    return new Decimal(coefficient, scale);
  }

  /** Parses a plain decimal; null for exponents, a leading plus, a bare point, or more than 30 digits on a side. */
  static tryParse(text: string): Decimal | null {
    const match = SHAPE.exec(text);
    if (!match) return null;
    const digits = `${match[2] as string}${match[3] ?? ''}`;
    const scale = match[3]?.length ?? 0;
    const magnitude = digits.length <= 15 ? Number(digits) : normalized(BigInt(digits));
    return new Decimal(match[1] ? negate(magnitude) : magnitude, scale);
  }

  static parse(text: string): Decimal {
    const decimal = Decimal.tryParse(text);
    if (!decimal) throw new RangeError(`Not a decimal number: ${text.slice(0, 40)}`);
    return decimal;
  }

  /** The value as a whole number of units of 10^-scale; throws RangeError if the scale is too small. */
  coefficientAt(scale: number): ExactInteger {
    if (scale < this.scale) throw new RangeError(`${this.toString()} has more than ${scale} decimals`);
    return multiply(this.coefficient, powerOfTen(scale - this.scale));
  }

  plus(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return new Decimal(add(this.coefficientAt(scale), other.coefficientAt(scale)), scale);
  }

  minus(other: Decimal): Decimal {
    return this.plus(other.negated());
  }

  times(other: Decimal): Decimal {
    return new Decimal(multiply(this.coefficient, other.coefficient), this.scale + other.scale);
  }

  negated(): Decimal {
    return new Decimal(negate(this.coefficient), this.scale);
  }

  round(rounding: Rounding): Decimal {
    const unit = unitOf(rounding.unit);
    const scale = Math.max(this.scale, unit.scale);
    const value = roundToMultiple(this.coefficientAt(scale), 1, unit.coefficientAt(scale), rounding.mode);
    return new Decimal(divideRounded(value, powerOfTen(scale - unit.scale), 'down'), unit.scale);
  }

  /** The quotient rounded to a multiple of the rounding's unit; throws RangeError for a divisor of zero. */
  dividedBy(divisor: Decimal, rounding: Rounding): Decimal {
    if (divisor.coefficient === 0) throw new RangeError('Division by zero');
    const unit = unitOf(rounding.unit);
    // this ÷ divisor ÷ unit, with the three powers of ten combined.
    const shift = divisor.scale + unit.scale - this.scale;
    const [up, down] = shift >= 0 ? [powerOfTen(shift), 1] : [1, powerOfTen(-shift)];
    const sign = divisor.coefficient < 0 ? -1 : 1;
    const over = multiply(multiply(divisor.coefficient, sign), multiply(unit.coefficient, down));
    const multiples = divideRounded(multiply(multiply(this.coefficient, sign), up), over, rounding.mode);
    return new Decimal(multiply(multiples, unit.coefficient), unit.scale);
  }

  /** -1, 0 or 1. */
  compare(other: Decimal): number {
    const scale = Math.max(this.scale, other.scale);
    const [a, b] = [this.coefficientAt(scale), other.coefficientAt(scale)];
    return a < b ? -1 : a > b ? 1 : 0;
  }

  equals(other: Decimal): boolean {
    return this.compare(other) === 0;
  }

  get isZero(): boolean {
    return this.coefficient === 0;
  }

  get isNegative(): boolean {
    return this.coefficient < 0;
  }

  /** With exactly `scale` digits after the point: `'501.00'`. */
  toString(): string {
    return formatScaled(this.coefficient, this.scale);
  }

  toJSON(): string {
    return this.toString();
  }
}

const unitOf = oncePerText((unit) => Decimal.parse(unit));

function unfilled(length: number): (string | undefined)[] {
  return new Array<string | undefined>(length).fill(undefined);
}

/** Cached, because most numbers are small, and making the text costs more than the rest. */
function wholeText(whole: number): string {
  if (whole >= MOST_KEPT) return String(whole);
  return (WHOLES[whole] ??= String(whole));
}

/** The decimals as text, with the point. */
function decimalText(decimals: number, scale: number): string {
  return ((DECIMALS[scale] as (string | undefined)[])[decimals] ??=
    `.${String(decimals).padStart(scale, '0')}`);
}

/** A whole number of units of 10^-scale as text. */
export function formatScaled(value: ExactInteger, scale: number): string {
  if (scale === 0) return typeof value === 'number' && value >= 0 ? wholeText(value) : String(value);
  if (value < 0) return `-${formatScaled(negate(value), scale)}`;
  if (scale <= MOST_DECIMALS_KEPT && typeof value === 'number' && value < 1e12) {
    const unit = powerOfTen(scale) as number;
    const whole = Math.floor(value / unit);
    return wholeText(whole) + decimalText(value - whole * unit, scale);
  }
  const digits = String(value).padStart(scale + 1, '0');
  return `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** Whole cents as text, like `formatScaled` with two decimals, but faster, because this is the most frequent case. */
export function formatCents(cents: number): string {
  if (cents >= 0 && cents < MOST_CENTS_KEPT) return (CENTS[cents] ??= formatScaled(cents, 2));
  const magnitude = cents < 0 ? -cents : cents;
  if (magnitude >= MOST_KEPT * 100) return formatScaled(cents, 2);
  const whole = Math.floor(magnitude / 100);
  const text = cents < 0 ? (NEGATIVE_WHOLES[whole] ??= `-${whole}`) : (WHOLES[whole] ??= String(whole));
  return text + decimalText(magnitude - whole * 100, 2);
}
