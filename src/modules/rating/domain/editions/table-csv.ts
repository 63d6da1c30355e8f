import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { FieldFault } from '../../../../shared/errors.js';
import { runsAsFormula } from '../../../../shared/spreadsheet.js';
import { Faults, below } from '../manual/faults.js';
import type { Dimension, FactorRow, FactorTable, RowKey } from '../manual/tables.js';
import { MOST_ROWS, VALUE, isName } from '../manual/read-tables.js';

/**
 * Factor tables as CSV (RFC 4180), lossless in both directions. Each dimension has a column named after its input; an empty
 * cell is any value. A dimension of ranges has two columns, `… from` and `… to`: one empty cell is an open end, two are any
 * value. The last column is `value`.
 */
export const ANY_NUMBER = '*';
/** In `… to`: the row matches the single value in `… from`, not a range. */
export const SINGLE = 'only';
const VALUE_COLUMN = 'value';

type Columns = readonly { readonly name: string; readonly spans: boolean }[];

/** Far more than the longest valid row: eight dimensions of 200 characters each. */
const LONGEST_LINE = 10_000;
const [LINE_FEED, CARRIAGE_RETURN] = [10, 13];

export function tableToCsv(table: FactorTable): string {
  const columns = table.dimensions.map((dimension, index) => ({
    name: dimension.input,
    spans: dimension.match === 'range' || table.rows.some((row) => Array.isArray(row[index])),
  }));
  const lines = table.rows.map((row) => [
    ...columns.flatMap(({ spans }, index) => keyCells(row[index] as RowKey, spans)),
    literal(row.at(-1) as string),
  ]);
  return stringify([headerOf(columns), ...lines], { record_delimiter: '\r\n', quoted_match: /[\r\n]/ });
}

function headerOf(columns: Columns): readonly string[] {
  return [
    ...columns.flatMap(({ name, spans }) =>
      spans ? [`${literal(name)} from`, `${literal(name)} to`] : [literal(name)],
    ),
    VALUE_COLUMN,
  ];
}

function keyCells(key: RowKey, spans: boolean): readonly string[] {
  if (!spans) return [key === null ? '' : literal(key as string)];
  if (key === null) return ['', ''];
  if (typeof key === 'string') return [literal(key), SINGLE];
  const [from, to] = key;
  if (from === null && to === null) return [ANY_NUMBER, ANY_NUMBER];
  return [from === null ? '' : literal(from), to === null ? '' : literal(to)];
}

/** Puts an apostrophe before text that a spreadsheet would take for a formula, or this format for a sign of its own. */
function literal(text: string): string {
  const special = text.startsWith("'") || text === ANY_NUMBER || text === SINGLE || runsAsFormula(text);
  return special ? `'${text}` : text;
}

export interface CsvRows {
  readonly rows: readonly FactorRow[];
  /** Each fault points to its line: `/lines/7/value`. */
  readonly faults: readonly FieldFault[];
  readonly faultCount: number;
}

/** Reads the rows of a table back; its dimensions decide which columns are expected. */
export function rowsFromCsv(text: string, table: Pick<FactorTable, 'dimensions' | 'result'>): CsvRows {
  const faults = new Faults();
  const rows: FactorRow[] = [];
  const reading = records(text, faults);
  const [header, ...lines] = reading;
  const columns = header ? columnsOf(header, table.dimensions, faults) : null;
  if (!header && faults.count === 0) faults.add('/lines/1', 'is missing: the first line names the columns');
  if (lines.length > MOST_ROWS)
    faults.add('/lines', `are more than ${MOST_ROWS}, which is the most that is possible`);
  else if (columns) {
    for (const line of lines) rows.push(new Line(line, columns, table.result ?? 'number', faults).row());
  }
  return { rows, faults: faults.list, faultCount: faults.count };
}

interface CsvRecord {
  readonly record: readonly string[];
  readonly line: number;
}

