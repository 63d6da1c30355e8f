import type { Options } from '@mikro-orm/postgresql';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { entities } from './entities.js';

export interface DatabaseSettings {
  readonly url: string;
  readonly poolSize: number;
}

/**
 * The one description of the ORM, for the application, the command line and tests. Schema changes come only from
 * migrations/: a schema diff would drop the checks, partial indexes, triggers, functions and partitions written there.
 */
export function ormOptions(database: DatabaseSettings): Options & { driver: typeof PostgreSqlDriver } {
  return {
    driver: PostgreSqlDriver,
    clientUrl: database.url,
    entities: [...entities],
    pool: { min: 0, max: database.poolSize },
    forceUtcTimezone: true,
    // The last one ends a query whose network has gone silent; no statement of ours comes near it.
    driverOptions: { connectionTimeoutMillis: 5_000, keepAlive: true, query_timeout: 60_000 },
  };
}
