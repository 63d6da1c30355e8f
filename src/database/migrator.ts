import type { IMigrator } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { migrations } from '../../migrations/index.js';

export const MIGRATIONS_TABLE = 'mikro_orm_migrations';

/** Any number that no other use of advisory locks in this database takes; 'bindery' in ASCII. */
const MIGRATION_LOCK = 0x62696e64657279n;

export type Database = Kysely<Record<string, never>>;

/**
 * Runs work while no other process migrates this database: a second one waits here and then finds nothing to do. The lock
 * belongs to a transaction on a connection of its own, which works through PgBouncer too, and it is taken before the
 * ORM looks for its table, because two processes that both find none would both create it.
 */
export async function withMigrator<T>(
  url: string,
  work: (migrator: IMigrator, database: Database) => Promise<T>,
): Promise<T> {
  // No entities: migrations are SQL, and a database must be migratable whatever state the mapping is in.
  const orm = await MikroORM.init({
    clientUrl: url,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    pool: { min: 0, max: 2 },
    migrations: {
      tableName: MIGRATIONS_TABLE,
      migrationsList: [...migrations],
      snapshot: false,
      disableForeignKeys: false,
      silent: true,
    },
  });
  try {
    const database: Database = orm.em.getConnection().getClient();
    return await database.transaction().execute(async (lock) => {
      await waitPatiently(lock);
      await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(lock);
      return work(orm.migrator, database);
    });
  } finally {
    await orm.close();
  }
}

/** The lock's transaction is idle while the migrations run, however long; not every version has every one of these. */
async function waitPatiently(lock: Database): Promise<void> {
  await sql`
    select set_config(name, '0', true) from pg_settings
    where name in ('idle_in_transaction_session_timeout', 'transaction_timeout', 'lock_timeout', 'statement_timeout')
  `.execute(lock);
}
