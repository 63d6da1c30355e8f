import { setTimeout as delay } from 'node:timers/promises';
import type { TestDatabase } from './database.js';
import { asOwner } from './database.js';
import { until } from './patience.js';
import { connect } from './test-run.js';

/** Until at least so many sessions of this database wait for a lock; those of other files use the same server. */
export function untilWaiting(database: Pick<TestDatabase, 'ownerUrl'>, count: number): Promise<boolean> {
  return until(async () => {
    const [row] = await asOwner<{ waiting: number }>(
      database,
      `select count(distinct pid)::integer as waiting from pg_locks join pg_stat_activity using (pid)
        where not granted and datname = current_database()`,
    );
    return row !== undefined && row.waiting >= count;
  });
}

/**
 * A lock that a test holds, so that what it stops waits for as long as the test wants, however slow the machine is: triggers wait
 * for it by `waits`, and nobody's own time runs out where DATABASE_LOCK_TIMEOUT_MS is a minute.
 */
export class HeldLock {
  private constructor(
    private readonly owner: Awaited<ReturnType<typeof connect>>,
    private readonly key: number,
  ) {}

  static async take(ownerUrl: string, key: number): Promise<HeldLock> {
    const owner = await connect(ownerUrl, 'held-lock');
    await owner.query('select pg_advisory_lock($1)', [key]);
    return new HeldLock(owner, key);
  }

  /** For the body of a function in PL/pgSQL. */
  get waits(): string {
    return `perform pg_advisory_xact_lock_shared(${this.key});`;
  }

  /** How many wait for it, or go on behind it. */
  async waiting(): Promise<number> {
    const { rowCount } = await this.owner.query(
      `select from pg_locks where locktype = 'advisory' and objid = $1 and pid <> pg_backend_pid()`,
      [this.key],
    );
    return rowCount ?? 0;
  }

  async isWaitedFor(): Promise<true | null> {
    return (await this.waiting()) > 0 ? true : null;
  }

  /**
   * Lets go, and waits for what PostgreSQL still does: of a process that was killed it carries out what it had been sent, or gives it up,
   * for it does not know yet that nobody is left.
   */
  async giveUp(): Promise<void> {
    await this.owner.query('select pg_advisory_unlock_all()');
    while ((await this.waiting()) > 0) await delay(50);
    await this.owner.end();
  }
}
