import type { CalendarDate } from '../../../shared/calendar-date.js';
import { longDate } from '../../../shared/long-date.js';
import type { RatedTerm } from '../domain/proration.js';

/** A premium for the first year of a longer term must not read as if it were for all of it. */
export function longTermRemark(
  { expirationDate }: { readonly expirationDate: CalendarDate },
  { effective, expiration }: RatedTerm,
): readonly string[] {
  if (expiration >= expirationDate) return [];
  return [
    `The premium shown is for the first year of the policy period, from ${longDate(effective)} to ${longDate(expiration)}.`,
  ];
}
