import { isId } from '../../shared/ids.js';
import type { SortKey } from '../../shared/page.js';
import { decodeCursor } from '../../shared/page.js';
import { httpError } from './http.errors.js';

const CHECKS = {
  text: (part: string): boolean => part.length <= 500 && !part.includes('\0') && part.isWellFormed(),
  id: isId,
  moment: (part: string): boolean =>
    /^\d{4}-\d{2}-\d{2}T[\d:.]{8,16}Z$/.test(part) && !Number.isNaN(Date.parse(part)),
} as const;

/** The sort key behind `?cursor`, with each part of the type that the query compares it with; 400 for any other text. */
export function afterCursor(
  cursor: string | undefined,
  parts: readonly (keyof typeof CHECKS)[],
): SortKey | null {
  if (cursor === undefined) return null;
  const key = decodeCursor(cursor, parts.length);
  if (key?.every((part, index) => CHECKS[parts[index] ?? 'text'](part))) return key;
  throw httpError('http.invalid-cursor', {
    errors: [{ pointer: '?cursor', detail: 'is not a cursor of this list' }],
  });
}
