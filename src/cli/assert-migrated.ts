import { withDatabase } from '../database/connection.js';
import { migrationStates } from '../database/migrate.js';
import { StartFault } from '../platform/start/start-fault.js';

/** Before a command that needs the tables: without them the first statement would fail with the server's own words. */
export async function assertMigrated(url: string): Promise<void> {
  const states = await withDatabase(url, migrationStates);
  const pending = states.filter(({ appliedAt }) => appliedAt === null).length;
  if (pending === 0) return;
  throw new StartFault(
    `The database lacks ${pending} of ${states.length} migrations: run npm run db:migrate first.`,
  );
}
