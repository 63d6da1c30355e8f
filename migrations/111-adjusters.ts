import { SqlMigration, appendOnly, dropTables, keepsUpdatedAt, oneOf } from './sql.js';

const REASONS = ['workload', 'skill', 'absence', 'conflict_of_interest', 'continuity', 'request', 'other'];

function kept(table: string, columns: readonly string[]): string {
  return `
create trigger ${table}_kept_columns before update of ${columns.join(', ')} on ${table}
  for each row execute function keep_written(${columns.map((column) => `'${column}'`).join(', ')});`;
}

/** Who works on claims: adjusters with their teams, rules that assign claims, and who was assigned when and why. */
export class Migration111Adjusters extends SqlMigration {
  override up(): void {
    this.addSql(`
create table claim_adjusters (
  id uuid primary key default uuid_v7(),
  user_id uuid not null references users (id),
  team text collate "C" not null,
  is_lead boolean not null default false,
  skills text[] not null,
  -- Empty: everywhere.
  states text[] not null,
  most_open integer,
  is_available boolean not null default true,
  created_by uuid references principals (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint claim_adjusters_user_id_key unique (user_id),
  constraint claim_adjusters_most_open_check check (most_open >= 0)
);
create index claim_adjusters_team_idx on claim_adjusters (team, created_at, id);
create index claim_adjusters_created_at_idx on claim_adjusters (created_at, id);
create index claim_adjusters_created_by_idx on claim_adjusters (created_by) where created_by is not null;

create table claim_assignment_rules (
  id uuid primary key default uuid_v7(),
  priority integer not null,
  team text collate "C" not null,
  skill text,
  product_type text,
  state text,
  cause text,
  catastrophe_code text collate "C",
  effective_date date not null,
  expiration_date date,
  created_by uuid references principals (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint claim_assignment_rules_priority_check check (priority >= 1),
  constraint claim_assignment_rules_period_check check (effective_date < expiration_date)
);
create index claim_assignment_rules_created_at_idx on claim_assignment_rules (created_at, id);
create index claim_assignment_rules_created_by_idx on claim_assignment_rules (created_by) where created_by is not null;
${keepsUpdatedAt('claim_adjusters', 'claim_assignment_rules')}
${kept('claim_adjusters', ['user_id', 'created_by'])}
${kept('claim_assignment_rules', ['priority', 'team', 'skill', 'product_type', 'state', 'cause', 'catastrophe_code', 'effective_date', 'created_by'])}

create table claim_assignments (
  id uuid primary key default uuid_v7(),
  claim_id uuid not null references claims (id),
  adjuster_id uuid references users (id),
  team text collate "C",
  rule_id uuid references claim_assignment_rules (id),
  reason text,
  assigned_by uuid references principals (id),
  assigned_at timestamptz not null,
  created_at timestamptz not null default now(),
  constraint claim_assignments_reason_check check (${oneOf('reason', REASONS)}),
  constraint claim_assignments_why_check check ((rule_id is null) = (reason is not null))
);
create index claim_assignments_claim_id_idx on claim_assignments (claim_id, id);
create index claim_assignments_adjuster_id_idx on claim_assignments (adjuster_id) where adjuster_id is not null;
create index claim_assignments_rule_id_idx on claim_assignments (rule_id) where rule_id is not null;
create index claim_assignments_assigned_by_idx on claim_assignments (assigned_by) where assigned_by is not null;
${appendOnly('claim_assignments')}

-- What the job reads every minute: open claims that nobody works on.
create index claims_unassigned_idx on claims (id)
  where adjuster_id is null and status in ('submitted', 'under_review', 'approved') and duplicate_of is null;
`);
  }

  override down(): void {
    this.addSql('drop index claims_unassigned_idx');
    this.addSql(dropTables('claim_assignments', 'claim_assignment_rules', 'claim_adjusters'));
  }
}
