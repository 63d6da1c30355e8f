import { SqlMigration } from './sql.js';

/**
 * What all instances know of a job beside its runs: up to when its schedule has been seen to, and whether somebody has paused it.
 * A run that its instance has not ended leaves its moment open, so another may take it.
 */
export class Migration084Jobs extends SqlMigration {
  override up(): void {
    this.addSql(`
create table job_states (
  name text collate "C" primary key,
  covered_until timestamptz not null default now(),
  pause_reason text,
  paused_at timestamptz,
  paused_by uuid references principals (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint job_states_pause_check check ((paused_at is null) = (pause_reason is null)),
  constraint job_states_paused_by_check check (paused_by is null or paused_at is not null)
);
create index job_states_paused_by_idx on job_states (paused_by) where paused_by is not null;
create trigger job_states_updated_at before update on job_states
  for each row execute function update_updated_at_column();
create trigger job_states_kept_columns before update of name on job_states
  for each row execute function keep_written('name');

alter table job_runs add column requested_by uuid references principals (id);
create index job_runs_requested_by_idx on job_runs (requested_by) where requested_by is not null;
create index job_runs_name_idx on job_runs (name, started_at, id);
drop trigger job_runs_kept_columns on job_runs;
create trigger job_runs_kept_columns before update of name, scheduled_for, started_at, requested_by on job_runs
  for each row execute function keep_written('name', 'scheduled_for', 'started_at', 'requested_by');
alter table job_runs drop constraint job_runs_scheduled_key;
create unique index job_runs_scheduled_key on job_runs (name, scheduled_for) where outcome is distinct from 'abandoned';
`);
  }

  override down(): void {
    this.addSql(`
drop index job_runs_scheduled_key;
delete from job_runs r using job_runs other
 where r.name = other.name and r.scheduled_for = other.scheduled_for and r.outcome = 'abandoned' and other.id > r.id;
alter table job_runs add constraint job_runs_scheduled_key unique (name, scheduled_for);
drop index job_runs_name_idx;
drop trigger job_runs_kept_columns on job_runs;
alter table job_runs drop column requested_by;
create trigger job_runs_kept_columns before update of name, scheduled_for, started_at on job_runs
  for each row execute function keep_written('name', 'scheduled_for', 'started_at');
drop table job_states;
`);
  }
}
