import type { EntitySchemaWithMeta } from '@mikro-orm/core';
import { DateTimeType } from '@mikro-orm/core';
import type { InferKyselyTable } from '@mikro-orm/sql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { columnName } from './names.js';
import { moment } from './sql.js';
import type { BY_ENTITY } from './entity-names.js';

type PropertyOf<Entity extends EntitySchemaWithMeta> = string &
  keyof InferKyselyTable<Entity, typeof BY_ENTITY>;

/** The column of a property. */
export function columnOf<Entity extends EntitySchemaWithMeta>(
  _entity: Entity,
  property: PropertyOf<Entity>,
): RawBuilder<unknown> {
  return sql.ref(columnName(property));
}

/** Columns of an entity for SQL text, with moments formatted as RFC 3339. `table` is the table's name in the statement. */
export function columns<Entity extends EntitySchemaWithMeta>(
  entity: Entity,
  properties: readonly PropertyOf<Entity>[],
  table?: string,
): RawBuilder<unknown> {
  const { properties: declared } = entity.meta as unknown as {
    properties: Record<string, { type?: unknown }>;
  };
  return sql.join(
    properties.map((property) => {
      const name = columnName(property);
      const column = table === undefined ? name : `${table}.${name}`;
      return declared[property]?.type === DateTimeType
        ? sql`${moment(column)} as ${sql.ref(name)}`
        : sql.ref(column);
    }),
  );
}
