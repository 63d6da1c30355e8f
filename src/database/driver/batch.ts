import type { Connection } from 'pg';
import Query from 'pg/lib/query.js';
import Result from 'pg/lib/result.js';
import type { RowNames } from './row-names.js';
import { nameByProperty } from './row-names.js';

export interface Answer {
  readonly command: string | null;
  readonly rowCount: number | null;
  readonly rows: readonly unknown[];
}

export interface BatchedStatement {
  readonly name: string | undefined;
  readonly text: string;
  readonly rowNames: RowNames;
  /** The values in text or binary form, as pg's `prepareValue` writes them. */
  readonly values: readonly (string | Buffer | null)[];
  readonly settle: (error: unknown, answer?: Answer) => void;
}

/** For each prepared statement of a connection, the reader of its rows. */
export type RowReaders = Readonly<Record<RowNames, Map<string, Result>>>;

/** pg's parsers of values, by type. */
type Types = object;

/** Methods of pg's Connection that its published types get wrong or leave out. */
interface Sending {
  readonly parsedStatements: Record<string, string>;
  readonly submittedNamedStatements: Record<string, string>;
  parse(statement: { readonly name?: string | undefined; readonly text: string }): void;
  bind(values: { readonly statement?: string | undefined; readonly values: readonly unknown[] }): void;
  describe(what: { readonly type: 'P'; readonly name: '' }): void;
  execute(portal: object): void;
  sync(): void;
}

/** The error of a statement that the server skipped, because an earlier one in the same message failed (`cause`). */
export class PassedOver extends Error {
  /** SQLSTATE in_failed_sql_transaction, which PostgreSQL gives for statements after a failure. */
  readonly code = '25P02';

  constructor(cause: unknown) {
    super('The transaction has failed before', { cause });
  }
}

/**
 * Sends several statements with one Sync at the end (PostgreSQL manual, "Extended Query", pipelining), so that the server answers
 * them in one packet; with a Sync each, every answer would be a packet that wakes this process. After a failure the server skips
 * the rest, and these statements get PassedOver. The columns of a prepared statement are asked for once, because the server
 * refuses to run it when they have changed.
 */
export class Batch extends Query {
  private at = 0;
  /** Not named `rows`: pg treats a query with that field as one that reads through a cursor. */
  private collected: object[] = [];
  private reader: Result | undefined;
  private rowNames: RowNames = 'columns';
  /** The error of a row that could not be parsed. */
  private unread: unknown;

  constructor(
    private readonly statements: readonly BatchedStatement[],
    private readonly types: Types,
    private readonly readers: RowReaders,
    /** Milliseconds after which pg gives up waiting for an answer. */
    readonly query_timeout?: number,
  ) {
    super('', () => undefined);
  }

  override submit(connection: Connection): null {
    const to = connection as unknown as Sending;
    for (const { name, text, rowNames, values } of this.statements) {
      if (name === undefined || !(name in to.parsedStatements || name in to.submittedNamedStatements)) {
        to.parse({ name, text });
        if (name !== undefined) to.submittedNamedStatements[name] = text;
      }
      to.bind({ statement: name, values });
      if (name === undefined || !this.readers[rowNames].has(name)) to.describe({ type: 'P', name: '' });
      to.execute({});
    }
    to.sync();
    this.turnTo(0);
    return null;
  }

  override handleRowDescription({ fields }: { readonly fields: readonly object[] }): void {
    if (this.rowNames === 'properties') nameByProperty(fields);
    this.reader = this.newReader();
    this.reader.addFields(fields);
  }

  override handleDataRow({ fields }: { readonly fields: readonly unknown[] }): void {
    try {
      if (this.reader) this.collected.push(this.reader.parseRow(fields));
    } catch (error) {
      this.unread ??= error;
    }
  }

  override handleCommandComplete(message: object): void {
    const reader = (this.reader ??= this.newReader());
    reader.addCommandComplete(message);
    this.answer({ command: reader.command, rowCount: reader.rowCount, rows: this.collected });
  }

  override handleEmptyQuery(): void {
    this.answer({ command: null, rowCount: null, rows: [] });
  }

  override handleReadyForQuery(): void {
    this.callback(null);
  }

  /** pg also calls this when the connection is lost, and when its time-out has passed. */
  override handleError(error: unknown, connection: Connection): void {
    const [failed, ...rest] = this.statements.slice(this.at);
    this.turnTo(this.statements.length);
    failed?.settle(error);
    const { submittedNamedStatements } = connection as unknown as Sending;
    for (const { name, settle } of rest) {
      // The server has not parsed it, so its next use must prepare it again.
      if (name !== undefined) delete submittedNamedStatements[name];
      settle(new PassedOver(error));
    }
    this.callback(error);
  }

  private newReader(): Result {
    const reader = new Result(undefined, this.types);
    if (this.name !== undefined) this.readers[this.rowNames].set(this.name, reader);
    return reader;
  }

  private answer(answer: Answer): void {
    const { unread } = this;
    const settle = this.statements[this.at]?.settle;
    this.turnTo(this.at + 1);
    if (unread === undefined) settle?.(null, answer);
    else settle?.(unread);
  }

  private turnTo(at: number): void {
    const statement = this.statements[at];
    this.at = at;
    this.name = statement?.name;
    this.text = statement?.text ?? '';
    this.rowNames = statement?.rowNames ?? 'columns';
    this.reader = this.name === undefined ? undefined : this.readers[this.rowNames].get(this.name);
    this.collected = [];
    this.unread = undefined;
  }
}

/** Sends a text of several commands; its rows get property names, like those of any SQL text. */
export class Commands extends Query {
  constructor(
    commands: string,
    callback: (error: unknown, answer: Answer) => void,
    readonly query_timeout?: number,
  ) {
    super(commands, callback as (error: unknown) => void);
  }

  override handleRowDescription(message: { readonly fields: readonly object[] }): void {
    nameByProperty(message.fields);
    super.handleRowDescription(message);
  }
}
