import { dollars } from '../../../shared/dollars.js';
import type { Money } from '../../../shared/money.js';

export { longDate } from '../../../shared/long-date.js';
export { dollars };

/** With a plus before what adds. */
export function signedDollars(amount: Money): string {
  return amount.isZero || amount.isNegative ? dollars(amount) : `+${dollars(amount)}`;
}

export function pluralText(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Each title once, in the order given; what has none stands before them, where no title can be taken for its own. */
export function groupTitles(titles: readonly (string | null | undefined)[]): readonly (string | null)[] {
  const named = new Set(titles.filter((title) => typeof title === 'string'));
  return named.size < new Set(titles).size ? [null, ...named] : [...named];
}
