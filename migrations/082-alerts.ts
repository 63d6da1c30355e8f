import { SqlMigration, appendOnly, dropTables, keepsUpdatedAt, oneOf } from './sql.js';
import { defaultRules } from './082/default-rules.js';

/**
 * Most rows weigh nothing, so the ways into the trail by risk hold only those that do, in the order of time: a page of the newest is
 * read from the end of an index. `source_of` is whom an address belongs to, as `networkOf` says it: an IPv4 address, or the 64
 * bits that one IPv6 subscriber has.
 */
const risks = `
create function source_of(address inet) returns inet language sql immutable strict parallel safe
return network(set_masklen(address, case family(address) when 4 then 32 else 64 end));

drop index audit_logs_risk_idx;
create index audit_logs_risk_idx on audit_logs (created_at, id) where risk_score > 0;
create index audit_logs_high_risk_idx on audit_logs (created_at, id) where risk_score >= 0.5;
create index audit_logs_source_idx on audit_logs (source_of(ip_address), created_at) where risk_score > 0;
alter table oauth2_token_logs alter column risk_score set default 0;
`;

const rules = `
-- What a rule says stands in its versions, which are never changed: an alert names the one that raised it.
create table alert_rules (
  id uuid primary key default uuid_v7(),
  code text not null,
  version integer not null default 1,
  ended_at timestamptz,
  created_by uuid references principals (id),
  row_version integer not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default now(),
  constraint alert_rules_code_check check (code ~ '^[a-z][a-z0-9-]{1,59}$'),
  constraint alert_rules_version_check check (version > 0)
);
create unique index alert_rules_code_key on alert_rules (code) where ended_at is null;
create index alert_rules_created_at_idx on alert_rules (created_at, id);
create index alert_rules_created_by_idx on alert_rules (created_by) where created_by is not null;
${keepsUpdatedAt('alert_rules')}
create trigger alert_rules_kept_columns before update of code, ended_at, created_by on alert_rules
  for each row execute function keep_written('code', 'ended_at', 'created_by');

create table alert_rule_versions (
  id uuid primary key default uuid_v7(),
  rule_id uuid not null references alert_rules (id),
  version integer not null,
  terms jsonb not null,
  written_by uuid references principals (id),
  created_at timestamptz not null default clock_timestamp(),
  constraint alert_rule_versions_version_key unique (rule_id, version),
  constraint alert_rule_versions_version_check check (version > 0)
);
create index alert_rule_versions_written_by_idx on alert_rule_versions (written_by) where written_by is not null;
${appendOnly('alert_rule_versions')}
`;

const SEVERITIES = ['low', 'medium', 'high'];
const KEPT = ['rule_id', 'rule_version', 'severity', 'subject_type', 'subject_id', 'first_at'];
const KEPT_ONCE = ['acknowledged_by', 'acknowledged_at', 'closed_by', 'closed_at', 'finding', 'close_reason'];

