import type { IMigrator } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { ControlledTransaction } from 'kysely';
import { sql } from 'kysely';
import { migrations } from '../../migrations/index.js';
import { lockInTransaction } from '../platform/postgres/advisory-lock.js';
import { readConnection } from '../platform/postgres/connection-url.js';
import type { Database } from './connection.js';
import { withOrm } from './connection.js';
import { prepareSchema } from './prepare-schema.js';

export const MIGRATIONS_TABLE = 'mikro_orm_migrations';

export type MigrationTransaction = ControlledTransaction<Record<string, never>>;

/**
 * Runs work while no other process migrates this schema; a second process waits for its turn and then finds nothing to do. The lock
 * belongs to the transaction, so it works through PgBouncer. It is taken before the ORM looks for its table, because two
 * processes that find none would both create it.
 */
export type MigratorTurn = <T>(
  work: (migrator: IMigrator, transaction: MigrationTransaction) => Promise<T>,
) => Promise<T>;

/** Opens one connection, on which any number of turns is taken, one after another. */
export async function withMigrator<T>(url: string, turns: (inTurn: MigratorTurn) => Promise<T>): Promise<T> {
  const { schema } = readConnection(url);
  const options = {
    extensions: [Migrator],
    schema,
    migrations: {
      tableName: MIGRATIONS_TABLE,
      migrationsList: [...migrations],
      // A snapshot is for schema diffs, which would drop what only SQL can express: checks, triggers, partitions.
      snapshot: false,
      disableForeignKeys: false,
      silent: true,
    },
  };
  return withOrm(url, options, async (orm) => {
    // The database exists already, and the ORM would look for it on a second connection.
    orm.schema.ensureDatabase = () => Promise.resolve(false);
    return turns(async (work) => {
      await inTransaction(orm, async (transaction) => {
        await waitPatiently(transaction);
        await prepareSchema(transaction, schema);
      });
      return inTransaction(orm, async (transaction) => {
        await waitPatiently(transaction);
        // Functions of migrations keep this search path, so that temporary tables never come before ours.
        await sql`select set_config('search_path', ${`${schema}, pg_temp`}, true)`.execute(transaction);
        await lockInTransaction(transaction, 'migrations');
        return work(orm.migrator, transaction);
      });
    });
  });
}

/** A transaction of the ORM, because its migrator needs one for savepoints; typed without tables. */
function inTransaction<T>(
  orm: MikroORM,
  work: (transaction: MigrationTransaction) => Promise<T>,
): Promise<T> {
  return orm.em.getConnection().transactional((transaction) => work(transaction as MigrationTransaction));
}

/** Switches off all time limits, because migrations may take long. Not every PostgreSQL version has every setting. */
async function waitPatiently(transaction: Database): Promise<void> {
  await sql`
    select set_config(name, '0', true)
    from unnest(array['idle_in_transaction_session_timeout', 'transaction_timeout', 'lock_timeout', 'statement_timeout']) as name
    where current_setting(name, true) is not null
  `.execute(transaction);
}
