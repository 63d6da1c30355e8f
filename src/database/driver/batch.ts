import type { Connection } from 'pg';
import { Query } from 'pg';

export interface Answer {
  readonly command: string;
  readonly rowCount: number | null;
  readonly rows?: readonly unknown[];
}

type Settle = (error: unknown, answer?: Answer) => void;

export interface BatchedStatement {
  readonly name?: string;
  readonly text: string;
  readonly values: readonly unknown[];
  readonly settle: Settle;
}

/** How pg reads the values of a type; a client has its own way. */
type Types = object;

/** What pg calls on a query while the server answers it. Its types do not tell. */
interface PgQuery {
  name?: string | undefined;
  text?: string | undefined;
  callback: Settle;
  submit(connection: Connection): Error | null;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Connection): void;
  handleEmptyQuery(connection: Connection): void;
  handleReadyForQuery(connection: Connection): void;
  handleError(error: unknown, connection: Connection): void;
}

const PgQuery = Query as unknown as new (config: object, settle: Settle) => PgQuery;

/** Which statements a connection has prepared, as pg keeps them. */
interface Preparing {
  readonly submittedNamedStatements: Record<string, string>;
}

/**
 * Statements that leave together, with one Sync behind the last (PostgreSQL manual, "Extended Query", pipelining), so that the
 * server answers them in one packet. Behind a Sync of its own each answer is a packet, and wakes us. After one that fails
 * the server passes over the rest, as a failed transaction would refuse them: those are told `passedOver`.
 */
export class Batch extends PgQuery {
  private readonly queries: readonly PgQuery[];
  private at = 0;

  constructor(
    statements: readonly BatchedStatement[],
    types: Types,
    private readonly passedOver: Error,
    /** Milliseconds until pg gives up the connection. */
    readonly query_timeout?: number,
  ) {
    super({ text: '' }, () => undefined);
    this.queries = statements.map(
      ({ settle, ...statement }) => new PgQuery({ ...statement, types, queryMode: 'extended' }, settle),
    );
  }

  override submit(connection: Connection): Error | null {
    const withoutSync = Object.create(connection, { sync: { value: () => undefined } }) as Connection;
    const refused = this.queries.map((query) => query.submit(withoutSync)).find((error) => error !== null);
    connection.sync();
    this.turnTo(0);
    return refused ?? null;
  }

  override handleRowDescription(message: unknown): void {
    this.current?.handleRowDescription(message);
  }

  override handleDataRow(message: unknown): void {
    this.current?.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: Connection): void {
    const answered = this.current;
    this.turnTo(this.at + 1);
    answered?.handleCommandComplete(message, connection);
    answered?.handleReadyForQuery(connection);
  }

  override handleEmptyQuery(connection: Connection): void {
    const answered = this.current;
    this.turnTo(this.at + 1);
    answered?.handleReadyForQuery(connection);
  }

  override handleReadyForQuery(): void {
    this.callback(null);
  }

  /** Also for a connection that is lost, and after pg has given it up. */
  override handleError(error: unknown, connection: Connection): void {
    const [failed, ...rest] = this.queries.slice(this.at);
    this.turnTo(this.queries.length);
    failed?.handleError(error, connection);
    const { submittedNamedStatements } = connection as unknown as Preparing;
    for (const query of rest) {
      // The server has not looked at it, so the next one that needs it has to prepare it.
      if (query.name !== undefined) delete submittedNamedStatements[query.name];
      query.handleError(this.passedOver, connection);
    }
    this.callback(error);
  }

  private get current(): PgQuery | undefined {
    return this.queries[this.at];
  }

  /** pg notes a statement as prepared under the name and text of the query that is being answered. */
  private turnTo(at: number): void {
    this.at = at;
    this.name = this.current?.name;
    this.text = this.current?.text;
  }
}
