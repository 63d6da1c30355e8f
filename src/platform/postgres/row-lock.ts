import type { EntityClass, EntityName } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

/**
 * Locks a row until the end of the transaction, and leaves room for rows that refer to it: FOR UPDATE, which is all that the ORM
 * knows, keeps out new rows with a foreign key to it, and two that hold one thing each would wait for each other.
 */
export async function lockToChange<T extends object>(
  em: EntityManager,
  entity: EntityClass<T>,
  where: Readonly<Record<string, string | null>>,
): Promise<void> {
  const { tableName } = em.getMetadata().get(entity as EntityName<T>);
  const conditions = Object.entries(where).map(([column, value]) =>
    value === null ? sql`${sql.ref(column)} is null` : sql`${sql.ref(column)} = ${value}`,
  );
  await sql`select from ${sql.table(tableName)} where ${sql.join(conditions, sql` and `)} for no key update`.execute(
    em.getKysely(),
  );
}
