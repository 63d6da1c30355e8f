import { Decimal } from '../../../../shared/decimal.js';
import type { WorksheetStep } from '../engine/worksheet.js';
import type { FactorTable } from '../manual/tables.js';
import type { InputDeclaration } from '../manual/inputs.js';
import type { ManualDocument } from '../manual/manual.js';
import { placedTables } from '../manual/placed-tables.js';

/**
 * True where the row chosen by the input gives more than another value would. Used where this risk cannot be rated with
 * other values, because they occur in other combinations only: the least number per value is compared.
 */
export function tableEffect(
  manual: ManualDocument,
  { path }: InputDeclaration,
  steps: readonly WorksheetStep[],
): boolean {
  const tables = new Map(placedTables(manual).map(({ name, table }) => [name, table]));
  return steps.some(({ row }) => {
    const table = row ? tables.get(row.table) : undefined;
    const at = table?.dimensions.findIndex(({ input }) => input === path) ?? -1;
    return table !== undefined && row && at >= 0 && !isLeast(table, row.keys[at], at);
  });
}

function isLeast({ rows }: FactorTable, key: unknown, at: number): boolean {
  const own = JSON.stringify(key);
  const isOwn = (row: readonly unknown[]): boolean => JSON.stringify(row[at]) === own;
  const mine = leastOf(rows.filter(isOwn));
  const theirs = leastOf(rows.filter((row) => !isOwn(row)));
  return !mine || !theirs || mine.compare(theirs) <= 0;
}

function leastOf(rows: FactorTable['rows']): Decimal | null {
  const values = rows.flatMap((row) => Decimal.tryParse(String(row.at(-1))) ?? []);
  return values.reduce<Decimal | null>(
    (least, value) => (least && least.compare(value) <= 0 ? least : value),
    null,
  );
}
