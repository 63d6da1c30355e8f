import type { DatabaseOptions, DatabaseSettings } from './driver/connection-options.js';
import { connectionOptions } from './driver/connection-options.js';
import { entities } from './entities.js';

/**
 * The one description of the ORM, for the application and tests. Schema changes come only from migrations/: a schema diff
 * would drop the checks, partial indexes, triggers, functions and partitions written there.
 */
export function ormOptions(database: DatabaseSettings): DatabaseOptions {
  return { ...connectionOptions(database), entities: [...entities], forceUtcTimezone: true };
}
