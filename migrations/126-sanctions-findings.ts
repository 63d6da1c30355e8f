import { hindrances } from './095/erasing.js';
import { SqlMigration, dropTables, keepsUpdatedAt, oneOf, orReplace } from './sql.js';

const SUBJECTS = ['claim-contact', 'customer'];
const STATUSES = ['open', 'cleared', 'closed', 'blocked', 'rejected'];
const KEPT = [
  'subject_type',
  'subject_id',
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
const CITATION = '31 CFR 501.601: ten years, as amended from March 12, 2025 on';

/** As migration 121 left it. */
const hindrancesBefore = orReplace(hindrances).replace(
  'from losses c\n    union all',
  'from losses c\n      where c.id not in (select id from open_losses)\n    union all',
);

/**
 * What was found on the list of sanctions becomes work: a row for each name and each thing that waits because of it, with the day by which it
 * is reported. Such a record is kept for ten years, whoever asks to be forgotten. And how far a portfolio was looked through.
 */
export class Migration126SanctionsFindings extends SqlMigration {
  override up(): void {
    this.addSql(`
create table sanctions_findings (
  id uuid primary key default uuid_v7(),
  subject_type text collate "C" not null,
  subject_id varchar(36) collate "C" not null,
  name text not null,
  matches jsonb not null,
  matched text collate "C" not null,
  list_version text collate "C" not null,
  action text collate "C" not null,
  held_type text collate "C" not null,
  held_id varchar(36) collate "C" not null,
  reference text,
  amount numeric(14, 2),
  found_at timestamptz not null,
  found_on date not null,
  due_on date not null,
  status text collate "C" not null default 'open',
  decided_by uuid references principals (id),
  decided_at timestamptz,
  decision_reason text,
  reported_on date,
  report_reference text,
  reported_by uuid references principals (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint sanctions_findings_matched_key unique (subject_id, held_id, matched),
  constraint sanctions_findings_subject_type_check check (${oneOf('subject_type', SUBJECTS)}),
  constraint sanctions_findings_status_check check (${oneOf('status', STATUSES)}),
  constraint sanctions_findings_decided_check check ((status = 'open') = (decided_at is null)),
  constraint sanctions_findings_reported_check check (reported_on is null or status in ('blocked', 'rejected')),
  constraint sanctions_findings_due_check check (due_on > found_on)
);
create index sanctions_findings_due_on_idx on sanctions_findings (due_on, id);
create index sanctions_findings_to_do_idx on sanctions_findings (due_on, id)
  where status = 'open' or (status in ('blocked', 'rejected') and reported_on is null);
create index sanctions_findings_decided_by_idx on sanctions_findings (decided_by) where decided_by is not null;
create index sanctions_findings_reported_by_idx on sanctions_findings (reported_by) where reported_by is not null;
${keepsUpdatedAt('sanctions_findings')}
create trigger sanctions_findings_kept_columns before update of ${KEPT.join(', ')} on sanctions_findings
  for each row execute function keep_written(${KEPT.map((column) => `'${column}'`).join(', ')});

create table sanctions_passes (
  portfolio text collate "C" primary key,
  list_version text collate "C" not null,
  after_id text collate "C",
  looked integer not null default 0,
  found integer not null default 0,
  started_at timestamptz not null,
  finished_at timestamptz,
  created_at timestamptz not null default now()
);

-- Found by those whom they are about, and erased with them.
insert into personal_tables (table_name, position, belongs, is_removed, untold)
select 'sanctions_findings', (select max(position) + 1 from personal_tables), p.belongs, false, p.untold
  from personal_tables p where p.table_name = 'sanctions_clearances';
insert into personal_columns (table_name, column_name, erased_as) values
('sanctions_findings', 'name', '''Erased'''),
('sanctions_findings', 'matches', '''[]'''),
('sanctions_findings', 'matched', 'gen_random_uuid()::text'),
('sanctions_findings', 'decision_reason', 'case when t.decision_reason is not null then ''Erased'' end');

alter table record_minimums drop constraint record_minimums_subject_check;
alter table record_minimums add constraint record_minimums_subject_check check (${oneOf('subject', ['policy', 'claim', 'quote', 'sanctions-finding'])});
insert into record_minimums (state, subject, keep_for, citation) values ('*', 'sanctions-finding', '10 years', '${CITATION}');`);
    this.addSql(
      hindrancesBefore.replace(
        'and q.converted_to_policy_id is null)',
        `and q.converted_to_policy_id is null
    union all select 'sanctions-finding', f.id::text, '*', f.found_on from sanctions_findings f
      where f.subject_type = 'customer' and f.subject_id in (select id from ids) and f.status in ('open', 'blocked', 'rejected'))`,
      ),
    );
  }

  override down(): void {
    this.addSql(hindrancesBefore);
    this.addSql(`
delete from record_minimums where subject = 'sanctions-finding';
alter table record_minimums drop constraint record_minimums_subject_check;
alter table record_minimums add constraint record_minimums_subject_check check (${oneOf('subject', ['policy', 'claim', 'quote'])});
delete from personal_columns where table_name = 'sanctions_findings';
delete from personal_tables where table_name = 'sanctions_findings';
${dropTables('sanctions_passes', 'sanctions_findings')}`);
  }
}
