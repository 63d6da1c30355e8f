import type { CalendarDate } from '../../../../../shared/calendar-date.js';
import type { PricedNewEntry } from '../../../domain/entries-to-book.js';
import { around, entriesToBook, priced } from '../../../domain/entries-to-book.js';
import type { ChargedEntry, LedgerEntry } from '../../../domain/ledger-entry.js';
import { pricingEntries } from '../../../domain/ledger-entry.js';
import { yearsCharged } from '../../../domain/policy-years.js';
import type { RatedTerm } from '../../../domain/proration.js';
import { isCovered } from '../../../domain/timeline.js';

export interface Anniversary {
  readonly year: RatedTerm;
  /** Number of the policy year; the first year of a term is 1. */
  readonly number: number;
  /** Its first day, or the first day of it with cover. */
  readonly effectiveOn: CalendarDate;
  readonly bookings: readonly ChargedEntry[];
}

/**
 * The entry by which the next year of a term is charged. What takes effect later is booked again after it, as it was. Null
 * when all years are charged, or cover has ended before the year begins.
 */
export function anniversary(
  years: readonly RatedTerm[],
  entries: readonly LedgerEntry[],
): Anniversary | null {
  const live = pricingEntries(entries);
  const number = yearsCharged(live) + 1;
  const year = years[number - 1];
  if (!year) return null;
  const effectiveOn = firstCoveredDay(live, year.effective);
  if (effectiveOn === null) return null;
  const { before, later } = around(entries, { effectiveOn });
  const base = before.at(-1);
  if (!base) return null;
  const { snapshot, worksheetId, details } = base;
  const entry: PricedNewEntry = {
    kind: 'anniversary',
    effectiveOn,
    reverses: null,
    snapshot,
    worksheetId,
    details: { itemIds: details.itemIds ?? {}, policyYear: number },
    termCharges: priced(base).termCharges,
  };
  return { year, number, effectiveOn, bookings: entriesToBook(years, entries, entry, later.map(asItWas)) };
}

function firstCoveredDay(live: readonly LedgerEntry[], from: CalendarDate): CalendarDate | null {
  if (isCovered(live, from)) return from;
  const next = live.find(({ effectiveOn, kind }) => effectiveOn > from && kind !== 'cancellation');
  return next?.effectiveOn ?? null;
}

function asItWas(entry: LedgerEntry): PricedNewEntry {
  const { id, kind, effectiveOn, snapshot, worksheetId, details, sequence } = entry;
  return {
    kind,
    effectiveOn,
    reverses: null,
    snapshot,
    worksheetId,
    details: { ...details, rebooks: sequence },
    coverages: { of: id },
    termCharges: priced(entry).termCharges,
  };
}
