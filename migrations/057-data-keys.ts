import { dropTables, keepsUpdatedAt, oneOf, SqlMigration } from './sql.js';

/**
 * Keys that fields are encrypted with, each of one table, themselves encrypted ("wrapped") with a key that is not in the
 * database. One of each purpose writes; those before it go on reading until no row needs them.
 */
export class Migration057DataKeys extends SqlMigration {
  override up(): void {
    this.addSql(`
create table data_keys (
  id text collate "C" primary key,
  table_name text collate "C" not null,
  purpose text not null,
  wrapped_key text not null,
  wrapping_key_id text collate "C" not null,
  status text not null default 'active',
  retired_at timestamptz,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint data_keys_id_check check (id ~ '^[0-9a-f]{16}$'),
  constraint data_keys_purpose_check check (${oneOf('purpose', ['encrypt', 'index'])}),
  constraint data_keys_status_check check (${oneOf('status', ['active', 'retired'])}),
  constraint data_keys_retired_check check ((status = 'retired') = (retired_at is not null))
);
create unique index data_keys_active_key on data_keys (table_name, purpose) where status = 'active';
create trigger data_keys_kept_columns before update of table_name, purpose on data_keys
  for each row execute function keep_written('table_name', 'purpose');
${keepsUpdatedAt('data_keys')}`);
  }

  override down(): void {
    this.addSql(dropTables('data_keys'));
  }
}
