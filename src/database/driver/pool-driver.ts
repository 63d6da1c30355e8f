import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely';
import { CompiledQuery as Text } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { escapeIdentifier } from 'pg';
import { DatabaseUnavailable, reasonOf } from '../../platform/postgres/unavailable.js';
import type { WaitLimits } from '../../platform/postgres/wait-limits.js';
import { limitsHere } from '../../platform/postgres/wait-limits.js';
import { cancelStatement } from './cancel-statement.js';
import type { StatementNames } from './statement-names.js';

/** What the server has over us to end a statement by itself, before we give up the connection. */
const GRACE_MS = 2_000;
const CHANGES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);
/** A migration changed a table since the statement was prepared; the code, 0A000, stands for other things too. */
const PLAN_OUTDATED = 'cached plan must not change result type';
/** pg tells a query that it gave up by these words only. */
const GIVEN_UP = 'Query read timeout';

/** A connection of the pool for as long as somebody has it. */
class Checkout implements DatabaseConnection {
  /** Nobody knows what the server still does on it, so it is never used again. */
  broken = false;

  constructor(
    readonly client: PoolClient,
    private readonly limits: WaitLimits,
    private readonly names: StatementNames | null,
  ) {}

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    if (this.broken) throw new DatabaseUnavailable('The connection was given up');
    const { statementMs } = limitsHere(this.limits);
    const timeout = statementMs === 0 ? {} : { query_timeout: statementMs + GRACE_MS };
    const name = this.names?.of(sql, parameters.length);
    try {
      const { command, rowCount, rows } = await this.client.query({
        ...(name !== undefined && { name }),
        text: sql,
        values: [...parameters],
        ...timeout,
      });
      const changed = CHANGES.has(command) ? { numAffectedRows: BigInt(rowCount ?? 0) } : {};
      return { ...changed, rows: (rows ?? []) as R[] };
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (error.message === GIVEN_UP) this.giveUp();
      if (error.message === PLAN_OUTDATED) {
        this.broken = true;
        throw new DatabaseUnavailable('A table has changed since the statement was prepared', error);
      }
      // The stack that pg gives leads to a socket; this one leads to the caller.
      error.stack += new Error().stack?.replace(/^.*\n/, '\n') ?? '';
      throw error;
    }
  }

  /** A cursor would hold the connection for as long as a client reads: long lists are read in batches, by key. */
  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Rows are not streamed through a cursor here: read them in batches');
  }

  private giveUp(): void {
    this.broken = true;
    cancelStatement(this.client);
  }
}

/**
 * Kysely's way to the pool, in which no wait is for ever and every place comes back. Kysely's own driver sends ROLLBACK to a
 * connection that does not answer, waits for it, and keeps the place of a transaction whose BEGIN or ROLLBACK failed.
 */
export class PoolDriver implements Driver {
  private readonly out = new Set<Checkout>();
  private readonly generations = new WeakMap<PoolClient, number>();

  /** Without names, each statement is parsed and planned anew, as PgBouncer before 1.21 needs it. */
  constructor(
    private readonly pool: Pool,
    private readonly limits: WaitLimits,
    private readonly names: StatementNames | null,
  ) {}

  init(): Promise<void> {
    return Promise.resolve();
  }

  async acquireConnection(): Promise<Checkout> {
    try {
      const checkout = new Checkout(await this.connect(), this.limits, this.names);
      this.out.add(checkout);
      return checkout;
    } catch (error) {
      // Whatever the reason: a full disk, too many connections, a wrong certificate. There is none, and later there may be.
      throw new DatabaseUnavailable(`No connection to the database: ${reasonOf(error)}`, error);
    }
  }

  /** One that has prepared statements of a set of names that is in use no more is replaced. */
  private async connect(): Promise<PoolClient> {
    const client = await this.pool.connect();
    if (!this.names) return client;
    const { generation } = this.names;
    const known = this.generations.get(client) ?? generation;
    this.generations.set(client, known);
    if (known === generation) return client;
    client.release(true);
    return this.connect();
  }

  /** The limits travel with BEGIN, so they cost no round trip and, unlike settings of a session, pass through PgBouncer. */
  async beginTransaction(checkout: Checkout, settings: TransactionSettings): Promise<void> {
    const { lockMs, statementMs, idleMs } = limitsHere(this.limits);
    const { isolationLevel, accessMode } = settings;
    const begin = [
      `begin${isolationLevel ? ` isolation level ${isolationLevel}` : ''}${accessMode ? ` ${accessMode}` : ''}`,
      ...(lockMs === 0 ? [] : [`set local lock_timeout = ${lockMs}`]),
      ...(statementMs === 0 ? [] : [`set local statement_timeout = ${statementMs}`]),
      ...(idleMs === 0 ? [] : [`set local idle_in_transaction_session_timeout = ${idleMs}`]),
    ].join('; ');
    try {
      await checkout.executeQuery(Text.raw(begin));
    } catch (error) {
      // Kysely will not give it back: for Kysely there is no transaction.
      checkout.broken = true;
      await this.releaseConnection(checkout);
      throw error;
    }
  }

  async commitTransaction(checkout: Checkout): Promise<void> {
    await checkout.executeQuery(Text.raw('commit'));
  }

  /** Never fails and never waits for a broken connection: the server rolls back what it loses. */
  async rollbackTransaction(checkout: Checkout): Promise<void> {
    if (checkout.broken) return;
    try {
      await checkout.executeQuery(Text.raw('rollback'));
    } catch {
      checkout.broken = true;
    }
  }

  async savepoint(checkout: Checkout, name: string): Promise<void> {
    await checkout.executeQuery(Text.raw(`savepoint ${escapeIdentifier(name)}`));
  }

  async rollbackToSavepoint(checkout: Checkout, name: string): Promise<void> {
    await checkout.executeQuery(Text.raw(`rollback to savepoint ${escapeIdentifier(name)}`));
  }

  async releaseSavepoint(checkout: Checkout, name: string): Promise<void> {
    await checkout.executeQuery(Text.raw(`release savepoint ${escapeIdentifier(name)}`));
  }

  /** Once, whoever asks for it; and a connection that is still in a transaction is closed rather than handed on. */
  releaseConnection(checkout: Checkout): Promise<void> {
    if (this.out.delete(checkout)) {
      const { client, broken } = checkout;
      client.release(broken || client.getTransactionStatus() !== 'I');
    }
    return Promise.resolve();
  }

  async destroy(): Promise<void> {
    await this.pool.end();
  }
}
