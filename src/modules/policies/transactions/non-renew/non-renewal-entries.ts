import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { announcing } from '../cancel/canceling-entries.js';
import type { Requester } from '../cancel/domain/cancellation-reason.js';
import type { ChargedEntry, LedgerEntry } from '../../domain/ledger-entry.js';
import { liveEntries } from '../../domain/ledger-entry.js';
import type { Ledger } from '../../ledger/ledger.store.js';
import type { NonRenewalReason, WithdrawalReason } from './domain/non-renewal-reason.js';

/** What is kept with the entry: what the letter says, and until when it has to be mailed. */
export interface NonRenewal {
  readonly requestedBy: Requester;
  readonly reason: NonRenewalReason;
  /** The words for the insured. */
  readonly explanation: string | null;
  readonly note: string | null;
  /** Null where the insured asks. */
  readonly noticeDays: number | null;
  readonly noticeCitation: string | null;
  readonly mailBy: CalendarDate | null;
}

/** The entry by which a term will not be followed by another one; null where it may be. */
export function standingNonRenewal(entries: readonly LedgerEntry[]): LedgerEntry | null {
  return liveEntries(entries).findLast(({ kind }) => kind === 'non_renewal') ?? null;
}

/** On the day on which the term ends. It charges nothing. */
export function nonRenewing({ term, entries }: Ledger, nonRenewal: NonRenewal): ChargedEntry {
  return announcing(entries, 'non_renewal', term.expirationDate, { ...nonRenewal });
}

export function takingBack(
  { term, entries }: Ledger,
  { id }: LedgerEntry,
  details: { readonly reason: WithdrawalReason; readonly note: string | null },
): ChargedEntry {
  return { ...announcing(entries, 'reversal', term.expirationDate, details), reverses: id };
}

export function nonRenewalOf({ details }: LedgerEntry): NonRenewal {
  return {
    requestedBy: details['requestedBy'] as Requester,
    reason: details['reason'] as NonRenewalReason,
    explanation: (details['explanation'] as string | null | undefined) ?? null,
    note: (details['note'] as string | null | undefined) ?? null,
    noticeDays: (details['noticeDays'] as number | null | undefined) ?? null,
    noticeCitation: (details['noticeCitation'] as string | null | undefined) ?? null,
    mailBy: (details['mailBy'] as CalendarDate | null | undefined) ?? null,
  };
}
