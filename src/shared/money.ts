import { Decimal, formatScaled } from './decimal.js';
import { defineErrors } from './errors.js';
import type { ExactInteger } from './exact-integer.js';
import { floorDivide, multiply } from './exact-integer.js';
import type { Rounding } from './rounding.js';
import { TO_THE_CENT } from './rounding.js';

const SHAPE = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/;
/** The largest amount in cents: that of numeric(14,2). */
const MAX_CENTS = 99_999_999_999_999;

/** A sum of allowed amounts can be too large to store; the client gets an error that says so, and not a 500. */
export const moneyError = defineErrors({
  'money.too-large': {
    kind: 'rule-broken',
    title: 'An amount, or a sum of amounts, would have more than twelve digits before the point.',
  },
});

/** An amount of US dollars in whole cents. Multiplying gives UnroundedMoney, which must be rounded explicitly. */
export class Money {
  private constructor(readonly cents: number) {
    if (!(Math.abs(cents) <= MAX_CENTS)) throw moneyError('money.too-large');
  }

  static readonly ZERO = new Money(0);

  static ofCents(cents: ExactInteger): Money {
    if (typeof cents === 'number' && !Number.isInteger(cents))
      throw new RangeError(`Not a whole number of cents: ${cents}`);
    return new Money(Number(cents));
  }

  /** Parses an amount; null for more than two decimals or more than twelve digits before the point. */
  static tryParse(text: string): Money | null {
    const match = SHAPE.exec(text);
    if (!match) return null;
    const cents = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
    return new Money(match[1] && cents ? -cents : cents);
  }

  static parse(text: string): Money {
    const money = Money.tryParse(text);
    if (!money) throw new RangeError(`Not an amount of money: ${text.slice(0, 40)}`);
    return money;
  }

  static sum(amounts: Iterable<Money>): Money {
    let total = Money.ZERO;
    for (const amount of amounts) total = total.plus(amount);
    return total;
  }

  plus(other: Money): Money {
    return new Money(this.cents + other.cents);
  }

  minus(other: Money): Money {
    return new Money(this.cents - other.cents);
  }

  negated(): Money {
    return new Money(this.cents === 0 ? 0 : -this.cents);
  }

  times(factor: Decimal | string): UnroundedMoney {
    return new UnroundedMoney(
      this.toDecimal().times(typeof factor === 'string' ? Decimal.parse(factor) : factor),
    );
  }

  /** -1, 0 or 1. */
  compare(other: Money): number {
    return Math.sign(this.cents - other.cents);
  }

  equals(other: Money): boolean {
    return this.cents === other.cents;
  }

  get isZero(): boolean {
    return this.cents === 0;
  }

  get isNegative(): boolean {
    return this.cents < 0;
  }

  toDecimal(): Decimal {
    return Decimal.of(this.cents, 2);
  }

  /** The form on the wire and in the database: `'501.00'`. */
  toString(): string {
    return formatScaled(this.cents, 2);
  }

  toJSON(): string {
    return this.toString();
  }
}

/** An exact product of money and factors, which becomes Money by an explicit rounding. */
export class UnroundedMoney {
  constructor(readonly exact: Decimal) {}

  times(factor: Decimal | string): UnroundedMoney {
    return new UnroundedMoney(this.exact.times(typeof factor === 'string' ? Decimal.parse(factor) : factor));
  }

  /** Throws RangeError when the unit is finer than a cent. */
  round(rounding: Rounding = TO_THE_CENT): Money {
    return Money.ofCents(this.exact.round(rounding).coefficientAt(2));
  }
}

/**
 * Splits an amount into parts in proportion to whole-number weights. The parts always add up to the amount: each gets its
 * share rounded down, and the cents left over go to the largest remainders, the earlier part first (Hamilton's method).
 */
export function allocateBy(amount: Money, weights: readonly number[]): readonly Money[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0) || weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0)) {
    throw new RangeError('Weights must be whole, not negative and not all zero');
  }
  const sign = amount.isNegative ? -1 : 1;
  const cents = amount.cents * sign;
  const shares = weights.map((weight) => {
    const exact = multiply(cents, weight);
    const whole = Number(floorDivide(exact, total));
    return { whole, rest: BigInt(exact) - BigInt(whole) * BigInt(total) };
  });
  const left = cents - shares.reduce((sum, share) => sum + share.whole, 0);
  const order = shares
    .map((_, index) => index)
    .sort((a, b) => compareRests(shares[b]?.rest, shares[a]?.rest) || a - b);
  const favored = new Set(order.slice(0, left));
  return shares.map(({ whole }, index) => Money.ofCents(sign * (whole + (favored.has(index) ? 1 : 0)) + 0));
}

/** Splits an amount into equal parts that add up to it; the first parts are a cent larger. */
export function allocate(amount: Money, parts: number): readonly Money[] {
  if (!Number.isSafeInteger(parts) || parts < 1)
    throw new RangeError('An amount is split into one part or more');
  const least = Money.ofCents(Math.trunc(amount.cents / parts) + 0);
  const larger = Math.abs(amount.cents % parts);
  const most = larger === 0 ? least : Money.ofCents(least.cents + (amount.isNegative ? -1 : 1));
  return Array.from({ length: parts }, (_, index) => (index < larger ? most : least));
}

function compareRests(a: bigint | undefined, b: bigint | undefined): number {
  return (a ?? 0n) < (b ?? 0n) ? -1 : (a ?? 0n) > (b ?? 0n) ? 1 : 0;
}
