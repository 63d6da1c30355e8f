import type { Money } from './money.js';

export const MINUS = '\u2212';
/** The mark that the engine puts after an infinite decimal. */
export const ENDLESS = '…';

/** Digits in groups of three: `1234567` as `1,234,567`. */
export function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** An amount for people: `-1391.28` as `−1,391.28`, with at least two decimals and all of the value's. */
export function amount(value: string): string {
  const isEndless = value.endsWith(ENDLESS);
  const [whole = '', decimals = ''] = (isEndless ? value.slice(0, -1) : value).replace(/^-/, '').split('.');
  return `${value.startsWith('-') ? MINUS : ''}${grouped(whole)}.${decimals.padEnd(2, '0')}${isEndless ? ENDLESS : ''}`;
}

/** The same in dollars: `-1391.28` as `−$1,391.28`. */
export function dollars(value: Money | string): string {
  const text = amount(value.toString());
  return text.startsWith(MINUS) ? `${MINUS}$${text.slice(1)}` : `$${text}`;
}
