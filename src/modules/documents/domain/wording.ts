import { dollars } from '../../../shared/dollars.js';
import type { Money } from '../../../shared/money.js';

export { longDate } from '../../../shared/long-date.js';
export { dollars };

/** Dollars, with a plus sign for a positive amount. */
export function signedDollars(amount: Money): string {
  return amount.isZero || amount.isNegative ? dollars(amount) : `+${dollars(amount)}`;
}

export function pluralText(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/**
 * Each title once, in the given order. null comes first where something has no title, so that it is not read as part of a
 * group.
 */
export function groupTitles(titles: readonly (string | null | undefined)[]): readonly (string | null)[] {
  const named = new Set(titles.filter((title) => typeof title === 'string'));
  return named.size < new Set(titles).size ? [null, ...named] : [...named];
}
