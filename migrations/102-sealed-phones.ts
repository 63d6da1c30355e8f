import { SqlMigration } from './sql.js';

/** Columns that hold sealed numbers, and keyed hashes by which they are found. */
const COLUMNS = [
  ['customers', 'phone_encrypted'],
  ['customers', 'phone_index'],
  ['claim_contacts', 'phone_encrypted'],
  ['claim_contacts', 'phone_index'],
  ['claim_notices', 'reporter_phone_encrypted'],
] as const;
const INDEXED = ['customers', 'claim_contacts'] as const;

/**
 * Telephone numbers of people get columns of their own, sealed by the application. `npm run cli -- encryption:rotate` seals the
 * numbers that are there. On the way back sealed numbers are gone: nothing in the database opens them.
 */
export class Migration102SealedPhones extends SqlMigration {
  override up(): void {
    for (const [table, column] of COLUMNS)
      this.addSql(
        `alter table ${table} add column ${column} text${column.endsWith('index') ? ' collate "C"' : ''}`,
      );
    for (const table of INDEXED) {
      this.addSql(`alter table ${table} add constraint ${table}_phone_check
        check ((phone_encrypted is null) = (phone_index is null))`);
      this.addSql(
        `create index ${table}_phone_index_idx on ${table} (phone_index) where phone_index is not null`,
      );
    }
    this.addSql(`
insert into personal_columns (table_name, column_name, erased_as) values
${COLUMNS.map(([table, column]) => `('${table}', '${column}', 'null')`).join(',\n')}`);
    // Notices never change. What they say stays: the number only moves from where everybody reads it.
    this.addSql(`
create function seal_reporter_phone(of_notice uuid, sealed text) returns void language plpgsql security definer
set search_path from current as $$
begin
  if sealed !~ '^v2[.][0-9a-f]{16}[.][A-Za-z0-9_-]{38,}$' then
    raise exception 'This is no sealed text' using errcode = 'check_violation';
  end if;
  perform set_config('bindery.erasing', 'on', true);
  update claim_notices set reporter = reporter - 'phone', reporter_phone_encrypted = sealed
   where id = of_notice and reporter ->> 'phone' is not null and reporter_phone_encrypted is null;
  perform set_config('bindery.erasing', 'off', true);
end
$$`);
  }

  override down(): void {
    this.addSql('drop function seal_reporter_phone(uuid, text)');
    for (const [table, column] of COLUMNS) {
      this.addSql(`delete from personal_columns where table_name = '${table}' and column_name = '${column}'`);
      this.addSql(`alter table ${table} drop column ${column}`);
    }
  }
}
