import { Money } from '../../../shared/money.js';
import type { ChargedEntry } from '../domain/ledger-entry.js';
import { totalCents } from '../domain/term-charge.js';

/** The premium of a term in cents: the sum over all that its ledger books. */
export function premiumOf(entries: readonly Pick<ChargedEntry, 'charges'>[]): number {
  return totalCents(entries.flatMap(({ charges }) => charges));
}

/** Cents in the form in which money travels. */
export function amountOf(cents: number): string {
  return Money.ofCents(cents).toString();
}
