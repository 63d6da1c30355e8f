import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  APPEND_ONLY_TABLES,
  FUNCTIONS,
  MUTABLE_TABLES,
  TRIGGERS,
  TECHNICAL_TABLES,
} from '../../src/database/verify/expected.js';
import { PRODUCT_TYPES } from '../../src/shared/product-types.js';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';
import { connected } from '../support/connections.js';

describe('the schema as a whole', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await cloneDatabase();
  });
  afterAll(() => db.drop());

  const list = (question: string, values: readonly unknown[] = []): Promise<readonly string[]> =>
    connected(db.ownerUrl, async (client) => {
      const { rows } = await client.query<{ name: string }>(question, [...values]);
      return rows.map(({ name }) => name);
    });

  it('has the tables that db:verify expects and no others', async () => {
    const tables =
      await list(`select relname as name from pg_class where relnamespace = current_schema()::regnamespace
      and relkind in ('r', 'p') and not relispartition and relname <> 'mikro_orm_migrations'`);
    expect(tables.toSorted()).toEqual(
      [...MUTABLE_TABLES, ...APPEND_ONLY_TABLES, ...TECHNICAL_TABLES].toSorted(),
    );
  });

  it('has the functions that db:verify expects and no others', async () => {
    const functions =
      await list(`select p.oid::regprocedure::text as name from pg_proc p where pronamespace = current_schema()::regnamespace
      and not exists (select from pg_depend d where d.objid = p.oid and d.classid = 'pg_proc'::regclass and d.deptype = 'e')`);
    const spelled = functions.map((name) =>
      name.replaceAll(',', ', ').replaceAll('timestamp with time zone', 'timestamptz'),
    );
    expect(spelled.toSorted()).toEqual([...FUNCTIONS].toSorted());
  });

  it('has the triggers that db:verify expects and no others', async () => {
    const triggers =
      await list(`select tgrelid::regclass || '.' || tgname as name from pg_trigger t join pg_class c on c.oid = tgrelid
      where not tgisinternal and (not c.relispartition or c.relname = 'audit_logs_default') and t.tgparentid = 0`);
    expect(triggers.toSorted()).toEqual(TRIGGERS.toSorted());
  });

  it('names each of the tables and functions of the original specification as it does', async () => {
    const named = [
      'customers',
      'policies',
      'claims',
      'users',
      'quotes',
      'rate_tables',
      'discount_rules',
      'surcharge_rules',
      'sso_providers',
      'oauth2_clients',
      'user_mfa_settings',
      'user_sessions',
      'audit_logs',
      'oauth2_refresh_tokens',
      'oauth2_token_logs',
      'oauth2_authorization_codes',
    ];
    expect(
      (
        await list(
          `select table_name as name from information_schema.tables where table_schema = current_schema() and table_name = any($1)`,
          [named],
        )
      ).toSorted(),
    ).toEqual(named.toSorted());
    const functions = [
      'update_updated_at_column',
      'generate_quote_number',
      'cleanup_expired_oauth2_tokens',
      'revoke_user_tokens',
      'create_monthly_audit_partition',
      'validate_grant_types',
    ];
    expect(
      (
        await list('select distinct proname as name from pg_proc where proname = any($1)', [functions])
      ).toSorted(),
    ).toEqual(functions.toSorted());
  });

  it('has an index that begins with the columns of each foreign key', async () => {
    expect(
      await list(`
        select c.conrelid::regclass || ' ' || c.conname as name from pg_constraint c
        where c.contype = 'f' and c.conparentid = 0 and not exists (
          select from pg_index i
          where i.indrelid = c.conrelid and i.indisvalid
            and (select array_agg(k order by k) from unnest((i.indkey::int2[])[0:cardinality(c.conkey) - 1]) as k)
              = (select array_agg(k order by k) from unnest(c.conkey) as k)
            and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) =
              format('(%I IS NOT NULL)', (select attname from pg_attribute where attrelid = c.conrelid and attnum = c.conkey[1]))))`),
    ).toEqual([]);
  });

  it('knows the same products in every column that names one', async () => {
    const checks = await list(`
      select pg_get_constraintdef(oid) as name from pg_constraint
       where contype = 'c' and pg_get_constraintdef(oid) ~ 'product_types?\\M.*''auto'''`);
    expect(checks.length).toBeGreaterThan(5);
    for (const check of checks) {
      const named = [...check.matchAll(/'([a-z]+)'/g)].map(([, product]) => product);
      expect([check, named]).toEqual([check, [...PRODUCT_TYPES]]);
    }
  });

  it('lets everything be done by a client as by a user: who did it is a principal', async () => {
    expect(
      await list(`
        select c.conrelid::regclass || '.' || a.attname as name from pg_constraint c
          join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
         where c.contype = 'f' and c.confrelid = 'users'::regclass and a.attname like '%\\_by'`),
    ).toEqual([]);
  });

  it('has no index that repeats another, or is the beginning of a unique one', async () => {
    expect(
      await list(`
        select a.indexrelid::regclass || ' is in ' || b.indexrelid::regclass as name
        from pg_index a join pg_index b on a.indrelid = b.indrelid and a.indexrelid <> b.indexrelid
          join pg_class ca on ca.oid = a.indexrelid join pg_class cb on cb.oid = b.indexrelid and ca.relam = cb.relam
          join pg_class t on t.oid = a.indrelid
        where t.relnamespace = current_schema()::regnamespace and not t.relispartition and not a.indisunique and not a.indisexclusion
          and a.indexprs is null and b.indexprs is null and a.indpred is null and b.indpred is null
          and starts_with(b.indclass::text || ' ', a.indclass::text || ' ')
          and starts_with(b.indkey::text || ' ', a.indkey::text || ' ')
          and (b.indkey::text = a.indkey::text or b.indisunique)`),
    ).toEqual([]);
  });

  it('keeps a version on every table that changes, and updated_at only there', async () => {
    const versioned = await list(`select table_name as name from information_schema.columns
      where table_schema = current_schema() and column_name = 'row_version' and data_type = 'integer' and is_nullable = 'NO' and column_default = '1'`);
    expect(versioned.toSorted()).toEqual([...MUTABLE_TABLES].toSorted());
    const dated = await list(`select table_name as name from information_schema.columns
      where table_schema = current_schema() and column_name = 'updated_at' and is_nullable = 'NO' and column_default = 'now()'`);
    expect(dated.toSorted()).toEqual([...MUTABLE_TABLES].toSorted());
  });

  it('has moments with a time zone, exact numbers and money of two decimals only', async () => {
    const columns = `select c.table_name || '.' || c.column_name as name from information_schema.columns c
      where c.table_schema = current_schema() and c.table_name <> 'mikro_orm_migrations'`;
    expect(
      await list(
        `${columns} and data_type in ('timestamp without time zone', 'real', 'double precision', 'money')`,
      ),
    ).toEqual([]);
    expect(
      await list(`${columns} and (column_name ~ '(premium|amount|amount_claimed|deductible|total)$' or column_name ~ '^amount')
        and column_name !~ '_id$' and not (data_type = 'numeric' and numeric_precision = 14 and numeric_scale = 2)`),
    ).toEqual([]);
  });

  it('gives every id a default, so that no writer has to bring one', async () => {
    expect(
      await list(`select table_name || ' ' || coalesce(column_default, 'none') as name from information_schema.columns
        where table_schema = current_schema() and column_name = 'id' and table_name not in ('mikro_orm_migrations', 'grants')
          and column_default not in ('uuid_v7()', '(uuid_v7())::text')`),
    ).toEqual([]);
  });

  it('fixes the search path of every function that runs with the rights of the owner', async () => {
    const definers = await list(
      `select proname as name from pg_proc where pronamespace = current_schema()::regnamespace and prosecdef`,
    );
    expect(definers.toSorted()).toEqual([
      'attach_restored_audit_partition',
      'audit_default_partition_rows',
      'audit_partition_archived',
      'audit_partitions_due',
      'cleanup_expired_oauth2_tokens',
      'create_monthly_audit_partition',
      'detach_audit_partition',
      'detached_audit_entries',
      'detached_audit_hash',
      'drop_audit_partition',
      'erase_customer',
      'held_subjects',
      'reattach_audit_partition',
      'remove_expired',
      'restore_audit_entries',
      'seal_answer_phones',
      'seal_reporter_phone',
    ]);
    expect(
      await list(`select proname as name from pg_proc where pronamespace = current_schema()::regnamespace and prosecdef
        and not (format('search_path=%s, pg_temp', current_schema()) = any(proconfig))`),
    ).toEqual([]);
  });
});
