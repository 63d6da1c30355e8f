import { Readable } from 'node:stream';
import type { SortKey } from '../../../shared/page.js';
import { tightenHeap } from '../../jobs/tight-heap.js';
import { csvLine } from './csv.js';
import { named } from '../../../shared/named-list.js';

export const EXPORT_FORMATS = named('ExportFormat', ['csv', 'ndjson']);
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The exported columns: the heading in CSV, and the field, which is also the name in NDJSON. */
export type ExportColumns<Row> = readonly (readonly [heading: string, field: keyof Row & string])[];

type Cell = string | number | boolean | null;

/** Returns the rows after a sort key, in an order that changes of rows do not affect. Fewer rows than `limit` mean the end of the list. */
export type NextRows<Row> = (after: SortKey | null, limit: number) => Promise<readonly Row[]>;

const BATCH = 1_000;

/**
 * Streams a list of any length as fast as the client reads it. Rows are read in batches by sort key, so a slow client holds no connection
 * and no transaction, memory is that of one batch, and reading stops when the client disconnects.
 */
export function exportStream<Row extends { readonly [Field in keyof Row]: Cell }>(
  format: ExportFormat,
  columns: ExportColumns<Row>,
  next: NextRows<Row>,
  keyOf: (row: Row) => SortKey,
): Readable {
  return Readable.from(lines(format, columns, next, keyOf), { objectMode: false, highWaterMark: 65_536 });
}

async function* lines<Row extends { readonly [Field in keyof Row]: Cell }>(
  format: ExportFormat,
  columns: ExportColumns<Row>,
  next: NextRows<Row>,
  keyOf: (row: Row) => SortKey,
): AsyncGenerator<string> {
  const line = format === 'csv' ? csvRow : ndjsonRow;
  const loosen = tightenHeap();
  try {
    if (format === 'csv') yield csvLine(columns.map(([heading]) => heading));
    let after: SortKey | null = null;
    for (;;) {
      const batch: readonly Row[] = await next(after, BATCH);
      if (batch.length > 0) yield batch.map((row) => line(columns, row)).join('');
      const last = batch.at(-1);
      if (!last || batch.length < BATCH) return;
      after = keyOf(last);
    }
  } finally {
    loosen();
  }
}

function csvRow<Row extends { readonly [Field in keyof Row]: Cell }>(
  columns: ExportColumns<Row>,
  row: Row,
): string {
  return csvLine(columns.map(([, field]) => (row[field] === null ? null : String(row[field]))));
}

function ndjsonRow<Row>(columns: ExportColumns<Row>, row: Row): string {
  return `${JSON.stringify(Object.fromEntries(columns.map(([, field]) => [field, row[field]])))}\n`;
}
