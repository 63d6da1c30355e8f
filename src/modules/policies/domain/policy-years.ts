import type { CalendarDate } from '../../../shared/calendar-date.js';
import { addMonths } from '../../../shared/calendar-date.js';
import type { DayCount } from './day-count.js';
import type { NewEntry } from './ledger-entry.js';
import type { RatedTerm } from './proration.js';

const YEAR_MONTHS = 12;

interface TermDates {
  readonly effectiveDate: CalendarDate;
  readonly expirationDate: CalendarDate;
  readonly termMonths: number;
}

/**
 * The spans for which the premium of a term is rated, because manuals rate by the year: the term itself, or the years of
 * a longer one, each from one anniversary to the next. Of a term of eighteen months the second year runs full; cover ends
 * within it.
 */
export function policyYearsOf(term: TermDates, dayCount: DayCount): readonly [RatedTerm, ...RatedTerm[]] {
  const { effectiveDate, expirationDate, termMonths } = term;
  if (termMonths <= YEAR_MONTHS) return [{ effective: effectiveDate, expiration: expirationDate, dayCount }];
  const anniversary = (years: number): CalendarDate => addMonths(effectiveDate, years * YEAR_MONTHS);
  const year = (n: number): RatedTerm => {
    const [effective, expiration] = [anniversary(n), anniversary(n + 1)];
    return {
      effective,
      expiration,
      dayCount,
      ...(expiration > expirationDate ? { endsOn: expirationDate } : {}),
    };
  };
  const later = Array.from({ length: Math.ceil(termMonths / YEAR_MONTHS) - 1 }, (_, n) => year(n + 1));
  return [year(0), ...later];
}

/** The first year, for which binding charges. */
export function firstYearOf(term: TermDates, dayCount: DayCount): RatedTerm {
  return policyYearsOf(term, dayCount)[0];
}

/** How many years of a term are charged: the first by its first entry, each other one by an anniversary. */
export function yearsCharged(live: readonly Pick<NewEntry, 'kind'>[]): number {
  return 1 + live.filter(({ kind }) => kind === 'anniversary').length;
}
