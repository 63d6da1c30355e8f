import { EnvReader } from '../platform/config/env-reader.js';
import { readDatabaseUrls } from '../platform/config/env-values.js';

/** One command of `npm run cli -- <name>`. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string;
  /** Options in one line, as in `[--to <migration>]`; empty when there are none. */
  readonly usage: string;
  /** Options whose name differs from that of the request's field. */
  readonly options?: Readonly<Record<string, string>>;
  /**
   * `environment` always has DATABASE_URL: that of the process, or that of the embedded development database. Returns the
   * exit code. Throws a UsageError for arguments it does not understand.
   */
  run(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number>;
}

/** The command line was wrong; the command has done nothing. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface CommandDatabaseUrls {
  readonly applicationUrl: string;
  /** The application's own connection string by default. */
  readonly migrationUrl: string;
}

export function databaseUrls(environment: NodeJS.ProcessEnv): CommandDatabaseUrls {
  const reader = new EnvReader(environment);
  const { databaseUrl, databaseMigrationUrl } = readDatabaseUrls(reader);
  reader.finish();
  return { applicationUrl: databaseUrl, migrationUrl: databaseMigrationUrl };
}
