import { isCalendarDate } from '../../shared/calendar-date.js';
import { isId } from '../../shared/ids.js';
import type { SortKey } from '../../shared/page.js';
import { decodeCursor } from '../../shared/page.js';
import { httpError } from './http.errors.js';

const CHECKS = {
  text: (part: string): boolean => part.length <= 500 && !part.includes('\0') && part.isWellFormed(),
  id: isId,
  date: isCalendarDate,
  moment: isMoment,
  share: (part: string): boolean => /^[01]\.\d{4}$/.test(part),
  whole: (part: string): boolean => /^\d{1,9}$/.test(part),
  sequence: (part: string): boolean => /^\d{1,18}$/.test(part),
} as const;

/** Whether a text is a moment as exactMoment() writes it: Date.parse reads February 30 as March 2, and PostgreSQL has no year 0. */
function isMoment(part: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/.test(part) || part.startsWith('0000')) return false;
  const time = Date.parse(part);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 19) === part.slice(0, 19);
}

/**
 * Decodes `?cursor` into the sort key of the last row, and checks each part against the type that the query compares it with. Throws 400
 * for any other text.
 */
export function afterCursor(
  cursor: string | undefined,
  parts: readonly (keyof typeof CHECKS)[],
): SortKey | null {
  if (cursor === undefined) return null;
  const key = decodeCursor(cursor, parts.length);
  if (key?.every((part, index) => CHECKS[parts[index] ?? 'text'](part))) return key;
  throw invalidCursor();
}

export function invalidCursor(): Error {
  return httpError('http.invalid-cursor', {
    errors: [{ pointer: '?cursor', detail: 'is not a cursor of this list with these filters' }],
  });
}
