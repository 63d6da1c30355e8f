import type { CalendarDate } from '../../../../../shared/calendar-date.js';
import { addMonths } from '../../../../../shared/calendar-date.js';

export interface TermDates {
  readonly effectiveDate: CalendarDate;
  readonly expirationDate: CalendarDate;
  readonly termMonths: number;
}

/**
 * The term after one that ends: as many months, from the day on which that one ends. Its end is an anniversary of the
 * contract's first day, so that what began on February 29 comes back to it every fourth year, instead of staying on the
 * 28th for ever. A term that ends on no anniversary is followed by months counted from its end.
 */
export function nextTerm(
  contractBegan: CalendarDate,
  { expirationDate, termMonths }: Pick<TermDates, 'expirationDate' | 'termMonths'>,
): TermDates {
  const months = monthsBetween(contractBegan, expirationDate);
  const isAnniversary = addMonths(contractBegan, months) === expirationDate;
  return {
    effectiveDate: expirationDate,
    expirationDate: isAnniversary
      ? addMonths(contractBegan, months + termMonths)
      : addMonths(expirationDate, termMonths),
    termMonths,
  };
}

/** By the calendar, whatever the days. */
function monthsBetween(from: CalendarDate, to: CalendarDate): number {
  const [fromYear, fromMonth] = from.split('-').map(Number) as [number, number];
  const [toYear, toMonth] = to.split('-').map(Number) as [number, number];
  return (toYear - fromYear) * 12 + toMonth - fromMonth;
}
