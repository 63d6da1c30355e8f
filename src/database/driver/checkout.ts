import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { CompiledQuery as Text } from 'kysely';
import type { PoolClient } from 'pg';
import { prepareValue } from 'pg/lib/utils.js';
import { oncePerText } from '../../shared/once-per.js';
import { requestScope } from '../../platform/http/request-scope.js';
import type { LeadingCheck } from '../../platform/postgres/leading-check.js';
import { LeadingCheckFailed, isNotSo } from '../../platform/postgres/leading-check.js';
import type { InsertOfRows, SendingConnection } from '../../platform/postgres/sending.js';
import { DatabaseUnavailable, LAST_WORDS } from '../../platform/postgres/unavailable.js';
import type { WaitLimits } from '../../platform/postgres/wait-limits.js';
import { limitsHere } from '../../platform/postgres/wait-limits.js';
import { cancelStatement } from './cancel-statement.js';
import type { Answer, BatchedStatement, RowReaders } from './batch.js';
import { Batch, Commands, PassedOver } from './batch.js';
import type { RowNames } from './row-names.js';
import { rowNamesOf } from './row-names.js';
import type { StatementNames } from './statement-names.js';
import { isSeveral } from './statement-names.js';
import { TrailGuard, UnrecordedChange } from './trail-guard.js';

/** Milliseconds that the server gets beyond the statement time-out to cancel a statement itself, before we give up the connection. */
const GRACE_MS = 2_000;
const CHANGES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);
const READS = /^\s*select\b/i;
/** The message when a migration has changed a table since the statement was prepared; its code, 0A000, has other causes too. */
const PLAN_OUTDATED = 'cached plan must not change result type';
/** The only sign by which pg tells that its time-out has passed. */
const GIVEN_UP = 'Query read timeout';
/** SQLSTATE of a statement in a failed transaction; it does not tell the cause. */
const ALREADY_FAILED = '25P02';

/**
 * A connection taken from the pool. Statements are sent without waiting for earlier answers; the server runs them in order, and after a
 * failure in a transaction all later ones fail too.
 */
export class Checkout implements DatabaseConnection, SendingConnection {
  /** Set when the state of the session is unknown; the connection is then closed and not reused. */
  broken = false;
  /** The first error of the transaction: null while there is none, undefined outside a transaction. */
  private failure: { readonly error: unknown } | null | undefined;
  private begun: Promise<void> | null = null;
  private isHeldUp = false;
  /** Set once commit or rollback has begun: a later statement would run outside its transaction. */
  private isOver = false;
  private sent: Promise<unknown>[] = [];
  private readonly gathered = new Map<object, { readonly rows: string[]; readonly insert: InsertOfRows }>();
  /** Statements that are sent together at the end of this turn of the event loop. */
  private leaving: BatchedStatement[] = [];
  /** How many of `leaving` open the transaction. */
  private opening = 0;
  private readonly trail = new TrailGuard();
  private cut: AbortSignal | undefined;
  private readonly giveUp = (): void => {
    if (this.broken) return;
    this.broken = true;
    cancelStatement(this.client);
  };

  constructor(
    readonly client: PoolClient,
    private readonly limits: WaitLimits,
    private readonly names: StatementNames | null,
    private readonly readers: RowReaders,
  ) {}

  /** Binds the connection to an abort signal: on abort the running statement is canceled, and nothing more is sent. */
  endWith(cut: AbortSignal | undefined): void {
    this.cut?.removeEventListener('abort', this.giveUp);
    this.cut = cut;
    cut?.addEventListener('abort', this.giveUp);
  }

