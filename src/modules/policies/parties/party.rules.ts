import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { FieldFault } from '../../../shared/errors.js';
import { pricingEntries } from '../domain/ledger-entry.js';
import { withoutItemIds } from '../domain/risk-items.js';
import type { Ledger } from '../ledger.store.js';
import { policyError } from '../policies.errors.js';
import { identified } from '../rated-change.js';

/** A party is on the policy on a day of its term, and its interest lies in something that is insured on that day. */
export function assertPartyFits(
  { term, entries }: Ledger,
  effectiveDate: CalendarDate,
  itemId: string | null,
): void {
  if (effectiveDate < term.effectiveDate || effectiveDate >= term.expirationDate)
    throw invalid({
      pointer: '/effectiveDate',
      detail: `must be from ${term.effectiveDate} on and before ${term.expirationDate}`,
    });
  if (itemId === null) return;
  const insured = pricingEntries(entries).findLast(({ effectiveOn }) => effectiveOn <= effectiveDate);
  const ids = insured ? Object.values(withoutItemIds(identified(insured)).itemIds) : [];
  if (!ids.includes(itemId))
    throw invalid({ pointer: '/itemId', detail: `must be an item that is insured on ${effectiveDate}` });
}

export function assertCanEnd(
  { role, effectiveDate, expirationDate: ended }: PartyDays,
  expirationDate: CalendarDate,
): void {
  if (role === 'first_named_insured')
    throw invalid({
      pointer: '/expirationDate',
      detail: 'cannot be set: the first named insured stays on the policy',
    });
  if (ended !== null)
    throw policyError('policies.party-ended', { detail: `It left the policy on ${ended}.` });
  if (expirationDate <= effectiveDate)
    throw invalid({ pointer: '/expirationDate', detail: `must lie after ${effectiveDate}` });
}

export interface PartyDays {
  readonly role: string;
  readonly effectiveDate: CalendarDate;
  readonly expirationDate: CalendarDate | null;
}

export function invalid(fault: FieldFault): Error {
  return policyError('policies.party-invalid', { errors: [fault] });
}
