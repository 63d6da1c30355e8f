import { SqlMigration, appendOnly, dropTables, keepsUpdatedAt, oneOf } from './sql.js';

const KEPT_OF_RULE = [
  'kind',
  'code',
  'title',
  'condition',
  'points',
  'stops_payments',
  'product_type',
  'state',
  'effective_date',
  'created_by',
];
const KEPT_OF_INVESTIGATION = [
  'claim_id',
  'sequence',
  'opened_by',
  'opened_at',
  'disposition',
  'findings',
  'closed_by',
  'closed_at',
];

function kept(table: string, columns: readonly string[]): string {
  return `
create trigger ${table}_kept_columns before update of ${columns.join(', ')} on ${table}
  for each row execute function keep_written(${columns.map((column) => `'${column}'`).join(', ')});`;
}

/** Indicators of fraud as rules, what they have found on claims, and the special investigations to which claims are referred. */
export class Migration076ClaimsInvestigations extends SqlMigration {
  override up(): void {
    this.addSql(`
-- An indicator has a condition and gives points; a threshold says from how many on a claim is referred.
create table claim_fraud_rules (
  id uuid primary key default uuid_v7(),
  kind text not null,
  code text not null,
  title text not null,
  condition text,
  points integer not null,
  stops_payments boolean not null default false,
  product_type text,
  state text,
  effective_date date not null,
  expiration_date date,
  created_by uuid references principals (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint claim_fraud_rules_kind_check check (${oneOf('kind', ['indicator', 'threshold'])}),
  constraint claim_fraud_rules_condition_check check ((condition is not null) = (kind = 'indicator')),
  constraint claim_fraud_rules_points_check check (points between 1 and 1000),
  constraint claim_fraud_rules_period_check check (effective_date < expiration_date)
);
create index claim_fraud_rules_created_at_idx on claim_fraud_rules (created_at, id);
create index claim_fraud_rules_created_by_idx on claim_fraud_rules (created_by) where created_by is not null;
${keepsUpdatedAt('claim_fraud_rules')}
${kept('claim_fraud_rules', KEPT_OF_RULE)}

create table claim_fraud_scores (
  id uuid primary key default uuid_v7(),
  claim_id uuid not null references claims (id),
  sequence integer not null,
  score integer not null,
  indicators jsonb not null,
  scored_by uuid references principals (id),
  scored_at timestamptz not null,
  created_at timestamptz not null default now(),
  constraint claim_fraud_scores_sequence_key unique (claim_id, sequence),
  constraint claim_fraud_scores_score_check check (score >= 0)
);
create index claim_fraud_scores_scored_by_idx on claim_fraud_scores (scored_by) where scored_by is not null;
${appendOnly('claim_fraud_scores')}

create table claim_investigations (
  id uuid primary key default uuid_v7(),
  claim_id uuid not null references claims (id),
  sequence integer not null,
  status text not null default 'open',
  reasons jsonb not null,
  stops_payments boolean not null,
  opened_by uuid references principals (id),
  opened_at timestamptz not null,
  disposition text,
  findings text,
  closed_by uuid references principals (id),
  closed_at timestamptz,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint claim_investigations_sequence_key unique (claim_id, sequence),
  constraint claim_investigations_status_check check (${oneOf('status', ['open', 'closed'])}),
  constraint claim_investigations_disposition_check check (${oneOf('disposition', ['unfounded', 'inconclusive', 'substantiated'])}),
  constraint claim_investigations_closed_check check (
    (status = 'closed') = (disposition is not null and findings is not null and closed_at is not null))
);
create unique index claim_investigations_open_key on claim_investigations (claim_id) where status = 'open';
create index claim_investigations_opened_at_idx on claim_investigations (opened_at, id);
create index claim_investigations_opened_by_idx on claim_investigations (opened_by) where opened_by is not null;
create index claim_investigations_closed_by_idx on claim_investigations (closed_by) where closed_by is not null;
${keepsUpdatedAt('claim_investigations')}
${kept('claim_investigations', KEPT_OF_INVESTIGATION)}

-- On the row that payments lock: whoever has waited for it sees what was written last, which a look at another table would not.
alter table claims add column held_by_investigation_id uuid references claim_investigations (id);
create index claims_held_by_investigation_id_idx on claims (held_by_investigation_id) where held_by_investigation_id is not null;
`);
  }

  override down(): void {
    this.addSql('alter table claims drop column held_by_investigation_id');
    this.addSql(dropTables('claim_investigations', 'claim_fraud_scores', 'claim_fraud_rules'));
  }
}
