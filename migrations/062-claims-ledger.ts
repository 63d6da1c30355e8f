import { SqlMigration, appendOnly, dropTables, keepsUpdatedAt, oneOf } from './sql.js';

const COST_TYPES = ['loss', 'adjusting', 'legal'];
const KINDS = ['reserve', 'payment', 'recovery', 'approval'];
const STATUSES = ['pending', 'scheduled', 'booked', 'declined', 'voided', 'stopped'];
const ENTRY_KINDS = ['reserve', 'payment', 'payment_reversal', 'recovery', 'recovery_reversal'];
const INCIDENTS = ['vehicle', 'dwelling', 'contents', 'property', 'injury', 'death', 'other'];
const RECOVERIES = ['salvage', 'subrogation', 'deductible', 'contribution'];
const METHODS = ['check', 'bank_transfer', 'card', 'other'];

const KEPT_OF_TRANSACTION = [
  'claim_id',
  'sequence',
  'kind',
  'amount',
  'lines',
  'coverage',
  'payment_type',
  'recovery_kind',
  'method',
  'payable_on',
  'series_id',
  'reissue_of',
  'memo',
  'requested_by',
  'requested_at',
  'decided_by',
  'decided_at',
  'decision_reason',
  'booked_at',
  'ended_by',
  'ended_at',
  'end_reason',
];

function kept(table: string, columns: readonly string[]): string {
  return `
create trigger ${table}_kept_columns before update of ${columns.join(', ')} on ${table}
  for each row execute function keep_written(${columns.map((column) => `'${column}'`).join(', ')});`;
}

