import { currentRequest } from '../../platform/http/request-context.js';
import { isPatient } from '../../platform/postgres/wait-limits.js';
import { UNTRAILED_COLUMNS, UNTRAILED_TABLES } from '../untrailed-tables.js';

/** What locks rows or is a clause of an insert is not preceded by what begins a statement. */
const CHANGE =
  /\b(?<!\b(?:for|key|do)\s+)(insert\s+into|update|delete\s+from|merge\s+into)\s+(?:only\s+)?"?([a-z_0-9]+)"?/gi;
/** What an update sets, up to where it says of which rows. */
const SET = /\sset\s([^]*?)(?:\swhere\s|\sfrom\s|$)/i;
const COLUMN = /(?:^|,)\s*"?([a-z_0-9]+)"?\s*=/gi;
const TRAIL = 'audit_logs';
const MOST_KNOWN = 5_000;

const known = new Map<string, readonly string[]>();

/** The tables that a statement changes and that the trail tells of; worked out once for each text. */
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

/** Whether changes have to leave a row in the trail: those of requests, jobs and commands do, those of migrations, seeds and tests do not. */
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

/** Follows what a transaction changes, and whether it tells the trail of it. */
export class TrailGuard {
  private changed: string | undefined;
  private isRecorded = false;
  private asked = false;

  begin(): void {
    this.changed = undefined;
    this.isRecorded = false;
    this.asked = false;
  }

  /** The table that a statement may change, as long as the trail has not been told of anything. */
  changeBy(sql: string): string | undefined {
    if (this.isRecorded || !isAccountable()) return undefined;
    const tables = changedBy(sql);
    if (tables.includes(TRAIL)) this.isRecorded = true;
    else if (tables.length > 0) this.asked = true;
    return this.isRecorded ? undefined : tables[0];
  }

  /** It has changed rows. */
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
