import type { CompiledQuery, Driver, TransactionSettings } from 'kysely';
import { CompiledQuery as Text } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { escapeIdentifier } from 'pg';
import { DatabaseUnavailable, reasonOf } from '../../platform/postgres/unavailable.js';
import type { WaitLimits } from '../../platform/postgres/wait-limits.js';
import { cutHere, limitsHere } from '../../platform/postgres/wait-limits.js';
import { oncePer } from '../../shared/once-per.js';
import type { RowReaders } from './batch.js';
import { Checkout } from './checkout.js';
import type { StatementNames } from './statement-names.js';

/**
 * Kysely's driver for the pool, with limited waiting and without lost connections. Kysely's own driver sends ROLLBACK to a connection that
 * does not answer, waits for it, and loses the connection of a transaction whose BEGIN or ROLLBACK failed.
 */
export class PoolDriver implements Driver {
  private readonly out = new Set<Checkout>();
  private readonly generations = new WeakMap<PoolClient, number>();
  private readonly readers = new WeakMap<PoolClient, RowReaders>();

  /** With `names` null, each statement is parsed and planned anew, as PgBouncer before 1.21 requires. */
  constructor(
    private readonly pool: Pool,
    private readonly limits: WaitLimits,
    private readonly names: StatementNames | null,
  ) {}

  init(): Promise<void> {
    return Promise.resolve();
  }

  async acquireConnection(): Promise<Checkout> {
    const cut = cutHere();
    cut?.throwIfAborted();
    try {
      const client = await this.connect();
      const readers: RowReaders = this.readers.get(client) ?? { columns: new Map(), properties: new Map() };
      this.readers.set(client, readers);
      const checkout = new Checkout(client, this.limits, this.names, readers);
      checkout.endWith(cut);
      this.out.add(checkout);
      return checkout;
    } catch (error) {
      // Any reason (a full disk, too many connections, a wrong certificate) becomes a 503, because a later attempt may succeed.
      throw new DatabaseUnavailable(`No connection to the database: ${reasonOf(error)}`, error);
    }
  }

  /** Takes a connection, and replaces it if its prepared statements belong to a former set of names. */
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

  /**
   * Begins a transaction. Its time limits are sent with `begin`: this costs no round trip, and unlike
   * session settings it works through PgBouncer.
   */
  beginTransaction(checkout: Checkout, settings: TransactionSettings): Promise<void> {
    const { isolationLevel, accessMode } = settings;
    const begin = `begin${isolationLevel ? ` isolation level ${isolationLevel}` : ''}${accessMode ? ` ${accessMode}` : ''}`;
    checkout.begin(begin, limitsOf(limitsHere(this.limits)));
    return Promise.resolve();
  }

  commitTransaction(checkout: Checkout): Promise<void> {
    return checkout.commit();
  }

  rollbackTransaction(checkout: Checkout): Promise<void> {
    return checkout.rollback();
  }

  async savepoint(checkout: Checkout, name: string): Promise<void> {
    await checkout.savepoint(escapeIdentifier(name));
  }

  async rollbackToSavepoint(checkout: Checkout, name: string): Promise<void> {
    await checkout.rollbackTo(escapeIdentifier(name));
  }

  async releaseSavepoint(checkout: Checkout, name: string): Promise<void> {
    await checkout.executeQuery(Text.raw(`release savepoint ${escapeIdentifier(name)}`));
  }

  /** Returns the connection once, also when called again; a connection that is still in a transaction is closed. */
  releaseConnection(checkout: Checkout): Promise<void> {
    if (this.out.delete(checkout)) {
      checkout.endWith(undefined);
      const { client, broken } = checkout;
      client.release(broken || client.getTransactionStatus() !== 'I');
    }
    return Promise.resolve();
  }

  async destroy(): Promise<void> {
    await this.pool.end();
  }
}

/** Sets the time limits for the transaction; a limit of 0 keeps the server's setting. */
const limitsOf = oncePer(({ lockMs, statementMs, idleMs }: WaitLimits): CompiledQuery | undefined => {
  const limits = [
    ['lock_timeout', lockMs],
    ['statement_timeout', statementMs],
    ['idle_in_transaction_session_timeout', idleMs],
  ].filter(([, ms]) => ms !== 0);
  if (limits.length === 0) return undefined;
  const set = limits.map((_, at) => `set_config($${2 * at + 1}, $${2 * at + 2}, true)`);
  return Text.raw(`select ${set.join(', ')}`, limits.flat().map(String));
});
