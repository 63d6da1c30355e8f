/** One page of a list. `nextCursor` is null on the last page; a cursor is opaque to clients and holds the last row's sort key. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

export const DEFAULT_PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 200;

export type SortKey = readonly string[];

export function encodeCursor(key: SortKey): string {
  return Buffer.from(JSON.stringify(key), 'utf8').toString('base64url');
}

/** Decodes a cursor into a sort key of `parts` parts; null for any other text. */
export function decodeCursor(cursor: string, parts: number): SortKey | null {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(key) && key.length === parts && key.every((part) => typeof part === 'string')
      ? key
      : null;
  } catch {
    return null;
  }
}

/** Cuts a result of `limit` + 1 rows to a page; the extra row tells that there is a next page. */
export function toPage<Row>(rows: readonly Row[], limit: number, keyOf: (row: Row) => SortKey): Page<Row>;
export function toPage<Row, T>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => SortKey,
  view: (row: Row) => T,
): Page<T>;
export function toPage<Row>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => SortKey,
  view: (row: Row) => unknown = (row) => row,
): Page<unknown> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(view),
    nextCursor: rows.length > limit && last ? encodeCursor(keyOf(last)) : null,
  };
}

/** The same for rows sorted by `sortedBy` and id; `sortedBy` is left out of the page. */
export function toSortedPage<Row extends { readonly sortedBy: string; readonly id: string }>(
  rows: readonly Row[],
  limit: number,
): Page<Omit<Row, 'sortedBy'>> {
  return toPage(
    rows,
    limit,
    ({ sortedBy, id }) => [sortedBy, id],
    ({ sortedBy: _, ...row }) => row,
  );
}
