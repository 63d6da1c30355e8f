import type { CalendarDate } from '../../../shared/calendar-date.js';

/** Why there is no cover on a day. */
export const NOT_COVERED_REASONS = [
  'before_inception',
  'after_expiration',
  'flat_canceled',
  'canceled',
  'lapse',
] as const;
export type NotCoveredReason = (typeof NOT_COVERED_REASONS)[number];

/** What decides whether there is cover on a day of a term. */
export interface CoverDates {
  readonly effectiveDate: CalendarDate;
  readonly expirationDate: CalendarDate;
  /** The first day without cover, where a cancellation ends it: one that stands in the ledger on that day, or is announced. */
  readonly endsOn: CalendarDate | null;
  /** The day from which a reinstatement gives cover again after the days without. */
  readonly resumesOn: CalendarDate | null;
}

/** Null where there is cover. The expiration date is the first day without: it is not in the term. */
export function whyNotCovered(
  { effectiveDate, expirationDate, endsOn, resumesOn }: CoverDates,
  on: CalendarDate,
): NotCoveredReason | null {
  if (on < effectiveDate) return 'before_inception';
  if (on >= expirationDate) return 'after_expiration';
  if (endsOn === null || on < endsOn) return null;
  if (resumesOn !== null) return 'lapse';
  return endsOn <= effectiveDate ? 'flat_canceled' : 'canceled';
}
