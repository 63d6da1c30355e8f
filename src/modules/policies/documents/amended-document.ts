import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { EndorsementInForce } from '../../documents/index.js';
import type { ChargedEntry, LedgerEntry } from '../domain/ledger-entry.js';
import { pricingEntries } from '../domain/ledger-entry.js';
import { yearsCharged } from '../domain/policy-years.js';
import type { RiskOfTerm } from '../domain/risk-items.js';
import type { DatedCharge, TermCharge } from '../domain/term-charge.js';
import type { Ledger } from '../ledger/ledger.store.js';
import { riskOf } from '../ledger/rated-change.js';

/** A term as it stands after a change, for declarations that take the place of those before. */
export interface AmendedDocument extends RiskOfTerm {
  readonly amendedOn: CalendarDate;
  /** What the risk costs for a whole term, which shows which coverages there are. */
  readonly termCharges: readonly TermCharge[];
  /** All charges of the term. */
  readonly charges: readonly DatedCharge[];
  readonly chargedUntil: CalendarDate | null;
  readonly endorsements: readonly EndorsementInForce[];
}

/**
 * The term after a change of that day. It includes changes that are booked for later days as well, and applies from
 * the last of them on.
 */
export function amendedDocument(
  { years, entries }: Pick<Ledger, 'years' | 'entries'>,
  bookings: readonly ChargedEntry[],
  amendedOn: CalendarDate,
): AmendedDocument {
  const live = pricingEntries(entries);
  const booked = bookings.findLast(({ kind }) => kind !== 'reversal');
  const last = booked ?? live.at(-1);
  if (!last) throw new Error('A ledger begins with an entry');
  const all = [...entries, ...bookings];
  return {
    ...(booked
      ? { snapshot: booked.snapshot, itemIds: booked.details.itemIds ?? {} }
      : riskOf(last as LedgerEntry)),
    amendedOn: amendedOn > last.effectiveOn ? amendedOn : last.effectiveOn,
    termCharges: last.details.termCharges ?? last.charges,
    charges: all.flatMap(({ charges }) => charges),
    chargedUntil: years[yearsCharged(live) - 1]?.expiration ?? null,
    endorsements: all
      .filter(({ kind, details }) => kind === 'endorsement' && details['rebooks'] === undefined)
      .map(({ effectiveOn }, index) => ({ number: String(index + 1), effectiveDate: effectiveOn })),
  };
}
