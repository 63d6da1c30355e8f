import { SqlMigration, appendOnly, oneOf } from './sql.js';

/** Backups and trials of restoring, as whoever makes them has told: the evidence report lists them. */
export class Migration116BackupReports extends SqlMigration {
  override up(): void {
    this.addSql(`
create table backup_reports (
  id uuid primary key default uuid_v7(),
  kind text not null,
  outcome text not null,
  completed_at timestamptz not null,
  place text not null,
  bytes bigint,
  note text,
  told_by uuid references principals (id),
  created_at timestamptz not null default now(),
  constraint backup_reports_kind_check check (${oneOf('kind', ['backup', 'restore-test'])}),
  constraint backup_reports_outcome_check check (${oneOf('outcome', ['succeeded', 'failed'])}),
  constraint backup_reports_bytes_check check (bytes >= 0),
  constraint backup_reports_completed_check check (completed_at <= created_at + interval '5 minutes')
);
create index backup_reports_completed_at_idx on backup_reports (completed_at, id);
create index backup_reports_told_by_idx on backup_reports (told_by) where told_by is not null;
${appendOnly('backup_reports')}`);
  }

  override down(): void {
    this.addSql('drop table backup_reports');
  }
}
