import { sql } from 'kysely';
import type { AppConfig } from '../platform/config/config.js';
import { checkDatabase } from '../platform/start/database-check.js';
import { StartFault } from '../platform/start/start-fault.js';
import type { Database } from './connection.js';
import { withDatabase } from './connection.js';
import { migrate, migrationStates } from './migrate.js';

const WEAK_SEPARATION =
  'The role of DATABASE_URL owns the tables or is as powerful as their owner, so the database cannot protect append-only ' +
  'tables from it. Set DATABASE_MIGRATION_URL to the owner and DATABASE_URL to a second role.';

const TELLTALE_LOG =
  'PostgreSQL copies rows that it refuses into its log, with personal data (log_error_verbosity is not terse). ' +
  "As a superuser: alter role <that of DATABASE_URL> set log_error_verbosity = 'terse'";

/** Checks, before anything else connects, that the database exists and has the tables of this version. */
export async function prepareDatabase(config: AppConfig, warn: (text: string) => void): Promise<void> {
  await checkDatabase('DATABASE_URL', config.databaseUrl);
  if (config.migrateOnStart) await migrateOnStart(config, warn);
  else await refusePending(config.databaseUrl);
  if (!(await withDatabase(config.databaseUrl, logsTersely))) warn(TELLTALE_LOG);
}

/** Whether the server keeps row values out of its log. We keep values out of statements; this setting needs a superuser. */
async function logsTersely(database: Database): Promise<boolean> {
  const { rows } = await sql<{ readonly value: string }>`
    select current_setting('log_error_verbosity') as value`.execute(database);
  return rows[0]?.value === 'terse';
}

async function migrateOnStart(config: AppConfig, warn: (text: string) => void): Promise<void> {
  await checkDatabase('DATABASE_MIGRATION_URL', config.databaseMigrationUrl);
  const urls = { migrationUrl: config.databaseMigrationUrl, applicationUrl: config.databaseUrl };
  const report = await migrate(urls).catch((error: Error) => {
    throw new StartFault(`The database could not be migrated: ${error.message}`);
  });
  if (report.separation !== 'separate') warn(WEAK_SEPARATION);
}

/** Refuses to start with pending migrations where another process migrates; otherwise the application would fail later and less clearly. */
async function refusePending(url: string): Promise<void> {
  const states = await withDatabase(url, migrationStates);
  const pending = states.filter(({ appliedAt }) => appliedAt === null).map(({ name }) => name);
  if (pending.length === 0) return;
  throw new StartFault(
    `The database lacks ${pending.length} migrations, and MIGRATE_ON_START is false. Run npm run db:migrate first. ` +
      `Missing: ${pending.join(', ')}`,
  );
}
