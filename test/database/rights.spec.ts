import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { APPEND_ONLY_TABLES, MUTABLE_TABLES } from '../../src/database/verify/expected.js';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';
import { migrate } from '../../src/database/migrate.js';
import { DEFAULT_SCHEMA } from '../../src/platform/postgres/schema.js';
import { connected } from '../support/connections.js';
import { aCustomer, insert } from './given.js';

/** Who may do what, in an order that does not depend on who was given it first. */
async function rightsIn(client: Client): Promise<readonly unknown[]> {
  const { rows } = await client.query(`
    select kind, name, a.grantee, a.privilege_type, a.is_grantable
      from (select 'table' as kind, relname::text as name, relacl as acl from pg_class
            union all select 'column', attrelid::regclass || '.' || attname, attacl from pg_attribute
            union all select 'function', oid::regprocedure::text, proacl from pg_proc
            union all select 'schema', nspname, nspacl from pg_namespace) things
      cross join aclexplode(acl) a
     order by 1, 2, 3, 4, 5`);
  return rows;
}

const DENIED = { code: '42501' };

describe('the role of the application', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await cloneDatabase();
  });
  afterAll(() => db.drop());

  it.each([
    'create table evil (id int)',
    'create schema evil',
    'create extension hstore',
    'create function evil() returns int language sql as $$ select 1 $$',
    'alter table customers add column evil text',
    'alter table customers disable trigger all',
    'alter table audit_logs disable trigger audit_logs_append_only',
    'alter table audit_logs detach partition audit_logs_default',
    'drop table customers',
    'drop trigger customers_updated_at on customers',
    'create index evil on customers (id)',
    'create trigger evil before insert on customers for each row execute function update_updated_at_column()',
    'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return null; end $$',
    'alter function refuse_change() owner to current_user',
    `select setval('quote_number_seq', 1)`,
    'alter sequence quote_number_seq restart',
    'set session_replication_role = replica',
    'truncate quotes',
    'delete from customers',
    'delete from policies',
    'delete from users',
    'insert into mikro_orm_migrations (name) values ($$010$$)',
    'delete from mikro_orm_migrations',
    `insert into retention_policies (subject, keep_for, reason) values ('x', '1 day', 'y')`,
    `update retention_policies set minimum = '0'`,
    'delete from retention_policies',
  ])('may not: %s', async (attempt) => {
    await connected(db.url, (client) => expect(client.query(attempt)).rejects.toMatchObject(DENIED));
  });

  it('owns nothing', async () => {
    await connected(db.url, async (client) => {
      const { rows } = await client.query(`
        select relname from pg_class where relowner = current_user::regrole
        union all select proname from pg_proc where proowner = current_user::regrole`);
      expect(rows).toEqual([]);
    });
  });

  it('may read, insert and update what changes, and only insert what grows', async () => {
    await connected(db.url, async (client) => {
      const { rows } = await client.query<{ name: string; rights: string }>(`
        select c.relname as name, array_to_string(array(
            select lower(a.privilege_type) from aclexplode(c.relacl) a where a.grantee = current_user::regrole
              and a.privilege_type <> 'DELETE' order by 1), ',') as rights
        from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`);
      const rights = new Map(rows.map((row) => [row.name, row.rights]));
      for (const table of APPEND_ONLY_TABLES)
        expect([table, rights.get(table)]).toEqual([table, 'insert,select']);
      for (const table of MUTABLE_TABLES.filter((name) => name !== 'retention_policies'))
        expect([table, rights.get(table)]).toEqual([table, 'insert,select,update']);
    });
  });

  it('deletes only where a row is gone when it is gone', async () => {
    await connected(db.url, async (client) => {
      const { rows } = await client.query<{ name: string }>(`
        select relname as name from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
          and has_table_privilege(oid, 'delete') order by 1`);
      expect(rows.map(({ name }) => name)).toEqual([
        'agencies',
        'alert_subscriptions',
        'book_rating_results',
        'claim_cession_changes',
        'claim_figure_changes',
        'claim_open_figures',
        'customer_facts',
        'discount_rules',
        'edition_windows',
        'factor_challenges',
        'idempotency_keys',
        'job_runs',
        'oidc_artifacts',
        'personal_identifiers',
        'rate_limits',
        'rate_tables',
        'rating_editions',
        'rating_plans',
        'scim_groups',
        'scim_members',
        'scim_users',
        'sign_in_sources',
        'sso_identities',
        'surcharge_rules',
        'trusted_devices',
        'undrawn_documents',
        'user_mfa_settings',
        'user_roles',
        'webauthn_credentials',
        'webhook_secrets',
      ]);
    });
  });

  it('has no rights on partitions themselves', async () => {
    await connected(db.url, async (client) => {
      await expect(client.query('select from audit_logs_default')).rejects.toMatchObject(DENIED);
      await expect(
        insert(client, 'audit_logs_default', { action: 'a', resource_type: 'b' }),
      ).rejects.toMatchObject(DENIED);
      await insert(client, 'audit_logs', { action: 'a', resource_type: 'b' });
    });
  });

  it('changes how long something is kept, within what a migration allows', async () => {
    await connected(db.url, async (client) => {
      await client.query(
        `update retention_policies set keep_for = '10 years', row_version = row_version + 1 where subject = 'audit_logs'`,
      );
      await expect(
        client.query(`update retention_policies set keep_for = '1 day' where subject = 'audit_logs'`),
      ).rejects.toMatchObject({ constraint: 'retention_policies_minimum_check' });
    });
  });

  it('gets its rights on what a later migration adds, and loses what it should not have', async () => {
    const role = new URL(db.url).username;
    await connected(db.ownerUrl, async (client) => {
      const before = await rightsIn(client);
      await client.query(`
        grant all on audit_logs, customers to ${role}; revoke insert on policies from ${role};
        grant select on claims to ${role} with grant option; grant update (minimum) on retention_policies to ${role};
        revoke usage on quote_number_seq from ${role}; grant create on schema ${DEFAULT_SCHEMA} to ${role}, public;
        grant execute on function refuse_change() to ${role}; grant execute on function uuid_v7() to public;
        grant usage on schema ${DEFAULT_SCHEMA} to ${role} with grant option; grant execute on function uuid_v7() to ${role} with grant option`);
      expect(await rightsIn(client)).not.toEqual(before);
      await migrate({ migrationUrl: db.ownerUrl, applicationUrl: db.url });
      expect(await rightsIn(client)).toEqual(before);
      await client.query('create table later (id int)');
    });
    await migrate({ migrationUrl: db.ownerUrl, applicationUrl: db.url });
    await connected(db.url, async (client) => {
      await client.query('insert into later values (1)');
      await aCustomer(client);
      await expect(client.query('delete from audit_logs')).rejects.toMatchObject({
        message: /permission denied/,
      });
      await expect(client.query('delete from later')).rejects.toMatchObject(DENIED);
    });
  });

  it('is given nothing anew that it has: connections would have to look all of it up again', async () => {
    await connected(db.ownerUrl, async (client) => {
      const written = async (): Promise<unknown> =>
        (
          await client.query(
            `select array(select xmin from pg_class) as tables, array(select xmin from pg_proc) as functions,
                    array(select xmin from pg_namespace) as schemas`,
          )
        ).rows;
      const before = await written();
      await migrate({ migrationUrl: db.ownerUrl, applicationUrl: db.url });
      expect(await written()).toEqual(before);
    });
  });

  it('leaves nothing to everybody: a third role may not even call a function', async () => {
    await connected(db.ownerUrl, async (client) => {
      const { rows } = await client.query(`
        select p.oid::regprocedure::text as name from pg_proc p
        where p.pronamespace = current_schema()::regnamespace
          and not exists (select from pg_depend d where d.objid = p.oid and d.classid = 'pg_proc'::regclass and d.deptype = 'e')
          and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0)`);
      expect(rows).toEqual([]);
    });
  });
});
