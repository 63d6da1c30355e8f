import { SqlMigration, dropTables, keepsUpdatedAt } from './sql.js';

/** The tables that point at an agency; the columns are as old as the tables. */
const ofAgency = ['users', 'customers', 'quotes', 'policies'] as const;

/** Agencies, who a user is at an identity provider, and what a user has allowed a client to do. */
export class Migration007Access extends SqlMigration {
  override up(): void {
    this.addSql(`
create table agencies (
  id uuid primary key default uuid_v7(),
  code text collate "C" not null,
  name text not null,
  licence_number text,
  address jsonb,
  is_active boolean not null default true,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  constraint agencies_code_key unique (code),
  constraint agencies_code_check check (code <> ''),
  constraint agencies_deleted_check check (deleted_at is null or not is_active)
);
${ofAgency
  .map(
    (table) =>
      `alter table ${table} add constraint ${table}_agency_id_fkey foreign key (agency_id) references agencies (id);`,
  )
  .join('\n')}

-- Identity is provider and subject. E-mail is what the provider last said, and never links an account by itself.
create table sso_identities (
  id uuid primary key default uuid_v7(),
  user_id uuid not null references users (id),
  sso_provider_id uuid not null references sso_providers (id),
  subject text collate "C" not null,
  email text collate "C",
  last_login_at timestamptz,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint sso_identities_subject_key unique (sso_provider_id, subject)
);
create index sso_identities_user_id_idx on sso_identities (user_id);

-- The record of consent. The id is the authorization server's own and is no bearer secret; all codes and tokens of one
-- consent carry it, which makes them a family that is revoked together.
create table grants (
  id text collate "C" primary key,
  user_id uuid not null references users (id),
  client_id text collate "C" not null references oauth2_clients (client_id),
  scope text,
  claims jsonb not null default '[]',
  resources jsonb not null default '{}',
  rejected jsonb not null default '{}',
  expires_at timestamptz,
  revoked_at timestamptz,
  revoke_reason text,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint grants_revoked_check check (revoke_reason is null or revoked_at is not null)
);
create index grants_user_id_idx on grants (user_id, created_at);
create index grants_client_id_idx on grants (client_id);
${keepsUpdatedAt('agencies', 'sso_identities', 'grants')}
`);
  }

  override down(): void {
    this.addSql(`
${dropTables('grants', 'sso_identities')}
${ofAgency
  .map(
    (table) => `
alter table ${table} drop constraint ${table}_agency_id_fkey;
update ${table} set agency_id = null where agency_id is not null;`,
  )
  .join('')}
${dropTables('agencies')}
`);
  }
}
