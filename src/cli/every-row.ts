import type { Page, SortKey } from '../shared/page.js';
import { MAX_PAGE_SIZE, decodeCursor } from '../shared/page.js';

/** All rows of a list, read page by page, so that a long list is not held in memory. `parts` is the number of columns in its sort key. */
export async function* everyRow<Row>(
  parts: number,
  page: (limit: number, after: SortKey | null) => Promise<Page<Row>>,
): AsyncGenerator<Row> {
  let after: SortKey | null = null;
  do {
    const { items, nextCursor }: Page<Row> = await page(MAX_PAGE_SIZE, after);
    yield* items;
    after = nextCursor === null ? null : decodeCursor(nextCursor, parts);
  } while (after !== null);
}
