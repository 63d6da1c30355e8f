import { SqlMigration, keepsUpdatedAt } from './sql.js';

/** Groups that a provider pushes, the roles that it says of a user, and tokens for providers that cannot ask for short ones. */
export class Migration094ScimGroups extends SqlMigration {
  override up(): void {
    this.addSql(`
alter table scim_users add column roles jsonb not null default '[]';
alter table scim_users add constraint scim_users_roles_check check (jsonb_typeof(roles) = 'array');

create table scim_groups (
  id uuid primary key default uuid_v7(),
  sso_provider_id uuid not null references sso_providers (id),
  display_name text not null,
  external_id text collate "C",
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint scim_groups_external_id_key unique (sso_provider_id, external_id)
);
create unique index scim_groups_display_name_key on scim_groups (sso_provider_id, lower(display_name));
${keepsUpdatedAt('scim_groups')}
create trigger scim_groups_kept_columns before update of sso_provider_id on scim_groups
  for each row execute function keep_written('sso_provider_id');

create table scim_members (
  group_id uuid not null references scim_groups (id),
  scim_user_id uuid not null references scim_users (id),
  created_at timestamptz not null default now(),
  constraint scim_members_pkey primary key (group_id, scim_user_id)
);
create index scim_members_scim_user_id_idx on scim_members (scim_user_id);

create table scim_tokens (
  id uuid primary key default uuid_v7(),
  client_id uuid not null references oauth2_clients (id),
  token_hash text collate "C" not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  created_by uuid references principals (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint scim_tokens_token_hash_key unique (token_hash),
  constraint scim_tokens_expires_at_check check (expires_at > created_at)
);
create index scim_tokens_client_id_idx on scim_tokens (client_id);
create index scim_tokens_created_by_idx on scim_tokens (created_by) where created_by is not null;
${keepsUpdatedAt('scim_tokens')}
create trigger scim_tokens_kept_columns before update of client_id, token_hash, expires_at, created_by on scim_tokens
  for each row execute function keep_written('client_id', 'token_hash', 'expires_at', 'created_by')`);
  }

  override down(): void {
    this.addSql('drop table scim_tokens');
    this.addSql('drop table scim_members');
    this.addSql('drop table scim_groups');
    this.addSql('alter table scim_users drop column roles');
  }
}
