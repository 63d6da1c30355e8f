import type { Options } from '@mikro-orm/postgresql';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';
import type { WaitLimits } from '../platform/postgres/wait-limits.js';
import { connectionOptions } from './driver/connection-options.js';

/** A connection for hand-written SQL; tables are typed where they are asked for. */
export type Database = Kysely<Record<string, never>>;

/** A migration builds indexes over millions of rows, and somebody sits before it: nothing of ours ends it. */
export const NO_LIMITS: WaitLimits = { lockMs: 0, statementMs: 0, idleMs: 0 };

/**
 * The ORM without entities, for commands: a database must be migratable and verifiable whatever state the mapping is in.
 */
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
