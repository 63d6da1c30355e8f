import { SqlMigration } from './sql.js';

const RULES = ['claim_reserve_rules', 'claim_assignment_rules'];
const TABLES = ['claims', ...RULES];

/**
 * A code of a catastrophe is that of an event which somebody has entered. What was written before stays as it is, for nobody knows
 * what a code of nothing meant: these rows are not looked at (not valid).
 */
export class Migration123KnownEvents extends SqlMigration {
  override up(): void {
    for (const table of TABLES)
      this.addSql(`
alter table ${table} add constraint ${table}_catastrophe_code_fkey
  foreign key (catastrophe_code) references claim_catastrophes (code) not valid;`);
    for (const table of RULES)
      this.addSql(
        `create index ${table}_catastrophe_code_idx on ${table} (catastrophe_code) where catastrophe_code is not null;`,
      );
  }

  override down(): void {
    for (const table of RULES) this.addSql(`drop index ${table}_catastrophe_code_idx;`);
    for (const table of TABLES)
      this.addSql(`alter table ${table} drop constraint ${table}_catastrophe_code_fkey;`);
  }
}
