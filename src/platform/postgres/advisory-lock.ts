import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * Waits until no other transaction of this schema holds the lock of that name, and holds it until the end of this one. Such
 * locks are the database's: without the schema in it, two companies that share one would wait for each other.
 */
export async function lockInTransaction<Tables>(transaction: Kysely<Tables>, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || ' ' || ${name}, 0))`.execute(
    transaction,
  );
}
