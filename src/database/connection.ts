import type { Options } from '@mikro-orm/postgresql';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';

/** A connection for hand-written SQL; tables are typed where they are asked for. */
export type Database = Kysely<Record<string, never>>;

/**
 * The ORM without entities, for commands: a database must be migratable and verifiable whatever state the mapping is in.
 */
export async function withOrm<T>(
  url: string,
  options: Pick<Options, 'extensions' | 'migrations'>,
  work: (orm: MikroORM) => Promise<T>,
): Promise<T> {
  const orm = await MikroORM.init({
    clientUrl: url,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    pool: { min: 0, max: 2 },
    driverOptions: { connectionTimeoutMillis: 10_000 },
    ...options,
  });
  try {
    return await work(orm);
  } finally {
    await orm.close();
  }
}

export async function withDatabase<T>(url: string, work: (database: Database) => Promise<T>): Promise<T> {
  return withOrm(url, {}, (orm) => work(orm.em.getConnection().getClient()));
}
