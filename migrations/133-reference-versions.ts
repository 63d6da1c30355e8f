import { SqlMigration, dropTables } from './sql.js';

const TABLES = [
  'edition_windows',
  'quote_validities',
  'state_facts',
  'underwriting_authorities',
  'underwriting_holds',
];

/**
 * Reference data is kept in memory for as long as it is the same: each statement that changes one of its tables gives it another
 * version, in its own transaction, so that whoever sees the change sees the version with it. A version is never used twice: of
 * what was rolled back nobody takes another's for the same.
 */
export class Migration133ReferenceVersions extends SqlMigration {
  override up(): void {
    this.addSql(`
create table reference_versions (
  table_name text collate "C" primary key,
  version uuid not null
);
insert into reference_versions (table_name, version)
select t.name, gen_random_uuid() from unnest(array[${TABLES.map((table) => `'${table}'`).join(', ')}]) as t (name);

create function raise_reference_version() returns trigger language plpgsql set search_path from current as $$
declare
  made constant uuid := gen_random_uuid();
begin
  update reference_versions set version = made where table_name = tg_table_name;
  return null;
end $$;
${TABLES.map(
  (table) => `
create trigger ${table}_raise_version after insert or update or delete or truncate on ${table}
  for each statement execute function raise_reference_version();`,
).join('')}`);
  }

  override down(): void {
    this.addSql(`
${TABLES.map((table) => `drop trigger ${table}_raise_version on ${table};`).join('\n')}
drop function raise_reference_version();
${dropTables('reference_versions')}`);
  }
}
