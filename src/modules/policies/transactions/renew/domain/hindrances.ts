import type { CalendarDate } from '../../../../../shared/calendar-date.js';

/** What decides whether a term can be followed by another one. */
export interface RenewableTerm {
  readonly productType: string;
  readonly expirationDate: CalendarDate;
  readonly cancelledOn: CalendarDate | null;
  readonly cancellationDueOn: CalendarDate | null;
  readonly isNonRenewed: boolean;
  /** The policy that is its next term; null while there is none. */
  readonly renewedBy: string | null;
  /** Deleted, and merged into nobody who is still there. */
  readonly isCustomerGone: boolean;
}

export const HINDRANCES = [
  'policies.not-renewable',
  'policies.already-renewed',
  'policies.non-renewed',
  'policies.customer-gone',
  'policies.not-in-force',
  'policies.cancellation-pending',
  'policies.term-expired',
] as const;
export type Hindrance = (typeof HINDRANCES)[number];

/** Why a term cannot be renewed, whatever the day; null where it can. */
export function obstacleTo(term: RenewableTerm): Hindrance | null {
  if (term.productType === 'life') return 'policies.not-renewable';
  if (term.renewedBy !== null) return 'policies.already-renewed';
  if (term.isNonRenewed) return 'policies.non-renewed';
  if (term.isCustomerGone) return 'policies.customer-gone';
  if (term.cancelledOn !== null) return 'policies.not-in-force';
  return term.cancellationDueOn === null ? null : 'policies.cancellation-pending';
}

/** The same on a day: a term that has ended is not renewed any more. */
export function hindranceTo(term: RenewableTerm, today: CalendarDate): Hindrance | null {
  return obstacleTo(term) ?? (term.expirationDate <= today ? 'policies.term-expired' : null);
}