/** Stops reading where a table would have too many rows. */
function records(text: string, faults: Faults): readonly CsvRecord[] {
  const read: CsvRecord[] = [];
  const long = longLine(text);
  if (long !== null) {
    faults.add(`/lines/${long}`, `is longer than ${LONGEST_LINE} characters`);
    return read;
  }
  try {
    parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: LONGEST_LINE,
      to: MOST_ROWS + 2,
      on_record: (record, { lines: line }) => {
        read.push({ record, line });
        return null;
      },
    });
    return read;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as { readonly lines?: unknown };
    faults.add(
      typeof lines === 'number' ? `/lines/${lines}` : '/lines',
      error.code === 'CSV_MAX_RECORD_SIZE'
        ? `is longer than ${LONGEST_LINE} characters, or has a quote that is not closed`
        : 'is not well-formed CSV: a quote is not closed, or stands where none belongs',
    );
    return [];
  }
}

/**
 * The number of the first line that is too long, or null. The parser limits the length of a line's cells but not their
 * number.
 */
function longLine(text: string): number | null {
  let [line, began] = [1, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LINE_FEED || code === CARRIAGE_RETURN) {
      if (code === LINE_FEED || text.charCodeAt(at + 1) !== LINE_FEED) line += 1;
      began = at + 1;
    } else if (at - began >= LONGEST_LINE) return line;
  }
  return null;
}

function columnsOf(
  { record, line }: CsvRecord,
  dimensions: readonly Dimension[],
  faults: Faults,
): Columns | null {
  let at = 0;
  const columns = dimensions.map(({ input, match }) => {
    const spans = match === 'range' || record[at] === `${literal(input)} from`;
    at += spans ? 2 : 1;
    return { name: input, spans };
  });
  const expected = headerOf(columns);
  if (expected.length === record.length && expected.every((name, index) => name === record[index]))
    return columns;
  faults.add(`/lines/${line}`, `must name the columns ${expected.join(', ')}`);
  return null;
}

/** Reads one line of the file as a row of the table. */
class Line {
  private readonly pointer: string;

  constructor(
    private readonly source: CsvRecord,
    private readonly columns: Columns,
    private readonly result: 'number' | 'text',
    private readonly faults: Faults,
  ) {
    this.pointer = `/lines/${source.line}`;
  }

  row(): FactorRow {
    const { record } = this.source;
    const names = headerOf(this.columns);
    if (record.length !== names.length) {
      this.faults.add(this.pointer, `has ${record.length} columns instead of ${names.length}`);
      return [''];
    }
    let at = 0;
    const keys = this.columns.map(({ spans }) => {
      const key = spans ? this.span(at, names) : this.end(at, names);
      at += spans ? 2 : 1;
      return key;
    });
    return [...keys, this.value(at)];
  }

  private span(at: number, names: readonly string[]): RowKey {
    const [from = '', to = ''] = [this.source.record[at], this.source.record[at + 1]];
    if (from === '' && to === '') return null;
    if (from === ANY_NUMBER && to === ANY_NUMBER) return [null, null];
    if (to === SINGLE) {
      if (from === '')
        this.faults.add(below(this.pointer, names[at] ?? ''), 'is missing: it is the only value');
      return this.end(at, names);
    }
    return [this.end(at, names), this.end(at + 1, names)];
  }

  /** The text of a cell; null for an empty one. */
  private end(at: number, names: readonly string[]): string | null {
    const cell = this.source.record[at] ?? '';
    const text = this.text(cell, names[at] ?? '');
    if (cell === '' || text === null || isName(text)) return cell === '' ? null : text;
    this.faults.add(
      below(this.pointer, names[at] ?? ''),
      'must be a text of 1 to 200 characters without control characters',
    );
    return null;
  }

  private value(at: number): string {
    const text = this.text(this.source.record[at] ?? '', VALUE_COLUMN);
    if (text === null) return '';
    const sound = this.result === 'number' ? VALUE.test(text) : isName(text);
    if (!sound) {
      this.faults.add(
        below(this.pointer, VALUE_COLUMN),
        this.result === 'number' ? 'must be a decimal, such as 1.05' : 'must be a text',
      );
    }
    return text;
  }

  /** The text of a cell without its apostrophe; null after a fault. */
  private text(cell: string, column: string): string | null {
    if (cell.startsWith("'")) return cell.slice(1);
    if (!runsAsFormula(cell)) return cell;
    this.faults.add(
      below(this.pointer, column),
      'begins like a formula of a spreadsheet: text that begins so is written with an apostrophe before it',
    );
    return null;
  }
}
