import { formatCents, formatScaled } from '../../../../shared/decimal.js';
import type { ExactInteger } from '../../../../shared/exact-integer.js';
import { floorDivide, multiply, subtract } from '../../../../shared/exact-integer.js';

const MORE_PLACES = 10;
const ALL_PLACES = 10 ** MORE_PLACES;
/**
 * The largest remainder whose product with 10^10 stays below 2^52, where the quotient of two whole numbers has an exact
 * floor.
 */
const MOST_AT_ONCE = Math.floor(2 ** 52 / ALL_PLACES);

/** n ÷ d in units of 10^-scale as text; a fraction that does not end gets ten more places, followed by "…". */
export function valueText(n: ExactInteger, d: ExactInteger, scale: number): string {
  if (d === 1) return scale === 2 && typeof n === 'number' ? formatCents(n) : formatScaled(n, scale);
  const whole = floorDivide(n, d);
  let rest = subtract(n, multiply(whole, d));
  let digits = '';
  if (typeof rest === 'number' && typeof d === 'number' && rest <= MOST_AT_ONCE) {
    const places = Math.floor((rest * ALL_PLACES) / d);
    digits = rest === 0 ? '' : String(places).padStart(MORE_PLACES, '0');
    rest = rest * ALL_PLACES - places * d;
    if (rest === 0) digits = digits.replace(/0+$/, '');
  }
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
