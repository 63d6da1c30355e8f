import type { CalendarDate } from './calendar-date.js';
import type { FieldFault } from './errors.js';

/** The period in which something holds; its end is the first day on which it no longer does, null for no end. */
export interface Dated {
  readonly effectiveDate: CalendarDate;
  readonly expirationDate: CalendarDate | null;
}

/** The faults of a period, which must last at least one day. */
export function datesFaults({ effectiveDate, expirationDate }: Dated): readonly FieldFault[] {
  if (expirationDate === null || effectiveDate < expirationDate) return [];
  return [{ pointer: '/expirationDate', detail: 'must lie after the effective date' }];
}

/** Whether a day or moment lies in a period, by text order; the end is excluded. */
export function isBetween(value: string, from: string | null, to: string | null): boolean {
  return (from === null || from <= value) && (to === null || value < to);
}

/** Whether it holds on a day; a period that ends on its first day never holds. */
export function heldOn({ effectiveDate, expirationDate }: Dated, day: CalendarDate): boolean {
  return isBetween(day, effectiveDate, expirationDate);
}

/** Whether it holds on any day of a period, whose last day counts. */
export function heldWithin(dated: Dated, first: CalendarDate, last: CalendarDate): boolean {
  const begins = dated.effectiveDate > first ? dated.effectiveDate : first;
  return begins <= last && heldOn(dated, begins);
}

/** Whether a setting applies: one for no product or state applies to all. If asked about none, only such a setting applies. */
export function holdsFor(setting: string | null, asked: string | null): boolean {
  return setting === null || setting === asked;
}
