import { SqlMigration } from './sql.js';

const KEPT_AFTER_SUBJECT = [
  'name',
  'matches',
  'matched',
  'action',
  'held_type',
  'held_id',
  'reference',
  'amount',
  'reported_on',
  'report_reference',
  'reported_by',
];

function kept(columns: readonly string[]): string {
  return `
drop trigger sanctions_findings_kept_columns on sanctions_findings;
create trigger sanctions_findings_kept_columns before update of ${columns.join(', ')} on sanctions_findings
  for each row execute function keep_written(${columns.map((column) => `'${column}'`).join(', ')});`;
}

/**
 * A decision on what was found is taken back by somebody else, and what had been reported stays reported. What was found of a duplicate is
 * work on the customer who stays. A changed list waits for those who began to enter somebody before it was known.
 */
export class Migration130WithdrawnFindings extends SqlMigration {
  override up(): void {
    this.addSql(`
alter table sanctions_findings add column withdrawn_by uuid references principals (id);
alter table sanctions_findings add column withdrawn_at timestamptz;
alter table sanctions_findings add column withdrawal_reason text;
alter table sanctions_findings drop constraint sanctions_findings_reported_check;
alter table sanctions_findings add constraint sanctions_findings_reported_check
  check (reported_on is null or status in ('blocked', 'rejected') or withdrawn_at is not null);
alter table sanctions_findings add constraint sanctions_findings_withdrawn_check
  check ((withdrawn_at is null) = (withdrawal_reason is null));
create index sanctions_findings_withdrawn_by_idx on sanctions_findings (withdrawn_by) where withdrawn_by is not null;
${kept(['subject_type', ...KEPT_AFTER_SUBJECT])}
insert into personal_columns (table_name, column_name, erased_as) values
('sanctions_findings', 'withdrawal_reason', 'case when t.withdrawal_reason is not null then ''Erased'' end');
alter table sanctions_passes add column known_at timestamptz not null default clock_timestamp();

update sanctions_findings f set subject_id = c.merged_into, row_version = f.row_version + 1
  from customers c
 where f.subject_type = 'customer' and c.id = f.subject_id and c.merged_into is not null and f.status <> 'cleared'
   and not exists (
     select from sanctions_findings s join customers d on d.id = s.subject_id
      where s.id <> f.id and s.held_id = f.held_id and s.matched = f.matched
        and (s.subject_id = c.merged_into or d.merged_into = c.merged_into and s.id < f.id));`);
  }

  /** What was reported before its decision was taken back has no place without these columns, unless it was decided again. */
  override down(): void {
    this.addSql(`
alter table sanctions_passes drop column known_at;
delete from personal_columns where table_name = 'sanctions_findings' and column_name = 'withdrawal_reason';
drop trigger sanctions_findings_kept_columns on sanctions_findings;
update sanctions_findings set reported_on = null, report_reference = null, reported_by = null
 where reported_on is not null and status not in ('blocked', 'rejected');
create trigger sanctions_findings_kept_columns before update of subject_id on sanctions_findings
  for each row execute function keep_written('subject_id');
alter table sanctions_findings drop constraint sanctions_findings_reported_check;
alter table sanctions_findings add constraint sanctions_findings_reported_check
  check (reported_on is null or status in ('blocked', 'rejected'));
alter table sanctions_findings drop column withdrawal_reason;
alter table sanctions_findings drop column withdrawn_at;
alter table sanctions_findings drop column withdrawn_by;
${kept(['subject_type', 'subject_id', ...KEPT_AFTER_SUBJECT])}`);
  }
}
