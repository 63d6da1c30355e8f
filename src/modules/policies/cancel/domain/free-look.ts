import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { addDays } from '../../../../shared/calendar-date.js';

/** For how many days a state lets an insured look at a new policy and return it for all that was paid. */
export interface FreeLookFact {
  readonly days: number;
  readonly citation: string;
}

/**
 * The last day on which a policy may be returned. The days run from when there is both a policy and coverage: the day of
 * binding is taken for that of delivery, and neither it nor the first day of coverage counts.
 */
export function freeLookEnds(
  { days }: FreeLookFact,
  boundOn: CalendarDate,
  effectiveDate: CalendarDate,
): CalendarDate {
  return addDays(boundOn > effectiveDate ? boundOn : effectiveDate, days);
}
