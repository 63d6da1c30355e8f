import type { IMigrator } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { sql } from 'kysely';
import { migrations } from '../../migrations/index.js';
import type { Database } from './connection.js';
import { withOrm } from './connection.js';

export const MIGRATIONS_TABLE = 'mikro_orm_migrations';

/** Any number that no other use of advisory locks in this database takes: 'bindery' in ASCII. */
const MIGRATION_LOCK = 0x62696e64657279n;

/**
 * Runs work while no other process migrates this database: a second one waits here and then finds nothing to do. The lock
 * belongs to a transaction on a connection of its own, which works through PgBouncer too, and it is taken before the
 * ORM looks for its table, because two processes that both find none would both create it.
 */
export async function withMigrator<T>(
  url: string,
  work: (migrator: IMigrator, database: Database) => Promise<T>,
): Promise<T> {
  const options = {
    extensions: [Migrator],
    migrations: {
      tableName: MIGRATIONS_TABLE,
      migrationsList: [...migrations],
      // A snapshot serves the schema diff, which would drop what only SQL can say: checks, triggers, partitions.
      snapshot: false,
      disableForeignKeys: false,
      silent: true,
    },
  };
  return withOrm(url, options, async (orm) => {
    const database: Database = orm.em.getConnection().getClient();
    return database.transaction().execute(async (lock) => {
      await waitPatiently(lock);
      await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(lock);
      return work(orm.migrator, database);
    });
  });
}

/** The lock's transaction is idle while the migrations run, however long; not every version has every setting. */
async function waitPatiently(lock: Database): Promise<void> {
  await sql`
    select set_config(name, '0', true) from pg_settings
    where name in ('idle_in_transaction_session_timeout', 'transaction_timeout', 'lock_timeout', 'statement_timeout')
  `.execute(lock);
}
