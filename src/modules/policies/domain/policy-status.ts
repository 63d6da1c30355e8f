import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { Period } from '../../../shared/period.js';

export const POLICY_STATUSES = ['pending', 'active', 'inactive', 'cancelled', 'expired'] as const;
export type PolicyStatus = (typeof POLICY_STATUSES)[number];

/** Statuses that a date alone moves on; the others come from a transaction of the ledger and stay. */
const FOLLOWS_THE_CALENDAR: readonly PolicyStatus[] = ['pending', 'active', 'expired'];

/**
 * The status of a term on a day of its own calendar. The stored column is only a cache of this, for searching: reads are
 * right even when the nightly job that refreshes it has not run.
 */
export function statusOn(stored: PolicyStatus, term: Period, today: CalendarDate): PolicyStatus {
  if (!FOLLOWS_THE_CALENDAR.includes(stored)) return stored;
  if (today < term.effective) return 'pending';
  return term.contains(today) ? 'active' : 'expired';
}
