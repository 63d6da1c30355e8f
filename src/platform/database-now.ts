import type { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';

/**
 * The time of the database's clock, which all instances share, as a value for statements that cannot call now(), such as those of leases.
 * In a transaction it is the time when that began.
 */
export async function databaseNow(em: EntityManager): Promise<RawBuilder<Date>> {
  const { rows } = await sql<{ readonly now: string }>`select now()::text as now`.execute(em.getKysely());
  return sql<Date>`${rows[0]?.now ?? null}::timestamptz`;
}

/** The database's current time in milliseconds since 1970, also within a transaction. */
export async function databaseMilliseconds(em: EntityManager): Promise<number> {
  const { rows } = await sql<{ readonly milliseconds: string }>`
    select extract(epoch from clock_timestamp()) * 1000 as milliseconds
  `.execute(em.getKysely());
  return Number(rows[0]?.milliseconds);
}

export function secondsAfter(
  moment: RawBuilder<Date>,
  seconds: RawBuilder<unknown> | number,
): RawBuilder<Date> {
  return sql<Date>`${moment} + make_interval(secs => ${seconds})`;
}
