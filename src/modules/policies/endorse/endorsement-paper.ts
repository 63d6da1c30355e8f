import type { ChangePaper } from '../documents/policy-papers.js';
import { around } from '../domain/booking.js';
import { withoutItemIds } from '../domain/risk-items.js';
import type { BookedEntry, Ledger } from '../ledger.store.js';
import { premiumOf } from '../premium.js';
import { identified } from '../rated-change.js';
import type { EndorsementInput, EndorsementPlan } from './plan-endorsement.js';

/** What the paper of an endorsement tells: the risk of the day before and after the change, and what it does to the premium. */
export function endorsementPaper(
  { entries }: Ledger,
  { bookings }: EndorsementPlan,
  { effectiveOn }: EndorsementInput,
  booked: readonly BookedEntry[],
): ChangePaper {
  const base = around(entries, { effectiveOn }).before.at(-1);
  // Later entries that are booked again follow it.
  const at = bookings.findIndex(({ kind }) => kind === 'endorsement');
  const [entry, row] = [bookings[at], booked[at]];
  if (!base || !entry || !row) throw new Error('An endorsement books an entry after another one');
  return {
    sequence: row.sequence,
    effectiveOn,
    before: withoutItemIds(identified(base)),
    after: { snapshot: entry.snapshot, itemIds: entry.details.itemIds ?? {} },
    premiumBefore: premiumOf(entries),
    charges: bookings.flatMap(({ charges }) => charges),
  };
}
