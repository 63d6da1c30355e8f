import { UsageError } from './command.js';

/** Runs a command on the database that DATABASE_URL names, else on the development database, started if it is not running. */
export async function withEnvironment(
  environment: NodeJS.ProcessEnv,
  run: (environment: NodeJS.ProcessEnv) => Promise<number>,
): Promise<number> {
  if (environment['DATABASE_URL']) return run(environment);
  if (environment['NODE_ENV'] === 'production')
    throw new UsageError('In production DATABASE_URL has to be set');
  const { attachDevelopmentDatabase } = await import('../platform/embedded-postgres/development-database.js');
  const development = await attachDevelopmentDatabase();
  try {
    return await run({ ...environment, ...development.environment });
  } finally {
    await development.stop();
  }
}
