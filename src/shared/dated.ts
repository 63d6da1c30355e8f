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
