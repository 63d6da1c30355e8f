import type { EntityProperty } from '@mikro-orm/postgresql';
import { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { NO_LIMITS } from '../../src/database/connection.js';
import { ormOptions } from '../../src/database/mikro-orm.config.js';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';

/** Tables that no entity maps: written in plain SQL, or of rooms that come later. A new one has to be named here. */
const UNMAPPED = [
  'adverse_actions',
  'audit_logs',
  'audit_seals',
  'billing_accounts',
  'billing_entries',
  'billing_items',
  'book_rating_results',
  'book_ratings',
  'claims',
  'consumer_report_agencies',
  'customer_facts',
  'discount_rules',
  'document_files',
  'document_renditions',
  'documents',
  'edition_fingerprints',
  'edition_windows',
  'grants',
  'idempotency_keys',
  'job_runs',
  'mikro_orm_migrations',
  'notices',
  'oauth2_access_tokens',
  'oauth2_authorization_codes',
  'oauth2_clients',
  'oauth2_refresh_tokens',
  'oauth2_token_logs',
  'oidc_artifacts',
  'outbox',
  'payment_plans',
  'payments',
  'personal_identifiers',
  'policy_coverages',
  'policy_parties',
  'principals',
  'quote_groups',
  'quote_validities',
  'rate_tables',
  'rating_editions',
  'rating_plans',
  'rating_worksheets',
  'refunds',
  'renewals',
  'retention_policies',
  'sign_in_sources',
  'signing_keys',
  'sso_identities',
  'sso_providers',
  'state_facts',
  'surcharge_rules',
  'underwriting_authorities',
  'underwriting_holds',
  'underwriting_issues',
  'undrawn_documents',
  'user_mfa_settings',
  'user_sessions',
];

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
};
/** Keys of rows in other tables of the same room. */
const KEY_TYPES = ['uuid'];

describe('mapped columns', () => {
  let database: TestDatabase;
  let orm: MikroORM;
  let columns: readonly Column[];

  beforeAll(async () => {
    database = await cloneDatabase();
    orm = await MikroORM.init(
      ormOptions({ url: database.url, poolSize: 2, limits: NO_LIMITS, preparesStatements: false }),
    );
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

  it('cover every table, except those that are listed as unmapped', () => {
    const mapped = new Set([...orm.getMetadata().getAll().values()].map((entity) => entity.tableName));
    const tables = [...new Set(columns.map(({ table }) => table))].filter(
      (table) => !/^audit_logs_/.test(table),
    );
    expect(tables.filter((table) => !mapped.has(table)).sort()).toEqual(UNMAPPED);
  });
});
