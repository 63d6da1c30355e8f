import type { EntityProperty, EntitySchemaWithMeta } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { InferKyselyTable } from '@mikro-orm/sql';
import type { AliasedRawBuilder, RawBuilder, Selectable } from 'kysely';
import { sql } from 'kysely';
import { columnName } from './names.js';
import type { BY_ENTITY } from './entity-names.js';

type Columns<Entity extends EntitySchemaWithMeta> = Selectable<InferKyselyTable<Entity, typeof BY_ENTITY>>;

/** The columns of an entity for `json_to_recordset`: rows travel as one JSON value, so that the statement is the same for any number. */
export interface RecordColumns {
  readonly names: RawBuilder<unknown>;
  /** After `json_to_recordset(…)`. */
  readonly definition: RawBuilder<unknown>;
}

export function recordColumns(
  em: EntityManager,
  entity: EntitySchemaWithMeta,
  fields: readonly string[],
): RecordColumns {
  const { properties } = em.getMetadata().getByClassName(entity.meta.className);
  const columns = fields.map((field) => recordColumn((properties as Record<string, EntityProperty>)[field]));
  return {
    names: sql.join(columns.map(({ name }) => sql.ref(name))),
    definition: sql`r (${sql.join(columns.map(({ name, type }) => sql`${sql.ref(name)} ${sql.raw(type)}`))})`,
  };
}

/** The column of each property. */
export type RecordNames = readonly (readonly [property: string, column: string])[];

export function recordNames(
  em: EntityManager,
  entity: EntitySchemaWithMeta,
  fields: readonly string[],
): RecordNames {
  const { properties } = em.getMetadata().getByClassName(entity.meta.className);
  return fields.map(
    (field) => [field, recordColumn((properties as Record<string, EntityProperty>)[field]).name] as const,
  );
}

/** A row as JSON text, by column names. */
export function recordText(names: RecordNames, row: object): string {
  const record: Record<string, unknown> = {};
  for (const [property, column] of names)
    record[column] = (row as Readonly<Record<string, unknown>>)[property];
  return JSON.stringify(record);
}

/** JSON text for `json_to_recordset` from rows of no entity, by column names. */
export function rowsText(rows: readonly object[]): string {
  return JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([key, value]) => [columnName(key), value])),
    ),
  );
}

/** Rows as a table `r`, for an update of their entity. */
export function records<Entity extends EntitySchemaWithMeta, Field extends string & keyof Columns<Entity>>(
  em: EntityManager,
  entity: Entity,
  fields: readonly Field[],
  rows: readonly { readonly [Key in Field]: unknown }[],
): AliasedRawBuilder<Pick<Columns<Entity>, Field>, 'r'> {
  const { definition } = recordColumns(em, entity, fields);
  const names = recordNames(em, entity, fields);
  const text = `[${rows.map((row) => recordText(names, row)).join(',')}]`;
  return sql<Pick<Columns<Entity>, Field>>`json_to_recordset(${text}::json)`.as<'r'>(definition);
}

/** Types without length and scale, which the column itself checks. */
function recordColumn(property: EntityProperty | undefined): {
  readonly name: string;
  readonly type: string;
} {
  const { fieldNames: [name] = [], columnTypes: [type] = [] } = property ?? {};
  if (!name || !type) throw new Error(`No column of an entity: ${property?.name}`);
  return { name, type: type.replace(/\(.*?\)/, '') };
}
