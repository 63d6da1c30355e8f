import { SqlMigration } from './sql.js';

/** Tables whose rows name all who had a hand in them, for four eyes. */
const OF_MANY_HANDS = ['quotes', 'state_facts'] as const;

/** Who entered a quote stays, and whoever had a hand in a quote or a fact of a state is never forgotten: only added to. */
export class Migration044KeptPeople extends SqlMigration {
  override up(): void {
    this.addSql(`
create trigger quotes_kept_columns before update of quote_number, created_by, created_at on quotes
  for each row execute function keep_written('quote_number', 'created_by', 'created_at')`);
    this.addSql(`
create function keep_people() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if not new.contributors @> old.contributors then
    raise exception '%.contributors forgets nobody', tg_table_name using errcode = 'restrict_violation';
  end if;
  return new;
end $$`);
    for (const table of OF_MANY_HANDS)
      this.addSql(`
create trigger ${table}_kept_people before update of contributors on ${table}
  for each row execute function keep_people()`);
  }

  override down(): void {
    for (const table of OF_MANY_HANDS) this.addSql(`drop trigger ${table}_kept_people on ${table}`);
    this.addSql('drop function keep_people()');
    this.addSql('drop trigger quotes_kept_columns on quotes');
  }
}
