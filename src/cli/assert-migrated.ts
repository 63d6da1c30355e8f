import { withDatabase } from '../database/connection.js';
import { migrationStates } from '../database/migrate.js';
import { StartFault } from '../platform/start/start-fault.js';

/**
 * Throws a readable message if migrations are pending; otherwise the first statement of the command would fail with the server's message.
 */
export async function assertMigrated(url: string): Promise<void> {
  const states = await withDatabase(url, migrationStates);
  const pending = states.filter(({ appliedAt }) => appliedAt === null).length;
  if (pending === 0) return;
  throw new StartFault(
    `The database lacks ${pending} of ${states.length} migrations: run npm run db:migrate first.`,
  );
}
