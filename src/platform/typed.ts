import type { EntitySchemaWithMeta } from '@mikro-orm/core';
import type { EntityManager, InferKyselyDB } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';
import type { BY_ENTITY } from './entity-names.js';
import { EntityNames } from './entity-names.js';

/**
 * Typed queries over entities of the caller's own room. Moments come in PostgreSQL's format; use `moment` of sql.ts for the one of the API.
 */
export function over<Entities extends readonly EntitySchemaWithMeta[]>(
  em: EntityManager,
  ..._entities: Entities
): Kysely<TablesOf<Entities>> {
  return em.getKysely().withPlugin(new EntityNames(em)) as unknown as Kysely<TablesOf<Entities>>;
}

export type TablesOf<Entities extends readonly EntitySchemaWithMeta[]> = InferKyselyDB<
  Entities[number],
  typeof BY_ENTITY
>;
