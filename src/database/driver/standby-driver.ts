import type { CompiledQuery, DatabaseConnection, Driver, Kysely, QueryResult } from 'kysely';
import { requestScope } from '../../platform/http/request-scope.js';
import { readNewest } from '../../platform/http/standby/reading.js';
import type { Standby } from '../../platform/postgres/standby.js';
import { DatabaseUnavailable, reasonOf } from '../../platform/postgres/unavailable.js';
import type { PoolDriver } from './pool-driver.js';

/** SQLSTATE of a write, or of a lock that only a primary gives. */
const READ_ONLY = '25006';
/**
 * Errors that a standby alone may give for a valid read: a conflict with what it replays (40001, 40P01), or a table, column or function of
 * a migration that it has not replayed yet.
 */
const BEHIND = new Set(['40001', '40P01', '42P01', '42703', '42883']);
/** SQLSTATE of lost connections and of servers that shut down; an error without a code never reached a server. */
const GONE = /^(08|57P)/;

/**
 * Reads from the standby, one statement at a time, and falls back to the primary, which only the log shows. Repeating is safe, because a
 * failed statement was a read, or was refused as a whole.
 */
export class StandbyDriver implements Driver {
  constructor(
    private readonly pool: PoolDriver,
    private readonly primary: () => Kysely<unknown>,
    private readonly standby: Standby,
  ) {}

  init(): Promise<void> {
    return Promise.resolve();
  }

  acquireConnection(): Promise<DatabaseConnection> {
    return Promise.resolve({
      executeQuery: <R>(query: CompiledQuery) => this.ask<R>(query),
      streamQuery: () => {
        throw new Error('Rows are not streamed through a cursor here: read them in batches');
      },
    });
  }

  private async ask<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const leading = requestScope()?.leading;
    // Only the primary can answer the leading check: the standby may not know yet that a session has ended.
    if (this.standby.isResting || (leading && !leading.hasHeld)) return this.askPrimary(query);
    try {
      const checkout = await this.pool.acquireConnection();
      try {
        const result = await checkout.executeQuery<R>(query);
        this.standby.answered();
        return result;
      } finally {
        await this.pool.releaseConnection(checkout);
      }
    } catch (error) {
      const code = codeOf(error);
      if (code === READ_ONLY) readNewest();
      else if (error instanceof DatabaseUnavailable || code === undefined || GONE.test(code))
        this.standby.failed(reasonOf(error));
      else if (!BEHIND.has(code)) throw error;
      return this.askPrimary(query);
    }
  }

  private askPrimary<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.primary().executeQuery(query as CompiledQuery<R>);
  }

  releaseConnection(): Promise<void> {
    return Promise.resolve();
  }

  beginTransaction(): Promise<void> {
    return Promise.reject(new Error('Transactions are the primary’s'));
  }

  commitTransaction(): Promise<void> {
    return this.beginTransaction();
  }

  rollbackTransaction(): Promise<void> {
    return this.beginTransaction();
  }

  destroy(): Promise<void> {
    return this.pool.destroy();
  }
}

function codeOf(error: unknown): string | undefined {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}
