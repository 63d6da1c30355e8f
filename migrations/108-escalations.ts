import { SqlMigration, dropTables, oneOf } from './sql.js';

const KEPT = [
  'claim_id',
  'kind',
  'title',
  'due_on',
  'citation',
  'note',
  'escalated_at',
  'done_by',
  'done_at',
  'created_by',
];

const keeps = (columns: readonly string[]): string => `
drop trigger claim_diary_kept_columns on claim_diary;
create trigger claim_diary_kept_columns before update of ${columns.join(', ')} on claim_diary
  for each row execute function keep_written(${columns.map((column) => `'${column}'`).join(', ')});`;

/** What is past its day is told to the leader of the adjuster's team, in one letter for all that has come up since the last one. */
export class Migration108Escalations extends SqlMigration {
  override up(): void {
    this.addSql(`
create table claim_escalations (
  id uuid primary key default uuid_v7(),
  lead_id uuid not null references users (id),
  status text not null default 'waiting',
  due_at timestamptz not null default clock_timestamp(),
  attempts integer not null default 0,
  last_fault text,
  sent_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  constraint claim_escalations_status_check check (${oneOf('status', ['waiting', 'sent', 'dropped', 'failed'])}),
  constraint claim_escalations_sent_check check ((status = 'sent') = (sent_at is not null))
);
-- A letter that nobody has begun to send takes up what comes; only one of them waits for a leader.
create unique index claim_escalations_next_key on claim_escalations (lead_id) where status = 'waiting' and attempts = 0;
create index claim_escalations_due_idx on claim_escalations (due_at) where status = 'waiting';
create index claim_escalations_lead_id_idx on claim_escalations (lead_id);
create trigger claim_escalations_kept_columns before update of lead_id, sent_at on claim_escalations
  for each row execute function keep_written('lead_id', 'sent_at');

-- Null: it has not been told, or there was no leader to tell.
alter table claim_diary add column escalation_id uuid references claim_escalations (id);
create index claim_diary_escalation_id_idx on claim_diary (escalation_id) where escalation_id is not null;
${keeps([...KEPT, 'escalation_id'])}
`);
  }

  override down(): void {
    this.addSql(`
${keeps(KEPT)}
alter table claim_diary drop column escalation_id;
${dropTables('claim_escalations')}
`);
  }
}
