import type { ChangeDocument } from '../../documents/policy-documents.js';
import type { LedgerEntry } from '../../domain/ledger-entry.js';
import { entryOnDay } from '../../domain/ledger-entry.js';
import type { Ledger } from '../../ledger/ledger.store.js';
import { premiumOf } from '../../ledger/premium.js';
import { riskOf } from '../../ledger/rated-change.js';
import type { EndorsementInput, EndorsementPlan } from './plan-endorsement.js';

/** The data of an endorsement document: the risk of the day before and after the change, and the effect on the premium. */
export function endorsementDocument(
  { entries }: Ledger,
  { bookings }: EndorsementPlan,
  { effectiveOn }: EndorsementInput,
): ChangeDocument {
  const base = entryOnDay(entries, effectiveOn);
  // Later entries that are booked again follow it.
  const at = bookings.findIndex(({ kind }) => kind === 'endorsement');
  const entry = bookings[at];
  if (!base || !entry) throw new Error('An endorsement books an entry after another one');
  return {
    number: numberOf(entries),
    effectiveOn,
    before: riskOf(base),
    after: { snapshot: entry.snapshot, itemIds: entry.details.itemIds ?? {} },
    premiumBefore: premiumOf(entries),
    charges: bookings.flatMap(({ charges }) => charges),
  };
}

/** The first change of a term is Endorsement 1; one that is booked again after an earlier change keeps its own document. */
function numberOf(entries: readonly LedgerEntry[]): number {
  return (
    1 +
    entries.filter(({ kind, details }) => kind === 'endorsement' && details['rebooks'] === undefined).length
  );
}
