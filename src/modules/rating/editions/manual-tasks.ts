import { checkManual } from '../domain/manual/check-manual.js';
import { digestOf } from '../domain/manual/digest.js';
import type { FactorTable } from '../domain/manual/tables.js';
import type { ManualDocument } from '../domain/manual/manual.js';
import { rowsFromCsv, tableToCsv } from '../domain/editions/table-csv.js';

/** Tasks for the worker thread. Manuals and tables are passed as JSON text, which is several times faster than as objects. */
export type ManualTask =
  | { readonly kind: 'rows-from-csv'; readonly csv: string; readonly table: string }
  | { readonly kind: 'table-to-csv'; readonly table: string }
  | { readonly kind: 'check'; readonly manual: string }
  | { readonly kind: 'digest'; readonly manual: string };

export function doManualTask(task: ManualTask): string {
  switch (task.kind) {
    case 'rows-from-csv':
      return JSON.stringify(rowsFromCsv(task.csv, JSON.parse(task.table) as FactorTable));
    case 'table-to-csv':
      return tableToCsv(JSON.parse(task.table) as FactorTable);
    case 'check':
      return JSON.stringify(checkManual(JSON.parse(task.manual) as ManualDocument));
    case 'digest':
      return JSON.stringify(digestOf(JSON.parse(task.manual) as ManualDocument));
  }
}
