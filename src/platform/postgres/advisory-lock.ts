import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * Takes a named lock until the end of the transaction, and waits while another transaction of this schema holds it. Advisory locks belong
 * to the whole database, so the name includes the schema: otherwise companies that share a database would wait for each other.
 */
export async function lockInTransaction<Tables>(transaction: Kysely<Tables>, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || ' ' || ${name}, 0))`.execute(
    transaction,
  );
}