const alerts = `
create table alerts (
  id uuid primary key default uuid_v7(),
  rule_id uuid not null,
  rule_version integer not null,
  severity text not null,
  subject_type text not null,
  subject_id text not null,
  status text not null default 'open',
  occurrences integer not null,
  entry_ids uuid[] not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  acknowledged_by uuid references principals (id),
  acknowledged_at timestamptz,
  closed_by uuid references principals (id),
  closed_at timestamptz,
  finding text,
  close_reason text,
  row_version integer not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default now(),
  constraint alerts_rule_fkey foreign key (rule_id, rule_version) references alert_rule_versions (rule_id, version),
  constraint alerts_severity_check check (${oneOf('severity', SEVERITIES)}),
  constraint alerts_subject_type_check check (${oneOf('subject_type', ['user', 'client', 'source'])}),
  constraint alerts_status_check check (${oneOf('status', ['open', 'acknowledged', 'closed'])}),
  constraint alerts_finding_check check (${oneOf('finding', ['harm', 'harmless', 'false-alarm'])}),
  constraint alerts_occurrences_check check (occurrences > 0 and cardinality(entry_ids) between 1 and 100),
  constraint alerts_time_check check (first_at <= last_at),
  constraint alerts_acknowledged_check check (
    (acknowledged_at is null) = (acknowledged_by is null) and (status <> 'acknowledged' or acknowledged_at is not null)),
  constraint alerts_closed_check check (
    (status = 'closed') = (closed_at is not null and closed_by is not null and finding is not null and close_reason is not null))
);
create index alerts_created_at_idx on alerts (created_at, id);
create index alerts_status_idx on alerts (status, created_at, id) where status <> 'closed';
create index alerts_subject_idx on alerts (subject_type, subject_id, created_at);
create index alerts_rule_idx on alerts (rule_id, rule_version);
create index alerts_live_idx on alerts (rule_id, subject_id, last_at) where status <> 'closed';
create index alerts_acknowledged_by_idx on alerts (acknowledged_by) where acknowledged_by is not null;
create index alerts_closed_by_idx on alerts (closed_by) where closed_by is not null;
${keepsUpdatedAt('alerts')}
create trigger alerts_kept_columns before update of ${[...KEPT, ...KEPT_ONCE].join(', ')} on alerts
  for each row execute function keep_written(${[...KEPT, ...KEPT_ONCE].map((column) => `'${column}'`).join(', ')});

-- Up to where the trail has been looked through for alerts. What was there before them raises none.
create table alert_position (
  is_only boolean primary key default true,
  up_to_seq bigint not null default 0,
  constraint alert_position_only_check check (is_only)
);
insert into alert_position (up_to_seq)
select coalesce((select last_value from pg_sequences where schemaname = current_schema() and sequencename = 'audit_logs_seq'), 0);
`;

const letters = `
create table alert_subscriptions (
  id uuid primary key default uuid_v7(),
  user_id uuid not null references users (id),
  minimum_severity text not null,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint alert_subscriptions_user_id_key unique (user_id),
  constraint alert_subscriptions_severity_check check (${oneOf('minimum_severity', SEVERITIES)})
);
${keepsUpdatedAt('alert_subscriptions')}
create trigger alert_subscriptions_kept_columns before update of user_id on alert_subscriptions
  for each row execute function keep_written('user_id');

-- One for each alert and reader. due_at is also the lease of a try under way.
create table alert_letters (
  id uuid primary key default uuid_v7(),
  alert_id uuid not null references alerts (id),
  user_id uuid not null references users (id),
  status text not null default 'waiting',
  due_at timestamptz not null default clock_timestamp(),
  attempts integer not null default 0,
  last_fault text,
  sent_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  constraint alert_letters_reader_key unique (alert_id, user_id),
  constraint alert_letters_status_check check (${oneOf('status', ['waiting', 'sent', 'dropped', 'failed'])}),
  constraint alert_letters_sent_check check ((status = 'sent') = (sent_at is not null))
);
create index alert_letters_due_idx on alert_letters (due_at) where status = 'waiting';
create index alert_letters_user_id_idx on alert_letters (user_id);
create trigger alert_letters_kept_columns before update of alert_id, user_id, sent_at on alert_letters
  for each row execute function keep_written('alert_id', 'user_id', 'sent_at');
`;

/** Scores of the trail found by their indexes; rules of alerts, alerts, and who is sent a letter of them. */
export class Migration082Alerts extends SqlMigration {
  override up(): void {
    this.addSql(risks);
    this.addSql(rules);
    this.addSql(alerts);
    this.addSql(letters);
    this.addSql(defaultRules);
  }

  override down(): void {
    this.addSql(
      dropTables(
        'alert_letters',
        'alert_subscriptions',
        'alert_position',
        'alerts',
        'alert_rule_versions',
        'alert_rules',
      ),
    );
    this.addSql(`
alter table oauth2_token_logs alter column risk_score drop default;
drop index audit_logs_source_idx;
drop index audit_logs_high_risk_idx;
drop index audit_logs_risk_idx;
create index audit_logs_risk_idx on audit_logs (risk_score, created_at) where risk_score is not null;
drop function source_of(inet);
`);
  }
}
