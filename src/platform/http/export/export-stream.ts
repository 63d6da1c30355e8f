import { Readable } from 'node:stream';
import type { SortKey } from '../../../shared/page.js';
import { tightenHeap } from '../../jobs/tight-heap.js';
import { csvLine } from './csv.js';
import { named } from '../../../shared/named-list.js';

export const EXPORT_FORMATS = named('ExportFormat', ['csv', 'ndjson']);
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What is exported of a row: the heading in CSV, and the field, which is also its name in NDJSON. */
export type ExportColumns<Row> = readonly (readonly [heading: string, field: keyof Row & string])[];

type Cell = string | number | boolean | null;

/** The next rows after a place, in an order that no change of a row moves it in; fewer than asked for are the last ones. */
export type NextRows<Row> = (after: SortKey | null, limit: number) => Promise<readonly Row[]>;

const BATCH = 1_000;

/**
 * A list of any length as a stream that is written as fast as the client takes it. It is read batch by batch and by key: a
 * slow client holds neither a connection nor a transaction, memory is that of one batch, and when the client goes away the
 * next batch is not asked for.
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
