import type { CalendarDate } from '../../../shared/calendar-date.js';
import { named } from '../../../shared/named-list.js';

export const POLICY_STATUSES = named('PolicyStatus', [
  'pending',
  'active',
  'inactive',
  'cancelled',
  'expired',
]);
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

/** The days of which a status follows; `endedOn` is missing while no cancellation has ended cover. */
export type StatusDay = 'endedOn' | 'effectiveDate' | 'expirationDate' | 'today';

export interface StatusRule {
  readonly status: PolicyStatus;
  /** Two days of which the first is before the second, or the same. */
  readonly notAfter: readonly [StatusDay, StatusDay];
}

/**
 * The first rule that holds says the status; one whose day is missing does not. `inactive` is a term that never was in force,
 * because it was canceled from its first day. They stand as data because searches apply them in SQL (`status-of-day.ts`).
 */
export const STATUS_RULES: readonly StatusRule[] = [
  { status: 'inactive', notAfter: ['endedOn', 'effectiveDate'] },
  { status: 'cancelled', notAfter: ['endedOn', 'today'] },
  { status: 'expired', notAfter: ['expirationDate', 'today'] },
  { status: 'active', notAfter: ['effectiveDate', 'today'] },
];

/** Where no rule holds: the first day is still ahead. */
export const STATUS_AHEAD: PolicyStatus = 'pending';

/**
 * The status of a term on a day of its own calendar. The stored column is only a cache of this, for searching: reads are
 * right even when the job that refreshes it has not run.
 */
export function statusOn(term: TermDays, today: CalendarDate): PolicyStatus {
  const { effectiveDate, expirationDate } = term;
  const days = { effectiveDate, expirationDate, today, endedOn: coverEndedOn(term, today) };
  const rule = STATUS_RULES.find(({ notAfter: [first, second] }) => isNotAfter(days[first], days[second]));
  return rule?.status ?? STATUS_AHEAD;
}

function isNotAfter(first: CalendarDate | null, second: CalendarDate | null): boolean {
  return first !== null && second !== null && first <= second;
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
