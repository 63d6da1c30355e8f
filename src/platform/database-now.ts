import type { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';

/**
 * The moment by the database's clock, which all instances share, as a value: for leases and their like, in statements that may not
 * ask for it themselves. In a transaction it is the moment at which that began.
 */
export async function databaseNow(em: EntityManager): Promise<RawBuilder<Date>> {
  const { rows } = await sql<{ readonly now: string }>`select now()::text as now`.execute(em.getKysely());
  return sql<Date>`${rows[0]?.now ?? null}::timestamptz`;
}

/** The same clock in milliseconds, at this moment, also within a transaction. */
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
