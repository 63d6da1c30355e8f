import type { MetadataStorage } from '@mikro-orm/core';
import type { Options } from '@mikro-orm/postgresql';
import { MikroORM } from '@mikro-orm/postgresql';
import type { DatabaseSettings } from './driver/connection-options.js';
import { connectionOptions, OUR_KIND } from './driver/connection-options.js';
import { entities } from './entities.js';

let mapping: MetadataStorage | undefined;

/**
 * The ORM with all entities, for the application and tests. Schema changes come only from migrations/: a schema diff
 * would drop the checks, partial indexes, triggers, functions and partitions written there.
 */
export function openOrm(database: DatabaseSettings, more: Options = {}): MikroORM {
  const orm = new MikroORM({
    ...connectionOptions(database),
    discovery: { warnWhenNoEntities: false },
    ...more,
  });
  const known = orm.getMetadata();
  for (const meta of mapped()) known.set(meta.class, meta);
  return orm;
}

/**
 * The mapping of entities to tables follows from the code alone. Computing it took a third of an application's start in a test (ADR 81), so
 * it is done once in a process, by an ORM that never connects.
 */
function mapped(): MetadataStorage {
  mapping ??= new MikroORM({ ...OUR_KIND, dbName: 'none', entities: [...entities] }).getMetadata();
  return mapping;
}
