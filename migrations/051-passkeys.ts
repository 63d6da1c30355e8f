import { SqlMigration, keepsUpdatedAt } from './sql.js';

/**
 * Passkeys (WebAuthn) stand in a table of their own, because a credential belongs to one user of the whole server. That of a ceremony
 * under way lives with the other short-lived things of the protocol, as a challenge.
 */
export class Migration051Passkeys extends SqlMigration {
  override up(): void {
    this.addSql(`
create table webauthn_credentials (
  id uuid primary key default uuid_v7(),
  user_id uuid not null references users (id),
  credential_id text collate "C" not null,
  public_key text not null,
  counter bigint not null,
  transports jsonb not null default '[]',
  device_type text not null,
  is_backed_up boolean not null,
  name text not null,
  last_used_at timestamptz,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint webauthn_credentials_credential_id_key unique (credential_id),
  constraint webauthn_credentials_counter_check check (counter >= 0),
  constraint webauthn_credentials_transports_check check (jsonb_typeof(transports) = 'array'),
  constraint webauthn_credentials_device_type_check check (device_type in ('singleDevice', 'multiDevice'))
);
create index webauthn_credentials_user_id_idx on webauthn_credentials (user_id);
${keepsUpdatedAt('webauthn_credentials')}
create trigger webauthn_credentials_kept_columns before update of user_id, credential_id, public_key, device_type on webauthn_credentials
  for each row execute function keep_written('user_id', 'credential_id', 'public_key', 'device_type')`);
  }

  override down(): void {
    this.addSql('drop table webauthn_credentials');
  }
}
