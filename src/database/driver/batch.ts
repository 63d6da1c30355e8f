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
  /** As `prepareValue` of pg writes them. */
  readonly values: readonly (string | Buffer | null)[];
  readonly settle: (error: unknown, answer?: Answer) => void;
}

/** What a connection knows of the statements that it has prepared: how to read their rows. */
export type RowReaders = Readonly<Record<RowNames, Map<string, Result>>>;

/** How a client reads the values of a type. */
type Types = object;

/** The part of pg's connection that its types tell wrongly or not at all. */
interface Sending {
  readonly parsedStatements: Record<string, string>;
  readonly submittedNamedStatements: Record<string, string>;
  parse(statement: { readonly name?: string | undefined; readonly text: string }): void;
  bind(values: { readonly statement?: string | undefined; readonly values: readonly unknown[] }): void;
  describe(what: { readonly type: 'P'; readonly name: '' }): void;
  execute(portal: object): void;
  sync(): void;
}

/** The fault of a statement that the server skipped, because one before it in the same message failed (`cause`). */
export class PassedOver extends Error {
  /** What a failed transaction says to whatever comes after. */
  readonly code = '25P02';

  constructor(cause: unknown) {
    super('The transaction has failed before', { cause });
  }
}

/**
 * Statements that leave together, with one Sync behind the last (PostgreSQL manual, "Extended Query", pipelining), so that the
 * server answers them in one packet. Behind a Sync of its own each answer is a packet, and wakes us. After one that fails
 * the server passes over the rest, as a failed transaction would refuse them: those are told that they were. What the rows of a
 * prepared statement look like is asked once: the server refuses to run it when that has changed.
 */
export class Batch extends Query {
  private at = 0;
  /** Not `rows`, by which pg knows a query that reads through a cursor. */
  private collected: object[] = [];
  private reader: Result | undefined;
  private rowNames: RowNames = 'columns';
  /** The fault of a row that could not be read. */
  private unread: unknown;

  constructor(
    private readonly statements: readonly BatchedStatement[],
    private readonly types: Types,
    private readonly readers: RowReaders,
    /** Milliseconds until pg gives up the connection. */
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

  /** Also of a connection that is lost, and of one that pg has given up. */
  override handleError(error: unknown, connection: Connection): void {
    const [failed, ...rest] = this.statements.slice(this.at);
    this.turnTo(this.statements.length);
    failed?.settle(error);
    const { submittedNamedStatements } = connection as unknown as Sending;
    for (const { name, settle } of rest) {
      // The server has not looked at it, so whoever needs it next has to prepare it.
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

/** Several commands in one text: their rows are named as those of any text. */
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
