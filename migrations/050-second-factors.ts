import { SqlMigration, keepsUpdatedAt } from './sql.js';

/**
 * Second factors come to life: wrong codes in a row are counted for each user; what of a sign-in, or of a page of the account, waits for
 * a factor stands in a row of its own, so that tries are counted across instances; and a user may trust a device, which is then asked for
 * the password alone.
 */
export class Migration050SecondFactors extends SqlMigration {
  override up(): void {
    this.addSql('alter table user_mfa_settings add column failed_count integer not null default 0');
    this.addSql('alter table user_mfa_settings add column last_failed_at timestamptz');
    this.addSql(
      'alter table user_mfa_settings add constraint user_mfa_settings_failed_count_check check (failed_count >= 0)',
    );
    this.addSql(`
create table factor_challenges (
  id uuid primary key default uuid_v7(),
  user_id uuid not null references users (id),
  subject_hash text collate "C" not null,
  tries integer not null default 0,
  totp_secret_encrypted text,
  amr jsonb,
  expires_at timestamptz not null,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint factor_challenges_subject_hash_key unique (subject_hash),
  constraint factor_challenges_tries_check check (tries between 0 and 5),
  constraint factor_challenges_expires_check check (expires_at > created_at)
);
create index factor_challenges_user_id_idx on factor_challenges (user_id);
create index factor_challenges_expires_at_idx on factor_challenges (expires_at);
${keepsUpdatedAt('factor_challenges')}
create table trusted_devices (
  id uuid primary key default uuid_v7(),
  user_id uuid not null references users (id),
  token_hash text collate "C" not null,
  ip_address inet,
  user_agent text,
  last_used_at timestamptz not null,
  expires_at timestamptz not null,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint trusted_devices_token_hash_key unique (token_hash),
  constraint trusted_devices_expires_check check (expires_at > created_at)
);
create index trusted_devices_user_id_idx on trusted_devices (user_id);
create index trusted_devices_expires_at_idx on trusted_devices (expires_at);
${keepsUpdatedAt('trusted_devices')}
create trigger trusted_devices_kept_columns before update of user_id, token_hash on trusted_devices
  for each row execute function keep_written('user_id', 'token_hash')`);
  }

  override down(): void {
    this.addSql('drop table trusted_devices');
    this.addSql('drop table factor_challenges');
    this.addSql('alter table user_mfa_settings drop constraint user_mfa_settings_failed_count_check');
    this.addSql('alter table user_mfa_settings drop column last_failed_at');
    this.addSql('alter table user_mfa_settings drop column failed_count');
  }
}
