import { SqlMigration, appendOnly, keepsUpdatedAt, oneOf } from './sql.js';

const BUILT_IN = ['agent', 'underwriter', 'adjuster', 'admin'];

const sessionActor = (further: string, columns: string): string => `
create function session_actor(session uuid, who uuid, at timestamptz, token text)
returns table (role text, agency_id uuid, must_change_password boolean${columns}) language plpgsql stable parallel safe as $$
#variable_conflict use_column
begin
  return query
  select u.role, u.agency_id, u.must_change_password${further}
    from user_sessions s
    join users u on u.id = s.user_id
   where s.id = session and s.user_id = who and s.revoked_at is null and s.expires_at > at
     and exists (select from oauth2_access_tokens t
                   where t.jti_hash = token and t.session_id = s.id and t.revoked_at is null and t.expires_at > at)
     and u.is_active and u.deleted_at is null;
end
$$;`;

export const sessionActorWithRoles = sessionActor(
  `,
         case when u.only_further_roles or exists (select from user_roles h where h.user_id = u.id)
              then further_permissions(u.id, at) end,
         u.only_further_roles`,
  ', further jsonb, only_further boolean',
);

/** What the roles of a company give somebody beside the built-in one. A role that is retired, or whose time is over, gives nothing. */
const furtherPermissions = `
create function further_permissions(who uuid, at timestamptz) returns jsonb language sql stable parallel safe
return (
  select coalesce(jsonb_agg(distinct p.name), '[]')
    from user_roles h
    join roles r on r.id = h.role_id and r.is_active
   cross join lateral jsonb_array_elements_text(r.permissions) as p (name)
   where h.user_id = who and (h.ends_at is null or h.ends_at > at));`;

/** Roles of a company beside the four that are built in, who holds them, and which of them must not meet in one person. */
export class Migration093Roles extends SqlMigration {
  override up(): void {
    this.addSql(`
create table roles (
  id uuid primary key default uuid_v7(),
  code text collate "C" not null,
  title text not null,
  description text,
  built_in text collate "C",
  permissions jsonb not null default '[]',
  is_active boolean not null default true,
  created_by uuid references principals (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint roles_code_key unique (code),
  constraint roles_built_in_key unique (built_in),
  constraint roles_code_check check (code ~ '^[a-z][a-z0-9-]{1,49}$'),
  constraint roles_built_in_check check (${oneOf('built_in', BUILT_IN)}),
  constraint roles_permissions_check check (jsonb_typeof(permissions) = 'array'),
  constraint roles_kept_check check (built_in is null or (built_in = code and permissions = '[]' and is_active))
);
create index roles_created_by_idx on roles (created_by) where created_by is not null;
${keepsUpdatedAt('roles')}
create trigger roles_kept_columns before update of code, built_in, created_by on roles
  for each row execute function keep_written('code', 'built_in', 'created_by');

create table role_versions (
  role_id uuid not null references roles (id),
  version integer not null,
  title text not null,
  description text,
  permissions jsonb not null,
  is_active boolean not null,
  changed_by uuid references principals (id),
  created_at timestamptz not null default now(),
  constraint role_versions_pkey primary key (role_id, version)
);
create index role_versions_changed_by_idx on role_versions (changed_by) where changed_by is not null;
${appendOnly('role_versions')}

create table role_conflicts (
  id uuid primary key default uuid_v7(),
  first_role_id uuid not null references roles (id),
  second_role_id uuid not null references roles (id),
  reason text not null,
  created_by uuid references principals (id),
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by uuid references principals (id),
  row_version integer not null default 1,
  updated_at timestamptz not null default now(),
  constraint role_conflicts_order_check check (first_role_id < second_role_id),
  constraint role_conflicts_ended_check check (ended_by is null or ended_at is not null)
);
create unique index role_conflicts_pair_key on role_conflicts (first_role_id, second_role_id) where ended_at is null;
create index role_conflicts_first_role_id_idx on role_conflicts (first_role_id);
create index role_conflicts_second_role_id_idx on role_conflicts (second_role_id);
create index role_conflicts_created_by_idx on role_conflicts (created_by) where created_by is not null;
create index role_conflicts_ended_by_idx on role_conflicts (ended_by) where ended_by is not null;
${keepsUpdatedAt('role_conflicts')}
create trigger role_conflicts_kept_columns before update of first_role_id, second_role_id, reason, created_by on role_conflicts
  for each row execute function keep_written('first_role_id', 'second_role_id', 'reason', 'created_by');

create table role_exceptions (
  id uuid primary key default uuid_v7(),
  conflict_id uuid not null references role_conflicts (id),
  user_id uuid not null references users (id),
  reason text not null,
  ends_at timestamptz not null,
  approved_by uuid not null references principals (id),
  created_at timestamptz not null default now(),
  constraint role_exceptions_four_eyes_check check (approved_by <> user_id),
  constraint role_exceptions_ends_at_check check (ends_at > created_at)
);
create index role_exceptions_conflict_id_idx on role_exceptions (conflict_id, user_id);
create index role_exceptions_user_id_idx on role_exceptions (user_id);
create index role_exceptions_approved_by_idx on role_exceptions (approved_by);
${appendOnly('role_exceptions')}

create table user_roles (
  user_id uuid not null references users (id),
  role_id uuid not null references roles (id),
  reason text,
  ends_at timestamptz,
  sso_provider_id uuid references sso_providers (id),
  given_by uuid references principals (id),
  created_at timestamptz not null default now(),
  constraint user_roles_pkey primary key (user_id, role_id)
);
create index user_roles_role_id_idx on user_roles (role_id);
create index user_roles_sso_provider_id_idx on user_roles (sso_provider_id) where sso_provider_id is not null;
create index user_roles_given_by_idx on user_roles (given_by) where given_by is not null;

insert into roles (id, code, title, built_in) values
  ('01a22000-0000-7000-8000-0000000000b1', 'agent', 'Agent', 'agent'),
  ('01a22000-0000-7000-8000-0000000000b2', 'underwriter', 'Underwriter', 'underwriter'),
  ('01a22000-0000-7000-8000-0000000000b3', 'adjuster', 'Adjuster', 'adjuster'),
  ('01a22000-0000-7000-8000-0000000000b4', 'admin', 'Administrator', 'admin');

alter table users add column only_further_roles boolean not null default false;
alter table access_reviews add column further_roles jsonb not null default '[]';
${furtherPermissions}
drop function session_actor(uuid, uuid, timestamptz, text);`);
    this.addSql(sessionActorWithRoles);
  }

  override down(): void {
    this.addSql('drop function session_actor(uuid, uuid, timestamptz, text)');
    this.addSql(sessionActor('', ''));
    this.addSql(`
drop function further_permissions(uuid, timestamptz);
alter table access_reviews drop column further_roles;
alter table users drop column only_further_roles;
drop table user_roles;
drop table role_exceptions;
drop table role_conflicts;
drop table role_versions;
drop table roles;`);
  }
}
