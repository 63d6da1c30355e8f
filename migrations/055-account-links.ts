import { SqlMigration, keepsUpdatedAt } from './sql.js';

/**
 * Links that are mailed to users: to choose a password, for the first time or again. Only a hash of what opens one is kept, and
 * each opens once. Whoever uses one has shown that the address is theirs.
 */
export class Migration055AccountLinks extends SqlMigration {
  override up(): void {
    this.addSql(`
create table account_links (
  id uuid primary key default uuid_v7(),
  user_id uuid not null references users (id),
  kind text not null,
  email text not null,
  token_hash text collate "C" not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  replaced_at timestamptz,
  created_by uuid references principals (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint account_links_token_hash_key unique (token_hash),
  constraint account_links_kind_check check (kind in ('reset', 'invitation')),
  constraint account_links_expires_check check (expires_at > created_at),
  constraint account_links_used_check check (used_at is null or replaced_at is null)
);
create index account_links_user_id_idx on account_links (user_id);
create index account_links_created_by_idx on account_links (created_by) where created_by is not null;
create index account_links_expires_at_idx on account_links (expires_at);
${keepsUpdatedAt('account_links')}
create trigger account_links_kept_columns before update of user_id, kind, email, token_hash, expires_at, used_at, created_by on account_links
  for each row execute function keep_written('user_id', 'kind', 'email', 'token_hash', 'expires_at', 'used_at', 'created_by');
alter table users add column email_verified_at timestamptz`);
  }

  override down(): void {
    this.addSql('alter table users drop column email_verified_at');
    this.addSql('drop table account_links');
  }
}
