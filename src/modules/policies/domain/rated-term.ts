import type { CalendarDate } from '../../../shared/calendar-date.js';
import { addMonths } from '../../../shared/calendar-date.js';
import type { DayCount } from './day-count.js';
import type { RatedTerm } from './proration.js';

const YEAR_MONTHS = 12;

/** The span that a premium is for: the term, or the first year of a longer one, because manuals rate those by the year. */
export function ratedTermOf(
  term: {
    readonly effectiveDate: CalendarDate;
    readonly expirationDate: CalendarDate;
    readonly termMonths: number;
  },
  dayCount: DayCount,
): RatedTerm {
  const { effectiveDate: effective, expirationDate, termMonths } = term;
  const expiration = termMonths > YEAR_MONTHS ? addMonths(effective, YEAR_MONTHS) : expirationDate;
  return { effective, expiration, dayCount };
}
