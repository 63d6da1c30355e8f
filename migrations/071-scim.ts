import { SqlMigration, keepsUpdatedAt } from './sql.js';

/** Users whom a provider of single sign-on pushes (SCIM 2.0), and the client by which it does. */
export class Migration071Scim extends SqlMigration {
  override up(): void {
    this.addSql(`
alter table oauth2_clients add column sso_provider_id uuid references sso_providers (id);
create index oauth2_clients_sso_provider_id_idx on oauth2_clients (sso_provider_id) where sso_provider_id is not null;
create table scim_users (
  id uuid primary key default uuid_v7(),
  sso_provider_id uuid not null references sso_providers (id),
  user_id uuid not null references users (id),
  user_name text not null,
  external_id text collate "C",
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint scim_users_user_id_key unique (sso_provider_id, user_id),
  constraint scim_users_external_id_key unique (sso_provider_id, external_id)
);
create unique index scim_users_user_name_key on scim_users (sso_provider_id, lower(user_name));
create index scim_users_user_id_idx on scim_users (user_id);
${keepsUpdatedAt('scim_users')}
create trigger scim_users_kept_columns before update of sso_provider_id, user_id on scim_users
  for each row execute function keep_written('sso_provider_id', 'user_id')`);
  }

  override down(): void {
    this.addSql('drop table scim_users');
    this.addSql('alter table oauth2_clients drop column sso_provider_id');
  }
}
