/**
 * A whole number of any size: a `number` while it is a safe integer, a `bigint` beyond. Exact decimals are whole numbers
 * with a scale, and nearly all of them fit in 53 bits, where arithmetic is some fifty times faster than on bigint.
 */
export type ExactInteger = number | bigint;

const POWERS = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);

function isSafe(value: number): boolean {
  return value <= Number.MAX_SAFE_INTEGER && value >= -Number.MAX_SAFE_INTEGER;
}

/** The same value in its normal form: bigint only where a number would not be exact. */
export function normalized(value: bigint): ExactInteger {
  const small = Number(value);
  return isSafe(small) ? small : value;
}

export function multiply(a: ExactInteger, b: ExactInteger): ExactInteger {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    // `+ 0` turns the negative zero of 0 × -1 into zero.
    if (isSafe(product)) return product + 0;
  }
  return normalized(BigInt(a) * BigInt(b));
}

export function add(a: ExactInteger, b: ExactInteger): ExactInteger {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (isSafe(sum)) return sum;
  }
  return normalized(BigInt(a) + BigInt(b));
}

export function subtract(a: ExactInteger, b: ExactInteger): ExactInteger {
  return add(a, negate(b));
}

export function negate(a: ExactInteger): ExactInteger {
  return a === 0 ? 0 : -a;
}

/** Ten to a non-negative power. */
export function powerOfTen(exponent: number): ExactInteger {
  return POWERS[exponent] ?? 10n ** BigInt(exponent);
}

/** The largest whole number not above a ÷ b, for b > 0. */
export function floorDivide(a: ExactInteger, b: ExactInteger): ExactInteger {
  if (typeof a === 'number' && typeof b === 'number') {
    // The quotient of doubles may be off by one; product and difference of safe integers are exact and show it.
    let quotient = Math.floor(a / b);
    const rest = a - quotient * b;
    if (rest < 0) quotient -= 1;
    else if (rest >= b) quotient += 1;
    if (isSafe(quotient * b)) return quotient + 0;
  }
  const [large, divisor] = [BigInt(a), BigInt(b)];
  const quotient = large / divisor;
  return normalized(large < 0n && quotient * divisor !== large ? quotient - 1n : quotient);
}
