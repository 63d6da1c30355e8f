import type { AppConfig } from '../platform/config/config.js';
import { checkDatabase } from '../platform/start/database-check.js';
import { StartFault } from '../platform/start/start-fault.js';
import { withDatabase } from './connection.js';
import { migrate, migrationStates } from './migrate.js';

const WEAK_SEPARATION =
  'The role of DATABASE_URL owns the tables or is as powerful as their owner, so the database cannot protect append-only ' +
  'tables from it. Set DATABASE_MIGRATION_URL to the owner and DATABASE_URL to a second role.';

/** Makes sure, before anything opens it, that the database is there and has the tables of this version. */
export async function prepareDatabase(config: AppConfig, warn: (text: string) => void): Promise<void> {
  await checkDatabase('DATABASE_URL', config.databaseUrl);
  if (config.migrateOnStart) await migrateOnStart(config, warn);
  else await refusePending(config.databaseUrl);
}

async function migrateOnStart(config: AppConfig, warn: (text: string) => void): Promise<void> {
  await checkDatabase('DATABASE_MIGRATION_URL', config.databaseMigrationUrl);
  const urls = { migrationUrl: config.databaseMigrationUrl, applicationUrl: config.databaseUrl };
  const report = await migrate(urls).catch((error: Error) => {
    throw new StartFault(`The database could not be migrated: ${error.message}`);
  });
  if (report.separation !== 'separate') warn(WEAK_SEPARATION);
}

/** Someone else migrates here; without the tables the application would fail later and less clearly. */
async function refusePending(url: string): Promise<void> {
  const states = await withDatabase(url, migrationStates);
  const pending = states.filter(({ appliedAt }) => appliedAt === null).map(({ name }) => name);
  if (pending.length === 0) return;
  throw new StartFault(
    `The database lacks ${pending.length} migrations, and MIGRATE_ON_START is false. Run npm run db:migrate first. ` +
      `Missing: ${pending.join(', ')}`,
  );
}
