import { Decimal, formatScaled } from '../../../../shared/decimal.js';
import { ENDLESS, MINUS, amount, dollars, grouped } from '../../../../shared/dollars.js';
import { oncePerText } from '../../../../shared/once-per.js';
import type { Rounding } from '../../../../shared/rounding.js';
import { TO_THE_CENT } from '../../../../shared/rounding.js';

export { amount, dollars };

/** A limit or deductible, with cents only where there are any. */
export function wholeDollars(value: string): string {
  return dollars(value).replace(/\.00$/, '');
}

/** An amount with its sign: `+52.00`, `−111.83`, and `0.00` for zero. */
export function change(cents: number): string {
  const text = amount(formatScaled(Math.abs(cents), 2));
  return cents === 0 ? text : `${cents < 0 ? MINUS : '+'}${text}`;
}

export function centsText(cents: number): string {
  return amount(formatScaled(cents, 2));
}

/** A number that is no amount: digits are grouped, decimals stay. */
export function number(value: string): string {
  return /^-?\d+(\.\d+)?…?$/.test(value) ? value.replace(/^-/, MINUS).replace(/\d+/, grouped) : value;
}

/** A worksheet's value in cents, rounded, for drawing and subtracting. */
export function centsOf(value: string): number {
  const decimal = Decimal.parse(value.endsWith(ENDLESS) ? value.slice(0, -1) : value);
  return Number((decimal.scale > 2 ? decimal.round(TO_THE_CENT) : decimal).coefficientAt(2));
}

const UNITS: Readonly<Record<string, string>> = {
  '0.01': 'to the cent',
  '0.1': 'to ten cents',
  '1': 'to the dollar',
  '1.00': 'to the dollar',
};
const MODES: Readonly<Record<Rounding['mode'], string>> = {
  'half-up': 'half up',
  'half-even': 'half to even',
  up: 'always up',
  down: 'always down',
};

export function roundingWords(rounding: Rounding): string {
  return `${UNITS[rounding.unit] ?? `to ${rounding.unit}`}, ${MODES[rounding.mode]}`;
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The name in front of a title's explanation, as in "Public protection class, 1 (best) to 10". */
export const shortTitle = oncePerText((title): string => {
  const [name = title] = title.split(/[,(]/);
  return name.trim() || title;
});

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The singular of a list's title: `Vehicle` for `Vehicles`. Other words stay and get "no." before the number. */
export function singular(title: string): string {
  if (/[^aeiou]ies$/.test(title)) return `${title.slice(0, -3)}y`;
  if (/(ss|x|ch|sh)es$/.test(title)) return title.slice(0, -2);
  return /[^su]s$/.test(title) ? title.slice(0, -1) : `${title}, no.`;
}
