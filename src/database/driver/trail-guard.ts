import { currentRequest } from '../../platform/http/request-context.js';
import { isPatient } from '../../platform/postgres/wait-limits.js';
import { UNTRAILED_COLUMNS, UNTRAILED_TABLES } from '../untrailed-tables.js';

/** The beginning of a change and its table; `for update`, `for no key update` and `on conflict do update` are not meant. */
const CHANGE =
  /\b(?<!\b(?:for|key|do)\s+)(insert\s+into|update|delete\s+from|merge\s+into)\s+(?:only\s+)?"?([a-z_0-9]+)"?/gi;
/** The SET list of an update. */
const SET = /\sset\s([^]*?)(?:\swhere\s|\sfrom\s|$)/i;
const COLUMN = /(?:^|,)\s*"?([a-z_0-9]+)"?\s*=/gi;
const TRAIL = 'audit_logs';
const MOST_KNOWN = 5_000;

const known = new Map<string, readonly string[]>();

/** The tables that a statement changes and whose changes need an audit row, cached for each text. */
function changedBy(sql: string): readonly string[] {
  const found = known.get(sql);
  if (found) return found;
  const tables = [...sql.matchAll(CHANGE)].flatMap(({ 1: verb = '', 2: name = '', index }) => {
    const table = name.toLowerCase();
    return table === TRAIL || needsRecord(table, verb, sql.slice(index)) ? [table] : [];
  });
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(sql, tables);
  return tables;
}

function needsRecord(table: string, verb: string, statement: string): boolean {
  if (Object.hasOwn(UNTRAILED_TABLES, table)) return false;
  const counters = UNTRAILED_COLUMNS[table];
  if (!counters || verb.toLowerCase() !== 'update') return true;
  const columns = [...(SET.exec(statement)?.[1] ?? '').matchAll(COLUMN)].map(([, column = '']) => column);
  return columns.some((column) => !counters.columns.includes(column));
}

/** Whether changes need an audit row: in requests, jobs and commands, but not in migrations, seeds and tests. */
function isAccountable(): boolean {
  return currentRequest() !== undefined || isPatient();
}

export class UnrecordedChange extends Error {
  constructor(table: string) {
    super(
      `This changes ${table} and leaves no row in the audit trail: call Audit.record in the same transaction, or say in ` +
        'untrailed-tables.ts why it need not be told',
    );
  }
}

/** Tracks what a transaction changes, and whether it writes to the audit trail. */
export class TrailGuard {
  private changed: string | undefined;
  private isRecorded = false;
  private asked = false;

  begin(): void {
    this.changed = undefined;
    this.isRecorded = false;
    this.asked = false;
  }

  /** The table that a statement may change; undefined if there is none, or once the transaction has written to the trail. */
  changeBy(sql: string): string | undefined {
    if (this.isRecorded || !isAccountable()) return undefined;
    const tables = changedBy(sql);
    if (tables.includes(TRAIL)) this.isRecorded = true;
    else if (tables.length > 0) this.asked = true;
    return this.isRecorded ? undefined : tables[0];
  }

  /** Notes that rows of the table were changed. */
  note(table: string): void {
    this.changed ??= table;
  }

  get mayBeUnrecorded(): boolean {
    return this.asked && !this.isRecorded;
  }

  get fault(): UnrecordedChange | null {
    return this.isRecorded || this.changed === undefined ? null : new UnrecordedChange(this.changed);
  }
}
