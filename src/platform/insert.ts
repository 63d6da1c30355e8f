import type { EntitySchemaWithMeta } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { InferKyselyTable } from '@mikro-orm/sql';
import type { Insertable, RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { InsertOfRows } from './postgres/sending.js';
import type { RecordNames } from './records.js';
import { recordColumns, recordNames, recordText } from './records.js';
import { Statement } from './statement.js';
import type { BY_ENTITY } from './entity-names.js';
import { over } from './typed.js';
import { gather } from './writes.js';

type Row<Entity extends EntitySchemaWithMeta> = Insertable<InferKyselyTable<Entity, typeof BY_ENTITY>>;

/** A statement that inserts one row with these properties; the others get their defaults. */
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

/** Inserts any number of rows of an entity in one statement, with these properties. */
export class RowsInsert<Field extends string> {
  private readonly statement: Statement<{ readonly rows: string }>;
  private columns: RecordNames | undefined;

  constructor(
    private readonly entity: EntitySchemaWithMeta,
    private readonly fields: readonly Field[],
    onConflict: RawBuilder<unknown>,
  ) {
    this.statement = new Statement(({ rows }, em) => {
      const { names, definition } = recordColumns(em, entity, fields);
      return sql`
        insert into ${sql.table(entity.meta.tableName)} (${names})
        select ${names} from json_to_recordset(${rows}::json) as ${definition} ${onConflict}`;
    });
  }

  /** Sends the rows like `send` of writes.ts. A missing property becomes null. */
  async send(em: EntityManager, rows: readonly RowOf<Field>[]): Promise<void> {
    if (rows.length > 0) await this.statement.send(em, { rows: `[${this.texts(em, rows).join(',')}]` });
  }

  /** Gathers the rows like `gather` of writes.ts. */
  async gather(em: EntityManager, rows: readonly RowOf<Field>[]): Promise<void> {
    const insert: InsertOfRows = (gathered) => this.statement.query(em, { rows: gathered });
    if (rows.length > 0) await gather(em, this, this.texts(em, rows), insert);
  }

  private texts(em: EntityManager, rows: readonly RowOf<Field>[]): readonly string[] {
    const columns = (this.columns ??= recordNames(em, this.entity, this.fields));
    return rows.map((row) => recordText(columns, row));
  }
}

type RowOf<Field extends string> = { readonly [Key in Field]?: unknown };

export function insertRowsOf<Entity extends EntitySchemaWithMeta, Field extends string & keyof Row<Entity>>(
  entity: Entity,
  fields: readonly Field[],
  onConflict: RawBuilder<unknown> = sql``,
): RowsInsert<Field> {
  return new RowsInsert(entity, fields, onConflict);
}
