import { SqlMigration, oneOf } from './sql.js';

const SUBJECTS = ['user', 'client', 'source'];
const NOTHING_MORE = { kind: 'count', next: null, distinct: null, timeZone: null, historyDays: null };

interface DefaultRule {
  readonly code: string;
  readonly title: string;
  readonly severity: string;
  readonly match: Readonly<Record<string, readonly string[]>>;
  readonly threshold: number;
  readonly windowMinutes: number;
  readonly quietMinutes: number;
}

const RULES: readonly DefaultRule[] = [
  {
    code: 'job-failed',
    title: 'A job fails again and again',
    severity: 'medium',
    match: { actions: ['jobs.failed'] },
    threshold: 3,
    windowMinutes: 60,
    quietMinutes: 240,
  },
  {
    code: 'rare-job-failed',
    title: 'A job that runs twice a day at most has failed',
    severity: 'medium',
    match: { actions: ['jobs.failed'], alerts: ['rare-job'] },
    threshold: 1,
    windowMinutes: 60,
    quietMinutes: 1_440,
  },
  {
    code: 'job-overdue',
    title: 'A job did not run, or does not come to its end',
    severity: 'high',
    match: { actions: ['jobs.overdue'] },
    threshold: 1,
    windowMinutes: 60,
    quietMinutes: 240,
  },
  {
    code: 'break-glass-expired',
    title: 'What was taken in an emergency ended by itself, and waits for a review',
    severity: 'medium',
    match: { actions: ['identity.break-glass-expired'] },
    threshold: 1,
    windowMinutes: 60,
    quietMinutes: 60,
  },
];

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const idOf = (index: number): string =>
  `01a22000-0000-7000-8000-0000001030${String(index + 1).padStart(2, '0')}`;

/** A company that has a rule of that code already keeps its own. */
const rules = RULES.map(({ code, ...terms }, index) => {
  const said = quoted(JSON.stringify({ ...NOTHING_MORE, by: 'resource', ...terms }));
  return `
insert into alert_rules (id, code) values ('${idOf(index)}', ${quoted(code)}) on conflict do nothing;
insert into alert_rule_versions (rule_id, version, terms) select id, 1, ${said}::jsonb from alert_rules where id = '${idOf(index)}';`;
}).join('\n');

/** Alerts about one thing, such as a job; jobs that fail or do not run, and broken glass that ends by itself, are told. */
export class Migration103ToldJobs extends SqlMigration {
  override up(): void {
    this.addSql('alter table alerts drop constraint alerts_subject_type_check');
    this.addSql(`alter table alerts add constraint alerts_subject_type_check
      check (${oneOf('subject_type', [...SUBJECTS, 'resource'])})`);
    this.addSql(rules);
    this.addSql('alter table job_states add column overdue_told timestamptz');
    // The command line and the clock are nobody in particular.
    this.addSql('alter table break_glass_accesses drop constraint break_glass_accesses_ended_check');
    this.addSql(`alter table break_glass_accesses add constraint break_glass_accesses_ended_check
      check (ended_by is null or ended_at is not null)`);
    this.addSql(
      'create index break_glass_accesses_live_idx on break_glass_accesses (id) where ended_at is null',
    );
  }

  /** Alerts about things go with the rules that raised them. */
  override down(): void {
    this.addSql('drop index break_glass_accesses_live_idx');
    this.addSql('alter table break_glass_accesses disable trigger break_glass_accesses_kept_columns');
    this.addSql('update break_glass_accesses set ended_at = null where ended_by is null');
    this.addSql('alter table break_glass_accesses enable trigger break_glass_accesses_kept_columns');
    this.addSql('alter table break_glass_accesses drop constraint break_glass_accesses_ended_check');
    this.addSql(`alter table break_glass_accesses add constraint break_glass_accesses_ended_check
      check ((ended_at is null) = (ended_by is null))`);
    this.addSql('alter table job_states drop column overdue_told');
    this.addSql(
      `delete from alert_letters where alert_id in (select id from alerts where subject_type = 'resource')`,
    );
    this.addSql(`delete from alerts where subject_type = 'resource'`);
    this.addSql('alter table alert_rule_versions disable trigger alert_rule_versions_append_only');
    this.addSql(`delete from alert_rule_versions v where v.terms ->> 'by' = 'resource'
      and not exists (select from alerts a where a.rule_id = v.rule_id and a.rule_version = v.version)`);
    this.addSql('alter table alert_rule_versions enable trigger alert_rule_versions_append_only');
    this.addSql(
      `delete from alert_rules r where not exists (select from alert_rule_versions v where v.rule_id = r.id)`,
    );
    this.addSql('alter table alerts drop constraint alerts_subject_type_check');
    this.addSql(
      `alter table alerts add constraint alerts_subject_type_check check (${oneOf('subject_type', SUBJECTS)})`,
    );
  }
}
