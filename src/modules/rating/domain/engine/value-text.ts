import { formatScaled } from '../../../../shared/decimal.js';
import type { ExactInteger } from '../../../../shared/exact-integer.js';
import { floorDivide, multiply, subtract } from '../../../../shared/exact-integer.js';

const MORE_PLACES = 10;

/** n ÷ d in units of 10^-scale; a fraction that does not end is shown to ten more places, followed by "…". */
export function valueText(n: ExactInteger, d: ExactInteger, scale: number): string {
  if (d === 1) return formatScaled(n, scale);
  const whole = floorDivide(n, d);
  let rest = subtract(n, multiply(whole, d));
  let digits = '';
  while (rest !== 0 && digits.length < MORE_PLACES) {
    rest = multiply(rest, 10);
    const digit = floorDivide(rest, d);
    rest = subtract(rest, multiply(digit, d));
    digits += String(digit);
  }
  const text = formatScaled(whole, scale);
  const shown = digits === '' ? text : scale === 0 ? `${text}.${digits}` : text + digits;
  return rest === 0 ? shown : `${shown}…`;
}
