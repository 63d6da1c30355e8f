import type { CalendarDate } from '../../../../shared/calendar-date.js';
import type { PricedNewEntry } from '../../domain/entries-to-book.js';
import { around, entriesToBook, priced } from '../../domain/entries-to-book.js';
import type { ChargedEntry, LedgerEntry } from '../../domain/ledger-entry.js';
import { entryOnDay } from '../../domain/ledger-entry.js';
import type { RatedTerm } from '../../domain/proration.js';
import type { RefundMethod } from '../../domain/retention.js';
import { riskOf } from '../../ledger/rated-change.js';
import type { CancellationReason, Requester } from './domain/cancellation-reason.js';

/** What a cancellation is, announced or booked: all that is kept with its entry. */
export interface EndOfCover {
  readonly effectiveOn: CalendarDate;
  readonly requestedBy: Requester;
  readonly reason: CancellationReason;
  /** The words for the insured. */
  readonly explanation: string | null;
  readonly note: string | null;
  readonly refundMethod: RefundMethod;
  /** The citation of the method; null where it is the customary one. */
  readonly refundCitation: string | null;
  readonly isFreeLook: boolean;
  /** Numbers of claims of days that lose cover by it, known when it was decided. */
  readonly despiteLosses?: readonly string[];
}

/** An entry of the given kind on the risk as it stands on its day. */
export function entryOn(
  entries: readonly LedgerEntry[],
  kind: ChargedEntry['kind'],
  effectiveOn: CalendarDate,
  details: ChargedEntry['details'],
): PricedNewEntry {
  const base = entryOnDay(entries, effectiveOn);
  if (!base) throw new Error(`A ledger without an entry on ${effectiveOn}`);
  const { snapshot, itemIds } = riskOf(base);
  return {
    kind,
    effectiveOn,
    reverses: null,
    snapshot,
    worksheetId: base.worksheetId,
    details: { ...details, itemIds },
    termCharges: priced(base).termCharges,
  };
}

/**
 * The entries by which cover ends on a day. What was to take effect later is reversed and does not come back with them;
 * the cancellation remembers which entries those were, so that a reinstatement without lapse can bring them back.
 */
export function canceling(
  years: readonly RatedTerm[],
  entries: readonly LedgerEntry[],
  { effectiveOn, ...details }: EndOfCover,
  announcedBy: number | null,
): readonly ChargedEntry[] {
  const { later } = around(entries, { effectiveOn });
  const takesBack = later.map(({ sequence }) => sequence);
  const entry = entryOn(entries, 'cancellation', effectiveOn, { ...details, takesBack, announcedBy });
  return entriesToBook(years, entries, entry, []);
}

/** An entry that only announces something of a day, or takes an announcement back: it has no charges. */
export function announcing(
  entries: readonly LedgerEntry[],
  kind: 'cancellation_notice' | 'rescission' | 'non_renewal' | 'reversal',
  effectiveOn: CalendarDate,
  details: ChargedEntry['details'],
): ChargedEntry {
  const { termCharges: _, ...entry } = entryOn(entries, kind, effectiveOn, details);
  return { ...entry, charges: [] };
}

/** The announcement that has neither been booked nor taken back, of a term that has one. */
export function lastAnnouncement(entries: readonly LedgerEntry[]): LedgerEntry | null {
  return entries.findLast(({ kind }) => kind === 'cancellation_notice') ?? null;
}

export function announced({ effectiveOn, details }: LedgerEntry): EndOfCover {
  return {
    effectiveOn,
    requestedBy: details['requestedBy'] as Requester,
    reason: details['reason'] as CancellationReason,
    explanation: (details['explanation'] as string | null | undefined) ?? null,
    note: (details['note'] as string | null | undefined) ?? null,
    refundMethod: details.refundMethod ?? 'pro_rata',
    refundCitation: (details['refundCitation'] as string | null | undefined) ?? null,
    isFreeLook: (details['isFreeLook'] as boolean | undefined) ?? false,
  };
}