  /** Begins without waiting: `begin` and the settings of the transaction are sent with its first statement. */
  begin(text: string, settings?: CompiledQuery): void {
    this.failure = null;
    this.isOver = false;
    this.trail.begin();
    const answered = (): void => {
      this.begun = null;
      this.isHeldUp = false;
    };
    const asked = [plain(text), ...(settings ? [settings] : [])].map((query) => this.ask(query));
    this.opening = this.leaving.length;
    this.begun = Promise.all(asked).then(answered, answered);
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.isOver) throw new Error('The transaction is over');
    assertLed();
    const change = this.trail.changeBy(query.sql);
    if (change && this.failure === undefined) return this.alone(query, change);
    if (this.begun && this.mustWait(query.sql)) await this.begun;
    const { command, rowCount, rows } = await this.ask(query);
    if (change && rowCount !== 0) this.trail.note(change);
    const changed = CHANGES.has(command ?? '') ? { numAffectedRows: BigInt(rowCount ?? 0) } : {};
    return { ...changed, rows: rows as R[] };
  }

  /** Refused: a cursor would hold the connection as long as a client reads. Long lists are read in batches, by key. */
  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Rows are not streamed through a cursor here: read them in batches');
  }

  send(query: CompiledQuery): void {
    if (this.failure === undefined || this.isOver) throw new Error('No transaction waits for what is sent');
    this.sent.push(this.executeQuery(query).catch(() => undefined));
  }

  gather(kind: object, rows: readonly string[], insert: InsertOfRows): void {
    if (this.failure === undefined || this.isOver) throw new Error('No transaction waits for what is sent');
    if (this.gathered.size === 0) process.nextTick(() => this.leave());
    const of = this.gathered.get(kind);
    if (of) of.rows.push(...rows);
    else this.gathered.set(kind, { rows: [...rows], insert });
  }

  private sendGathered(): void {
    if (this.gathered.size === 0) return;
    const queries = [...this.gathered.values()].map(({ rows, insert }) => insert(`[${rows.join(',')}]`));
    this.gathered.clear();
    for (const query of queries) this.send(query);
  }

  /** Gathered rows are sent first, so that a rollback to the savepoint keeps them. */
  async savepoint(name: string): Promise<void> {
    this.sendGathered();
    await this.executeQuery(Text.raw(`savepoint ${name}`));
  }

  /** Sends `commit` together with the last writes. For a failed transaction the server answers ROLLBACK, which becomes an error. */
  async commit(): Promise<void> {
    this.sendGathered();
    await this.close();
    assertLed();
    if (this.trail.mayBeUnrecorded) await this.assertRecorded();
    const { command } = await this.ask(plain('commit'));
    await Promise.all(this.sent);
    if (this.failure) throw this.failure.error;
    if (command !== 'COMMIT') throw new Error('The server has rolled the transaction back');
    this.end();
  }

  /**
   * Throws UnrecordedChange, after a rollback, if rows were changed without an audit row. All answers are needed for that: a statement
   * that matched no row has changed nothing.
   */
  private async assertRecorded(): Promise<void> {
    await Promise.all(this.sent);
    const untold = this.failure ? null : this.trail.fault;
    if (!untold) return;
    await this.rollback();
    throw untold;
  }

  /** Runs a change that is outside a transaction, so without an audit row: it is refused and rolled back if it changes a row. */
  private async alone<R>(query: CompiledQuery, table: string): Promise<QueryResult<R>> {
    this.begin('begin');
    try {
      const { command, rowCount, rows } = await this.ask(query);
      if (rowCount !== 0) throw new UnrecordedChange(table);
      await this.ask(plain('commit'));
      return { ...(CHANGES.has(command ?? '') && { numAffectedRows: 0n }), rows: rows as R[] };
    } catch (error) {
      await this.rollback();
      throw error;
    } finally {
      this.end();
      this.isOver = false;
    }
  }

  /** Never throws, and does not wait for a broken connection, whose transaction the server rolls back itself. */
  async rollback(): Promise<void> {
    this.gathered.clear();
    await this.close();
    this.failure = null;
    if (!this.broken) await this.ask(plain('rollback')).catch(() => (this.broken = true));
    this.end();
  }

  async rollbackTo(savepoint: string): Promise<void> {
    this.gathered.clear();
    this.failure = null;
    await this.ask(Text.raw(`rollback to savepoint ${savepoint}`));
    // Every earlier statement has been answered by now; failures since the savepoint no longer count.
    this.failure = null;
  }

  /**
   * Whether a statement must wait for the answer to `begin`: if `begin` failed, a write sent behind it would be a transaction of its own.
   * Later statements must not overtake a waiting one.
   */
  private mustWait(sql: string): boolean {
    this.isHeldUp ||= !READS.test(sql);
    return this.isHeldUp;
  }

  /** Statements that wait for the answer to `begin` are sent first. */
  private async close(): Promise<void> {
    this.isOver = true;
    if (this.begun) await this.begun;
  }

  private end(): void {
    this.failure = undefined;
    this.sent = [];
  }

  private async ask(query: CompiledQuery): Promise<Answer> {
    const { sql, parameters } = query;
    if (this.broken) throw new DatabaseUnavailable('The connection was given up');
    if (this.failure) throw this.failure.error;
    const name = this.names?.of(sql, parameters.length);
    try {
      // Converted here, because pg would report a value that it cannot convert only after the commit had been sent.
      const values = parameters.map(written);
      // The extended protocol does not allow several commands in one text.
      if (isSeveral(sql, values.length)) {
        // They are sent in a separate message, which a failed check would not stop; so the check is awaited first.
        if (requestScope()?.leading?.isOpen) await this.answerTo(undefined, 'select', 'columns', []);
        return await this.answerToAll(sql);
      }
      return await this.answerTo(name, sql, rowNamesOf(query), values);
    } catch (error) {
      throw this.failed(error);
    }
  }

  private answerTo(
    name: string | undefined,
    text: string,
    rowNames: RowNames,
    values: BatchedStatement['values'],
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const settle: BatchedStatement['settle'] = (error, answer) =>
        answer ? resolve(answer) : reject(error as Error);
      if (this.leaving.push({ name, text, rowNames, values, settle }) === 1)
        process.nextTick(() => this.leave());
    });
  }

  private leave(): void {
    this.sendGathered();
    if (this.leaving.length === 0) return;
    const check = requestScope()?.leading;
    if (check?.isOpen) this.lead(check);
    this.client.query(new Batch(this.leaving, this.client, this.readers, this.timeoutMs));
    this.leaving = [];
    this.opening = 0;
  }

  /** Inserts the check behind `begin`, so that its failure fails the transaction. */
  private lead(check: LeadingCheck): void {
    const { sql, parameters } = check.query;
    check.send();
    this.leaving.splice(this.opening, 0, {
      name: this.names?.of(sql, parameters.length),
      text: sql,
      rowNames: rowNamesOf(check.query),
      values: parameters.map(written),
      settle: (error, answer) => {
        check.settle(answer ? undefined : causeOf(error));
        if (!answer) this.failed(error);
      },
    });
  }

  private answerToAll(commands: string): Promise<Answer> {
    this.leave();
    return new Promise((resolve, reject) => {
      const answered = (error: unknown, answer: Answer): void =>
        error ? reject(error as Error) : resolve(answer);
      this.client.query(new Commands(commands, answered, this.timeoutMs));
    });
  }

  private get timeoutMs(): number | undefined {
    const { statementMs } = limitsHere(this.limits);
    return statementMs === 0 ? undefined : statementMs + GRACE_MS;
  }

  private failed(error: unknown): unknown {
    const told = this.toldAs(causeOf(error));
    if (this.failure === undefined) return told;
    this.failure ??= { error: told };
    return (error as { readonly code?: unknown }).code === ALREADY_FAILED ? this.failure.error : told;
  }

  private toldAs(error: unknown): unknown {
    if (!(error instanceof Error)) return error;
    if (LAST_WORDS.has((error as { readonly severity?: unknown }).severity)) this.broken = true;
    if (isNotSo(error)) return new LeadingCheckFailed('The check in front of it has failed', error);
    if (error.message === GIVEN_UP) this.giveUp();
    if (error.message === PLAN_OUTDATED) {
      this.broken = true;
      return new DatabaseUnavailable('A table has changed since the statement was prepared', error);
    }
    // pg's stack ends at a socket; this adds the stack of the caller.
    error.stack += new Error().stack?.replace(/^.*\n/, '\n') ?? '';
    return error;
  }
}

const plain = oncePerText((text) => Text.raw(text));

/** Dates as ISO 8601: pg would assemble them part by part, which is slower. */
function written(value: unknown): string | Buffer | null {
  return value instanceof Date ? value.toISOString() : prepareValue(value);
}

/** Throws if the leading check of the request has failed, also in another transaction: a request does all of its work or none. */
function assertLed(): void {
  if (requestScope()?.leading?.hasFailed) throw new LeadingCheckFailed('The check in front of it has failed');
}

/** The original error for a statement that was skipped, so that its caller learns why. */
function causeOf(error: unknown): unknown {
  return error instanceof PassedOver ? error.cause : error;
}
