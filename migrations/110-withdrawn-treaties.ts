import { SqlMigration, oneOf } from './sql.js';

const KEPT_BEFORE = ['number', 'version', 'created_by', 'activated_by', 'activated_at'];
const KEPT = [...KEPT_BEFORE, 'withdrawn_by', 'withdrawn_at', 'withdrawal_reason'];

/** The draft of a treaty that came to nothing. */
export class Migration110WithdrawnTreaties extends SqlMigration {
  override up(): void {
    this.addSql(`
alter table reinsurance_treaties add column withdrawn_by uuid references principals (id);
alter table reinsurance_treaties add column withdrawn_at timestamptz;
alter table reinsurance_treaties add column withdrawal_reason text;
create index reinsurance_treaties_withdrawn_by_idx on reinsurance_treaties (withdrawn_by) where withdrawn_by is not null;
alter table reinsurance_treaties drop constraint reinsurance_treaties_status_check;
alter table reinsurance_treaties add constraint reinsurance_treaties_status_check
  check (${oneOf('status', ['draft', 'active', 'withdrawn'])});
alter table reinsurance_treaties add constraint reinsurance_treaties_withdrawn_check
  check ((status = 'withdrawn') = (withdrawn_at is not null and withdrawal_reason is not null));
${kept(KEPT)}`);
  }

  override down(): void {
    // Nothing was ever ceded to them.
    this.addSql(`
${kept(KEPT_BEFORE)};
delete from reinsurance_treaties where status = 'withdrawn';
alter table reinsurance_treaties drop constraint reinsurance_treaties_withdrawn_check;
alter table reinsurance_treaties drop constraint reinsurance_treaties_status_check;
alter table reinsurance_treaties add constraint reinsurance_treaties_status_check
  check (${oneOf('status', ['draft', 'active'])});
alter table reinsurance_treaties drop column withdrawal_reason;
alter table reinsurance_treaties drop column withdrawn_at;
alter table reinsurance_treaties drop column withdrawn_by`);
  }
}

function kept(columns: readonly string[]): string {
  return `
drop trigger reinsurance_treaties_kept_columns on reinsurance_treaties;
create trigger reinsurance_treaties_kept_columns before update of ${columns.join(', ')} on reinsurance_treaties
  for each row execute function keep_written(${columns.map((column) => `'${column}'`).join(', ')})`;
}
