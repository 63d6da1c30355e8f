import type { FactorTable } from '../../manual/tables.js';
import type { OperandHeading, RowHit } from '../trace.js';

/** What a worksheet says about the rows of a table: put together when a row is first used, then kept. */
export function rowsWording(
  { rows }: FactorTable,
  table: string,
  hasValues: boolean,
): Pick<OperandHeading, 'valueAt' | 'rowAt' | 'wordsAt'> {
  const hits: (RowHit | undefined)[] = [];
  const words: (string | undefined)[] = [];
  const rowAt = (row: number): RowHit | null => {
    if (row < 0) return null;
    return (hits[row] ??= { table, number: row + 1, keys: (rows[row] ?? []).slice(0, -1) });
  };
  return {
    valueAt: (row) => {
      const cells = hasValues ? rows[row] : undefined;
      return cells === undefined ? null : (cells[cells.length - 1] as string);
    },
    rowAt,
    wordsAt: (row) => {
      const hit = rowAt(row);
      return hit && (words[row] ??= hit.keys.map(keyText).join(', '));
    },
  };
}

function keyText(key: unknown): string {
  if (key === null) return 'any';
  return Array.isArray(key) ? `${key[0] ?? ''}–${key[1] ?? ''}` : String(key);
}
