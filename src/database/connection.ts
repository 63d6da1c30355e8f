import type { Options } from '@mikro-orm/postgresql';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';
import type { WaitLimits } from '../platform/postgres/wait-limits.js';
import { connectionOptions } from './driver/connection-options.js';

/** A connection for SQL text; each query states the type of its rows. */
export type Database = Kysely<Record<string, never>>;

/** For migrations, which build indexes over millions of rows while somebody watches: no time limits. */
export const NO_LIMITS: WaitLimits = { lockMs: 0, statementMs: 0, idleMs: 0 };

/** The ORM without entities, for commands: migrating and verifying must work whatever state the mapping is in. */
export async function withOrm<T>(
  url: string,
  options: Pick<Options, 'extensions' | 'migrations'>,
  work: (orm: MikroORM) => Promise<T>,
): Promise<T> {
  const orm = new MikroORM({
    ...connectionOptions({ url, poolSize: 2, limits: NO_LIMITS, preparesStatements: false }),
    entities: [],
    discovery: { warnWhenNoEntities: false },
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
