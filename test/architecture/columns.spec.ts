import type { EntityProperty } from '@mikro-orm/postgresql';
import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { NO_LIMITS } from '../../src/database/connection.js';
import { openOrm } from '../../src/database/orm.js';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';

/** Tables of the platform: no statement of a room names them. A new one has to be named here. */
const UNMAPPED = ['data_keys', 'idempotency_keys', 'mikro_orm_migrations', 'principals', 'rate_limits'];

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
}

/** What the catalog may call a column that the ORM maps with a type. */
const SAME_TYPE: Readonly<Record<string, readonly string[]>> = {
  UuidType: ['uuid'],
  StringType: ['text', 'varchar'],
  TextType: ['text'],
  IntegerType: ['int4'],
  BooleanType: ['bool'],
  JsonType: ['jsonb'],
  DateType: ['date'],
  DateTimeType: ['timestamptz'],
  DecimalType: ['numeric'],
  BigIntType: ['int8'],
  BlobType: ['bytea'],
  SmallIntType: ['int2'],
  ArrayType: ['_text', '_uuid', '_int8'],
};
/** Keys of rows in other tables of the same room. */
const KEY_TYPES = ['uuid'];

describe('mapped columns', () => {
  let database: TestDatabase;
  let orm: MikroORM;
  let columns: readonly Column[];

  beforeAll(async () => {
    database = await cloneDatabase();
    orm = openOrm({ url: database.url, poolSize: 2, limits: NO_LIMITS, preparesStatements: false });
    const { rows } = await sql<Column>`
      select c.table_name as "table", c.column_name as "column", c.udt_name as "type", c.is_nullable = 'YES' as "nullable"
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
    `.execute(orm.em.fork().getKysely());
    columns = rows;
  });

  afterAll(async () => {
    await orm?.close(true);
    await database?.drop();
  });

  const platformType = (property: EntityProperty): string =>
    orm.em.getPlatform().getMappedType(String(property.columnTypes?.[0] ?? property.type)).constructor.name;

  it('exist in the database with the same type and the same nullability', () => {
    const faults: string[] = [];
    for (const entity of orm.getMetadata().getAll().values()) {
      for (const property of entity.props) {
        if (property.persist === false || property.kind === '1:m' || property.kind === 'm:n') continue;
        for (const name of property.fieldNames) {
          const place = `${entity.tableName}.${name}`;
          const column = columns.find((each) => each.table === entity.tableName && each.column === name);
          if (!column) {
            faults.push(`${place} does not exist`);
            continue;
          }
          // Types that the ORM has no own name for are called as PostgreSQL calls them.
          if (property.columnTypes?.[0] === column.type && column.nullable === (property.nullable === true))
            continue;
          const type = property.customType?.constructor.name ?? platformType(property);
          const wanted = property.kind === 'scalar' ? SAME_TYPE[type] : KEY_TYPES;
          if (!wanted) faults.push(`${place}: no rule for the mapped type ${type}`);
          else if (!wanted.includes(column.type))
            faults.push(`${place} is ${column.type}, mapped as ${type}`);
          if (column.nullable !== (property.nullable === true)) faults.push(`${place}: nullable differs`);
        }
      }
    }
    expect(faults).toEqual([]);
  });

  it('are all columns of their tables', () => {
    const faults: string[] = [];
    for (const { tableName, props } of orm.getMetadata().getAll().values()) {
      const mapped = new Set(props.flatMap(({ fieldNames = [] }) => fieldNames));
      const lacking = columns.filter(({ table, column }) => table === tableName && !mapped.has(column));
      faults.push(...lacking.map(({ column }) => `${tableName}.${column} is mapped by no property`));
    }
    expect(faults).toEqual([]);
  });

  it('cover every table, except those that are listed as unmapped', () => {
    const mapped = new Set([...orm.getMetadata().getAll().values()].map((entity) => entity.tableName));
    const tables = [...new Set(columns.map(({ table }) => table))].filter(
      (table) => !/^audit_logs_/.test(table),
    );
    expect(tables.filter((table) => !mapped.has(table)).sort()).toEqual(UNMAPPED);
  });
});
