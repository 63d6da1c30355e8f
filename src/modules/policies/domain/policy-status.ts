import type { CalendarDate } from '../../../shared/calendar-date.js';

export const POLICY_STATUSES = ['pending', 'active', 'inactive', 'cancelled', 'expired'] as const;
export type PolicyStatus = (typeof POLICY_STATUSES)[number];

/** What the status of a term follows from: its days, and the day on which a cancellation ends its cover, if one does. */
export interface TermDays {
  readonly effectiveDate: CalendarDate;
  readonly expirationDate: CalendarDate;
  /** As booked. */
  readonly cancelledOn: CalendarDate | null;
  /** As announced, and not yet booked. */
  readonly cancellationDueOn?: CalendarDate | null;
  /** Whether what was announced stands: its notice went out in time, or it needs none. */
  readonly cancellationStands?: boolean;
}

/**
 * The status of a term on a day of its own calendar: `inactive` when it never was in force, because it was cancelled from
 * its first day; `cancelled` from the day on which cover ended early. The stored column is only a cache of this, for
 * searching: reads are right even when the job that refreshes it has not run.
 */
export function statusOn(term: TermDays, today: CalendarDate): PolicyStatus {
  const { effectiveDate, expirationDate } = term;
  const endsOn = coverEndedOn(term, today);
  if (endsOn !== null && endsOn <= effectiveDate) return 'inactive';
  if (endsOn !== null && endsOn <= today) return 'cancelled';
  if (today < effectiveDate) return 'pending';
  return today < expirationDate ? 'active' : 'expired';
}

/** The first day without cover where a cancellation has ended it by today: booked, or announced for a day that has come. */
export function coverEndedOn(
  term: Pick<TermDays, 'cancelledOn' | 'cancellationDueOn' | 'cancellationStands'>,
  today: CalendarDate,
): CalendarDate | null {
  const endsOn = endOfCoverAhead(term);
  return term.cancelledOn !== null || (endsOn !== null && endsOn <= today) ? endsOn : null;
}

/** The first day without cover as things stand: also where the day that was announced is still ahead. */
export function endOfCoverAhead({
  cancelledOn,
  cancellationDueOn,
  cancellationStands,
}: Pick<TermDays, 'cancelledOn' | 'cancellationDueOn' | 'cancellationStands'>): CalendarDate | null {
  return cancelledOn ?? (cancellationStands === true ? (cancellationDueOn ?? null) : null);
}