/** What a claim is about, what is set aside for it, paid and recovered. Entries add up to the sums that lines show. */
export class Migration062ClaimsLedger extends SqlMigration {
  override up(): void {
    this.addSql(`
create table claim_incidents (
  id uuid primary key default uuid_v7(),
  claim_id uuid not null references claims (id),
  sequence integer not null,
  kind text not null,
  item_id uuid,
  description text,
  created_by uuid references principals (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint claim_incidents_sequence_key unique (claim_id, sequence),
  constraint claim_incidents_kind_check check (${oneOf('kind', INCIDENTS)})
);
${keepsUpdatedAt('claim_incidents')}
${kept('claim_incidents', ['claim_id', 'sequence', 'kind', 'item_id', 'created_by'])}

-- A coverage under which somebody claims: null is the insured.
create table claim_exposures (
  id uuid primary key default uuid_v7(),
  claim_id uuid not null references claims (id),
  incident_id uuid not null references claim_incidents (id),
  sequence integer not null,
  coverage text not null,
  part text,
  item_id uuid,
  claimant_id uuid references claim_contacts (id),
  status text not null default 'open',
  loss_amount numeric(14, 2),
  value_at_loss numeric(14, 2),
  created_by uuid references principals (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint claim_exposures_sequence_key unique (claim_id, sequence),
  constraint claim_exposures_subject_key unique nulls not distinct (incident_id, coverage, part, item_id, claimant_id),
  constraint claim_exposures_status_check check (${oneOf('status', ['open', 'closed'])}),
  constraint claim_exposures_loss_amount_check check (loss_amount >= 0),
  constraint claim_exposures_value_at_loss_check check (value_at_loss > 0)
);
create index claim_exposures_claimant_id_idx on claim_exposures (claimant_id) where claimant_id is not null;
${keepsUpdatedAt('claim_exposures')}
${kept('claim_exposures', ['claim_id', 'incident_id', 'sequence', 'coverage', 'part', 'item_id', 'claimant_id', 'created_by'])}

create table claim_reserve_lines (
  id uuid primary key default uuid_v7(),
  claim_id uuid not null references claims (id),
  exposure_id uuid not null references claim_exposures (id),
  cost_type text not null,
  -- Sums of entries; held is what waits or is scheduled.
  reserved numeric(14, 2) not null default 0,
  paid numeric(14, 2) not null default 0,
  held numeric(14, 2) not null default 0,
  recovered numeric(14, 2) not null default 0,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint claim_reserve_lines_cost_type_key unique (exposure_id, cost_type),
  constraint claim_reserve_lines_cost_type_check check (${oneOf('cost_type', COST_TYPES)}),
  constraint claim_reserve_lines_paid_check check (paid >= 0 and held >= 0 and paid + held <= reserved),
  constraint claim_reserve_lines_recovered_check check (recovered >= 0 and recovered <= paid)
);
create index claim_reserve_lines_claim_id_idx on claim_reserve_lines (claim_id);
${keepsUpdatedAt('claim_reserve_lines')}
${kept('claim_reserve_lines', ['claim_id', 'exposure_id', 'cost_type'])}

create table claim_transactions (
  id uuid primary key default uuid_v7(),
  claim_id uuid not null references claims (id),
  sequence integer not null,
  kind text not null,
  status text not null,
  amount numeric(14, 2) not null,
  -- Amounts by reserve line.
  lines jsonb not null default '[]',
  coverage text,
  payment_type text,
  recovery_kind text,
  method text,
  payable_on date,
  series_id uuid,
  reissue_of uuid references claim_transactions (id),
  memo text,
  -- How much authority it takes, by coverage and cost type.
  measures jsonb not null default '[]',
  requested_by uuid references principals (id),
  requested_at timestamptz not null,
  decided_by uuid references principals (id),
  decided_at timestamptz,
  decision_reason text,
  booked_at timestamptz,
  ended_by uuid references principals (id),
  ended_at timestamptz,
  end_reason text,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint claim_transactions_sequence_key unique (claim_id, sequence),
  constraint claim_transactions_reissue_of_key unique (reissue_of),
  constraint claim_transactions_kind_check check (${oneOf('kind', KINDS)}),
  constraint claim_transactions_status_check check (${oneOf('status', STATUSES)}),
  constraint claim_transactions_amount_check check (amount > 0 or kind = 'reserve'),
  constraint claim_transactions_payment_check
    check ((kind = 'payment') = (payment_type is not null) and (kind = 'payment') = (payable_on is not null)),
  constraint claim_transactions_payment_type_check check (${oneOf('payment_type', ['partial', 'final', 'recurring'])}),
  constraint claim_transactions_recovery_check check ((kind = 'recovery') = (recovery_kind is not null)),
  constraint claim_transactions_recovery_kind_check check (${oneOf('recovery_kind', RECOVERIES)}),
  constraint claim_transactions_method_check check (${oneOf('method', METHODS)}),
  constraint claim_transactions_lines_check check (jsonb_typeof(lines) = 'array'),
  constraint claim_transactions_measures_check check (jsonb_typeof(measures) = 'array'),
  constraint claim_transactions_booked_check
    check ((status in ('booked', 'voided', 'stopped')) = (booked_at is not null)),
  constraint claim_transactions_decided_check check ((decided_at is null) = (status = 'pending')),
  constraint claim_transactions_ended_check check ((ended_at is not null) = (status in ('voided', 'stopped')))
);
create index claim_transactions_pending_idx on claim_transactions (requested_at, id) where status = 'pending';
create index claim_transactions_scheduled_idx on claim_transactions (payable_on, id) where status = 'scheduled';
create index claim_transactions_series_id_idx on claim_transactions (series_id) where series_id is not null;
${keepsUpdatedAt('claim_transactions')}
${kept('claim_transactions', KEPT_OF_TRANSACTION)}

-- Whom a payment is made out to. Those of one place are named on one instrument together.
create table claim_payees (
  transaction_id uuid not null references claim_transactions (id),
  place integer not null,
  position integer not null,
  contact_id uuid not null references claim_contacts (id),
  amount numeric(14, 2) not null,
  created_at timestamptz not null default now(),
  primary key (transaction_id, place, position),
  constraint claim_payees_amount_check check (amount > 0)
);
create index claim_payees_contact_id_idx on claim_payees (contact_id);
${appendOnly('claim_payees')}

create table claim_entries (
  id uuid primary key default uuid_v7(),
  claim_id uuid not null references claims (id),
  sequence integer not null,
  transaction_id uuid not null references claim_transactions (id),
  line_id uuid not null references claim_reserve_lines (id),
  kind text not null,
  amount numeric(14, 2) not null,
  booked_by uuid references principals (id),
  booked_at timestamptz not null,
  created_at timestamptz not null default now(),
  constraint claim_entries_sequence_key unique (claim_id, sequence),
  constraint claim_entries_kind_check check (${oneOf('kind', ENTRY_KINDS)}),
  constraint claim_entries_amount_check check (
    case kind when 'reserve' then amount <> 0 when 'payment' then amount > 0 when 'recovery' then amount > 0 else amount < 0 end)
);
create index claim_entries_transaction_id_idx on claim_entries (transaction_id);
create index claim_entries_line_id_idx on claim_entries (line_id);
${appendOnly('claim_entries')}

-- What all claims of a term have taken of an aggregate limit together.
create table claim_aggregates (
  id uuid primary key default uuid_v7(),
  policy_id uuid not null references policies (id) on delete restrict,
  coverage text not null,
  item_id uuid,
  limit_code text not null,
  limit_amount numeric(14, 2) not null,
  eroded numeric(14, 2) not null default 0,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint claim_aggregates_limit_key unique nulls not distinct (policy_id, coverage, item_id, limit_code),
  constraint claim_aggregates_eroded_check check (eroded >= 0 and eroded <= limit_amount)
);
${keepsUpdatedAt('claim_aggregates')}
${kept('claim_aggregates', ['policy_id', 'coverage', 'item_id', 'limit_code'])}

-- What is set aside when an exposure is opened.
create table claim_reserve_rules (
  id uuid primary key default uuid_v7(),
  product_type text,
  coverage text,
  cost_type text not null,
  cause text,
  catastrophe_code text collate "C",
  state text,
  amount numeric(14, 2),
  percent_of_limit numeric,
  effective_date date not null,
  expiration_date date,
  created_by uuid references principals (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint claim_reserve_rules_cost_type_check check (${oneOf('cost_type', COST_TYPES)}),
  constraint claim_reserve_rules_amount_check check (amount > 0),
  constraint claim_reserve_rules_percent_of_limit_check check (percent_of_limit > 0 and percent_of_limit <= 100),
  constraint claim_reserve_rules_either_check check ((amount is null) <> (percent_of_limit is null)),
  constraint claim_reserve_rules_period_check check (effective_date < expiration_date)
);
create index claim_reserve_rules_effective_date_idx on claim_reserve_rules (effective_date);
${keepsUpdatedAt('claim_reserve_rules')}
${kept('claim_reserve_rules', ['product_type', 'coverage', 'cost_type', 'cause', 'catastrophe_code', 'state', 'amount', 'percent_of_limit', 'effective_date', 'created_by'])}
`);
  }

  override down(): void {
    this.addSql(
      dropTables(
        'claim_reserve_rules',
        'claim_aggregates',
        'claim_entries',
        'claim_payees',
        'claim_transactions',
        'claim_reserve_lines',
        'claim_exposures',
        'claim_incidents',
      ),
    );
  }
}
