import { chargeChanges, reversed } from './charge-changes.js';
import type { ChargedEntry, LedgerEntry, NewEntry } from './ledger-entry.js';
import { pricingEntries } from './ledger-entry.js';
import type { RatedTerm } from './proration.js';
import type { DatedCharge, TermCharge } from './term-charge.js';
import type { PricedEntry } from './timeline.js';
import { chargesOf } from './timeline.js';

/** An entry to be booked, with what its risk costs for a whole term. */
export interface PricedNewEntry extends NewEntry {
  readonly termCharges: readonly TermCharge[];
}

/**
 * The ledger entries by which a change is booked. Entries that take effect after it are reversed, newest first, the
 * change is booked, and they are booked again: so the ledger always reads in the order of the days, and what a term costs
 * does not depend on the order of entry. `again` are those later entries as they stand after the change, in their order.
 */
export function entriesToBook(
  years: readonly RatedTerm[],
  entries: readonly LedgerEntry[],
  entry: PricedNewEntry,
  again: readonly PricedNewEntry[],
): readonly ChargedEntry[] {
  const { before, later } = around(entries, entry);
  const reversals = later
    .toReversed()
    .map((each, index) => reversalOf(each, later.at(-2 - index) ?? before.at(-1)));
  const added: ChargedEntry[] = [];
  const live: PricedEntry[] = before.map(priced);
  let booked: readonly DatedCharge[] = [...entries, ...reversals].flatMap(({ charges }) => charges);
  for (const each of [entry, ...again]) {
    live.push(each);
    const charges = chargeChanges(booked, chargesOf(years, live));
    booked = [...booked, ...charges];
    const { termCharges, details, ...rest } = each;
    added.push({ ...rest, details: { ...details, termCharges }, charges });
  }
  return [...reversals, ...added];
}

/** Live entries up to the day of a new one, and those that take effect after it. */
export function around(
  entries: readonly LedgerEntry[],
  { effectiveOn }: Pick<NewEntry, 'effectiveOn'>,
): { readonly before: readonly LedgerEntry[]; readonly later: readonly LedgerEntry[] } {
  const live = pricingEntries(entries);
  return {
    before: live.filter((each) => each.effectiveOn <= effectiveOn),
    later: live.filter((each) => each.effectiveOn > effectiveOn),
  };
}

/** What an entry's risk costs for a whole term; that of the first one stands in its own charges. */
export function priced(entry: LedgerEntry): PricedEntry {
  return { ...entry, termCharges: entry.details.termCharges ?? entry.charges };
}

function reversalOf(entry: LedgerEntry, previous: LedgerEntry | undefined): ChargedEntry {
  const { snapshot, worksheetId, details } = previous ?? entry;
  return {
    kind: 'reversal',
    effectiveOn: entry.effectiveOn,
    reverses: entry.id,
    snapshot,
    worksheetId,
    details: { itemIds: details.itemIds ?? {} },
    charges: reversed(entry.charges),
  };
}
