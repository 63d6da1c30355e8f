import { sql } from 'kysely';
import type { Database } from './connection.js';

/**
 * How far the rights of the application's role differ from the owner's. `same`: one role for both, or no role named. `powerful`: another
 * role, but a superuser or a member of the owner, so that revoked rights do not bind it.
 */
export type RoleSeparation = 'separate' | 'same' | 'powerful';

/** Tables whose rights do not follow from their kind, written as the catalog query below returns them, with columns in parentheses. */
const SPECIAL: Readonly<Record<string, string>> = {
  mikro_orm_migrations: 'select',
  // Functions of the owner archive months of the trail; legal minimums change by migration only.
  audit_archives: 'select',
  retention_minimums: 'select',
  // The places of personal data and legal deadlines change by migration only.
  personal_columns: 'select',
  personal_tables: 'select',
  privacy_deadlines: 'select',
  record_minimums: 'select',
  // One row for each table of reference data: a migration inserts it, and triggers of the table set a new version.
  reference_versions: 'select, update (version)',
  // A result is never changed, only deleted.
  book_rating_results: 'select, insert, delete',
  // The application may change how long records are kept, but not the legal minimum.
  retention_policies: 'select, update (keep_for, legal_hold, reason, row_version, updated_at, updated_by)',
};

/** Tables whose rows may be deleted. In all others a row is ended by a state or a date, and stays. */
const DELETABLE: readonly string[] = [
  'agencies',
  'alert_subscriptions',
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
];

/**
 * Gives the application's role exactly its rights on all objects of the current schema. The owner runs it after every migration, in a
 * transaction. The role may read everything; insert and update, but only insert where a trigger refuses changes; delete where listed; and
 * call our functions that are no triggers. It owns and creates nothing. Partitions get no rights, because they are reached through their
 * parent. Objects with the right rights are left alone, because a new grant makes every connection look them up again.
 */
export async function grantApplication(owner: Database, role: string): Promise<void> {
  const { rows } = await grantStatements(owner, role);
  if (rows.length > 0) await sql.raw(rows.map(({ statement }) => statement).join(';\n')).execute(owner);
}

export async function separationOf(owner: Database, role: string | null): Promise<RoleSeparation> {
  if (role === null) return 'same';
  const { rows } = await sql<{ same: boolean; powerful: boolean }>`
    select rolname = current_user as same, rolsuper or pg_has_role(oid, current_user::regrole, 'member') as powerful
    from pg_roles where rolname = ${role}
  `.execute(owner);
  const found = rows[0];
  if (!found) throw new Error(`The role ${role} of DATABASE_URL does not exist`);
  if (found.same) return 'same';
  return found.powerful ? 'powerful' : 'separate';
}

/** Made from the catalog, so that a table of a later migration cannot be forgotten. */
function grantStatements(owner: Database, role: string): Promise<{ rows: { statement: string }[] }> {
  return sql<{ statement: string }>`
    with application as (
      select oid from pg_roles where rolname = ${role}
    ), ours as (
      select c.oid, c.relname as name, c.relkind as kind, c.relacl as rights,
        exists (select from pg_trigger t join pg_proc p on p.oid = t.tgfoid
                 where t.tgrelid = c.oid and starts_with(p.proname, 'refuse_change')) as append_only
      from pg_class c
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'S') and not c.relispartition
        and pg_has_role(c.relowner, 'usage')
        and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')
    ), wanted as (
      select *,
        case
          when kind = 'S' then 'usage'
          when ${JSON.stringify(SPECIAL)}::jsonb ->> name is not null then ${JSON.stringify(SPECIAL)}::jsonb ->> name
          when append_only then 'select, insert'
          when name = any(${[...DELETABLE]}::text[]) then 'select, insert, update, delete'
          else 'select, insert, update'
        end as wants,
        array_to_string(
          array(
            select lower(a.privilege_type) || case when a.is_grantable then ' with grant option' else '' end
            from aclexplode(rights) a join application on application.oid = a.grantee
            order by array_position(array['SELECT', 'INSERT', 'UPDATE', 'DELETE'], a.privilege_type)
          ) || array(
            select format('%s (%s)', lower(a.privilege_type), string_agg(c.attname, ', ' order by c.attname))
              || case when bool_or(a.is_grantable) then ' with grant option' else '' end
            from pg_attribute c cross join aclexplode(c.attacl) a join application on application.oid = a.grantee
            where c.attrelid = ours.oid and c.attacl is not null and not c.attisdropped
            group by a.privilege_type order by 1
          ), ', ') as has
      from ours
    ), functions as (
      select p.oid::regprocedure::text as name, p.prorettype = 'trigger'::regtype as is_trigger,
        array(
          select case when a.is_grantable then 0 else a.grantee end from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
          where a.grantee <> p.proowner and (a.grantee = 0 or a.grantee in (select oid from application))
        ) as others
      from pg_proc p
      where p.pronamespace = current_schema()::regnamespace and pg_has_role(p.proowner, 'usage')
        and not exists (select from pg_depend d where d.objid = p.oid and d.classid = 'pg_proc'::regclass and d.deptype = 'e')
    ), changed as (
      select format('%s %I.%I', case kind when 'S' then 'sequence' else 'table' end, current_schema(), name) as thing, wants
      from wanted where has <> wants
      union all
      select format('function %s', name), case when not is_trigger then 'execute' end from functions
      where others <> case when is_trigger then array[]::oid[] else array(select oid from application) end
      union all
      select format('schema %I', current_schema()), 'usage' from pg_namespace n
      where n.oid = current_schema()::regnamespace and (
        exists (select from aclexplode(n.nspacl) a where a.grantee = 0 and a.privilege_type = 'CREATE') or
        array(
          select a.privilege_type || case when a.is_grantable then '*' else '' end
          from aclexplode(n.nspacl) a join application on application.oid = a.grantee
        ) <> array['USAGE'])
    ), steps as (
      select 1 as step, format('revoke all on %s from %I', thing, ${role}::text) as statement from changed
      union all select 1, format('revoke create on %s from public', thing) from changed where thing like 'schema %'
      union all select 1, format('revoke execute on %s from public', thing) from changed where thing like 'function %'
      union all select 2, format('grant %s on %s to %I', wants, thing, ${role}::text) from changed where wants is not null
    )
    select statement from steps order by step
  `.execute(owner);
}
