import type { CalendarDate } from './calendar-date.js';
import type { FieldFault } from './errors.js';

/** From when to when something holds: its end is the first day on which it no longer does, null for no end. */
export interface Dated {
  readonly effectiveDate: CalendarDate;
  readonly expirationDate: CalendarDate | null;
}

/** What is entered holds for a day at least. */
export function datesFaults({ effectiveDate, expirationDate }: Dated): readonly FieldFault[] {
  if (expirationDate === null || effectiveDate < expirationDate) return [];
  return [{ pointer: '/expirationDate', detail: 'must lie after the effective date' }];
}

/** Days, or moments, are texts that sort as they follow each other; the end is the first that no longer counts. */
export function isBetween(value: string, from: string | null, to: string | null): boolean {
  return (from === null || from <= value) && (to === null || value < to);
}

/** What was ended on its first day never held. */
export function heldOn({ effectiveDate, expirationDate }: Dated, day: CalendarDate): boolean {
  return isBetween(day, effectiveDate, expirationDate);
}

/** On some day of a period, whose last day counts. */
export function heldWithin(dated: Dated, first: CalendarDate, last: CalendarDate): boolean {
  const begins = dated.effectiveDate > first ? dated.effectiveDate : first;
  return begins <= last && heldOn(dated, begins);
}

/** What is set for no product, or no state, holds for every one; asked about none, only that does. */
export function holdsFor(setting: string | null, asked: string | null): boolean {
  return setting === null || setting === asked;
}
