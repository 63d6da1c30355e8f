import type { EntitySchemaWithMeta } from '@mikro-orm/core';
import type { InferKyselyTable } from '@mikro-orm/sql';
import type { Insertable } from 'kysely';
import { Statement } from './statement.js';
import type { BY_ENTITY } from './typed.js';
import { over } from './typed.js';

type Row<Entity extends EntitySchemaWithMeta> = Insertable<InferKyselyTable<Entity, typeof BY_ENTITY>>;

/** The insert of one row of an entity, with values for these of its properties; the others have their defaults. */
export function insertOf<Entity extends EntitySchemaWithMeta, Field extends string & keyof Row<Entity>>(
  entity: Entity,
  fields: readonly Field[],
): Statement<Required<Pick<Row<Entity>, Field>>> {
  return new Statement((row, em) => {
    const values = Object.fromEntries(fields.map((field) => [field, row[field]]));
    return over(em, entity)
      .insertInto(entity.meta.className as never)
      .values(values as never);
  });
}
