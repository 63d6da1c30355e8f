import type { EntityClass, EntityName } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

/**
 * Locks a row for a change, with FOR NO KEY UPDATE. The ORM only knows FOR UPDATE, which blocks new rows with a foreign key to it,
 * so that two transactions could deadlock.
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
