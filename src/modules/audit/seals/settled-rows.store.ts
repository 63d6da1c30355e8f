import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

const PAUSE_MS = 20;
const PATIENCE_MS = 10_000;

/**
 * Numbers of rows are drawn in one order and committed in another. A number is settled when nobody can bring a row with it or a
 * smaller one any more: that is, when all who could write rows at the moment at which it was the last have ended. Whoever writes
 * holds a lock on the table from before a number is drawn until the end of the transaction, and PostgreSQL lists locks as they are,
 * outside of any snapshot. Transaction ids would not do: one is given to a transaction after it has drawn its number, and they
 * begin anew in a database that is restored from a dump.
 */
@Injectable()
export class SettledRows {
  constructor(private readonly em: EntityManager) {}

  /** The largest number that is settled; null where a transaction keeps us waiting for too long, or we are asked to stop. */
  async last(signal: AbortSignal): Promise<bigint | null> {
    const last = await this.lastDrawn();
    const writers = await this.writers();
    const patience = performance.now() + PATIENCE_MS;
    while (writers.size > 0) {
      const still = await this.writers();
      for (const writer of writers) if (!still.has(writer)) writers.delete(writer);
      if (writers.size === 0) break;
      if (signal.aborted || performance.now() > patience) return null;
      await delay(PAUSE_MS);
    }
    return last;
  }

  async lastDrawn(): Promise<bigint> {
    const { rows } = await sql<{ readonly last: string | null }>`
      select last_value as last from pg_sequences where schemaname = current_schema() and sequencename = 'audit_logs_seq'
    `.execute(this.em.getKysely());
    return BigInt(rows[0]?.last ?? 0);
  }

  private async writers(): Promise<Set<string>> {
    const { rows } = await sql<{ readonly writer: string }>`
      select virtualtransaction as writer from pg_locks
       where locktype = 'relation' and relation = 'audit_logs'::regclass and mode = 'RowExclusiveLock' and granted
         and database = (select oid from pg_database where datname = current_database())
    `.execute(this.em.getKysely());
    return new Set(rows.map(({ writer }) => writer));
  }
}
