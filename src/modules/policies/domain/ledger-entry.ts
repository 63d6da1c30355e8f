import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { CarriedView } from '../../rating/index.js';
import type { CoverageInForce } from './coverage-in-force.js';
import type { TransactionKind } from './ledger.js';
import type { RefundMethod } from './retention.js';
import type { RiskChange } from './risk-change.js';
import type { ItemIds, RiskSnapshot } from './risk-items.js';
import type { DatedCharge, TermCharge } from './term-charge.js';

/** What an entry stores besides its columns, so that it can be booked again after a change with an earlier day. */
export interface EntryDetails {
  readonly itemIds?: ItemIds;
  /** What the risk costs for a whole rated term. Missing where the entry's own charges say it. */
  readonly termCharges?: readonly TermCharge[];
  readonly changes?: readonly RiskChange[];
  readonly refundMethod?: RefundMethod;
  /** For a renewal with a cap, the part of the price that the cap leaves over; changes within the term are charged by it. */
  readonly carried?: CarriedView | null;
  /** Sequences of the entries that a cancellation or a rescission took back. */
  readonly takesBack?: readonly number[];
  readonly [other: string]: unknown;
}

/** An entry that is about to be booked: everything but its place in the ledger. */
export interface NewEntry {
  readonly kind: TransactionKind;
  readonly effectiveOn: CalendarDate;
  readonly reverses: string | null;
  /** The risk as it stands from the effective day on. */
  readonly snapshot: RiskSnapshot;
  readonly worksheetId: string | null;
  readonly details: EntryDetails;
  /** The coverages, in an entry that says anew what is insured. An entry that is booked again unchanged names the entry whose coverages it keeps. */
  readonly coverages?: readonly CoverageInForce[] | { readonly of: string };
}

export interface ChargedEntry extends NewEntry {
  readonly charges: readonly DatedCharge[];
}

export interface LedgerEntry extends ChargedEntry {
  readonly id: string;
  readonly sequence: number;
}

/** Entries that decide what is covered and what it costs; the others announce, or only mark a date. */
export const PRICING_KINDS: readonly TransactionKind[] = [
  'new_business',
  'renewal',
  'endorsement',
  'cancellation',
  'reinstatement',
  'anniversary',
];

/** The kinds of entries that say anew which coverages there are. Entries of other kinds keep those of the entry before. */
export const STATES_COVERAGES: readonly TransactionKind[] = ['new_business', 'renewal', 'endorsement'];

/** The entries that are neither reversals nor reversed, in the order of their effective days. */
export function liveEntries<T extends Pick<LedgerEntry, 'id' | 'kind' | 'reverses'>>(
  entries: readonly T[],
): readonly T[] {
  const reversed = new Set(entries.map(({ reverses }) => reverses));
  return entries.filter(({ id, kind }) => kind !== 'reversal' && !reversed.has(id));
}

export function pricingEntries<T extends LedgerEntry>(entries: readonly T[]): readonly T[] {
  return liveEntries(entries).filter(({ kind }) => PRICING_KINDS.includes(kind));
}

/**
 * The entry that says what is insured on a day: the latest that stands; none before the first day. `latestLiveEntry` is the
 * same rule in SQL.
 */
export function entryOnDay(entries: readonly LedgerEntry[], day: CalendarDate): LedgerEntry | undefined {
  return pricingEntries(entries).findLast(({ effectiveOn }) => effectiveOn <= day);
}
