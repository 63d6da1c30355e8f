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

/** What was ended on its first day never held. */
export function heldOn({ effectiveDate, expirationDate }: Dated, day: CalendarDate): boolean {
  return effectiveDate <= day && (expirationDate === null || day < expirationDate);
}

/** On some day of a period, whose last day counts. */
export function heldWithin(dated: Dated, first: CalendarDate, last: CalendarDate): boolean {
  const begins = dated.effectiveDate > first ? dated.effectiveDate : first;
  return begins <= last && heldOn(dated, begins);
}
