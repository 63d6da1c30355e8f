import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

type Partitions = {
  readonly made: number;
  /** Rows that stand outside of their month. */
  readonly inDefaultPartition: number;
};

/** By the database's own functions: makes the partitions of this month and of those ahead, and counts what has strayed. */
export async function keepPartitions(em: EntityManager, monthsAhead: number): Promise<Partitions> {
  const db = em.getKysely();
  const made = await sql<{ readonly count: number }>`
    select cardinality(create_monthly_audit_partition(${monthsAhead})) as count
  `.execute(db);
  const stray = await sql<{ readonly count: string }>`
    select audit_default_partition_rows()::text as count
  `.execute(db);
  return { made: made.rows[0]?.count ?? 0, inDefaultPartition: Number(stray.rows[0]?.count ?? 0) };
}
