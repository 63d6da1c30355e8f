import { dropTables, keepsUpdatedAt } from '../sql.js';

/**
 * E-mail is stored in lower case, so that the unique index on live users is also the one that signing in uses. The lock
 * counters live here and not in memory: two instances have to count the same attempts.
 */
export const usersUp = `
create table users (
  id uuid primary key default uuid_v7(),
  email text collate "C" not null,
  password_hash text,
  first_name text not null,
  last_name text not null,
  role text not null,
  agency_id uuid,
  is_active boolean not null default true,
  last_login_at timestamptz,
  failed_login_count integer not null default 0,
  last_failed_login_at timestamptz,
  locked_until timestamptz,
  password_changed_at timestamptz,
  must_change_password boolean not null default false,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  constraint users_email_check check (email = lower(email) and email like '%_@_%' and length(email) <= 254),
  constraint users_role_check check (role in ('agent', 'underwriter', 'adjuster', 'admin', 'system')),
  constraint users_failed_login_count_check check (failed_login_count >= 0),
  constraint users_deleted_check check (deleted_at is null or not is_active)
);
create unique index users_email_key on users (email) where deleted_at is null;
create index users_role_idx on users (role);
create index users_active_idx on users (is_active, last_name, id) where deleted_at is null;
create index users_agency_id_idx on users (agency_id) where agency_id is not null;
${keepsUpdatedAt('users')}
`;

export const usersDown = dropTables('users');
