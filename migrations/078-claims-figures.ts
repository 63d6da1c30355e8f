import { SqlMigration, dropTables, keepsUpdatedAt, oneOf } from './sql.js';

const KINDS_BEFORE = [
  'quote_proposal',
  'declarations',
  'endorsement',
  'cancellation_notice',
  'rescission_notice',
  'reinstatement_notice',
  'non_renewal_notice',
  'renewal_offer',
  'adverse_action_notice',
  'claim_acknowledgment',
  'claim_denial',
  'claim_payment',
];
const LETTERS = ['claim_reservation_of_rights', 'claim_closing', 'loss_run'];

function kept(table: string, columns: readonly string[]): string {
  return `
create trigger ${table}_kept_columns before update of ${columns.join(', ')} on ${table}
  for each row execute function keep_written(${columns.map((column) => `'${column}'`).join(', ')});`;
}

/** What claims come to by product, state, year of loss and month of booking, so that reports read hundreds of rows and not millions. */
export class Migration078ClaimsFigures extends SqlMigration {
  override up(): void {
    this.addSql(`
-- One of several slots takes a change, so that two who book at once seldom wait for each other; readers add them up.
create table claim_figures (
  product_type text not null,
  state text not null,
  loss_year integer not null,
  month date not null,
  slot smallint not null,
  claims integer not null default 0,
  reserved_loss numeric(16, 2) not null default 0,
  reserved_expense numeric(16, 2) not null default 0,
  paid_loss numeric(16, 2) not null default 0,
  paid_expense numeric(16, 2) not null default 0,
  recovered numeric(16, 2) not null default 0,
  constraint claim_figures_pkey primary key (product_type, state, loss_year, month, slot),
  constraint claim_figures_month_check check (extract(day from month) = 1)
);

insert into claim_figures (product_type, state, loss_year, month, slot, claims, reserved_loss, reserved_expense, paid_loss,
                           paid_expense, recovered)
select c.product_type, c.state, extract(year from c.loss_on)::integer, x.month, 0, sum(x.claims), sum(x.reserved_loss),
       sum(x.reserved_expense), sum(x.paid_loss), sum(x.paid_expense), sum(x.recovered)
  from claims c
 cross join lateral (
   select date_trunc('month', c.reported_at at time zone 'America/New_York')::date as month, 1 as claims, 0::numeric as reserved_loss,
          0::numeric as reserved_expense, 0::numeric as paid_loss, 0::numeric as paid_expense, 0::numeric as recovered
   union all
   select date_trunc('month', e.booked_at at time zone 'America/New_York')::date, 0,
          case when e.kind = 'reserve' and l.cost_type = 'loss' then e.amount else 0 end,
          case when e.kind = 'reserve' and l.cost_type <> 'loss' then e.amount else 0 end,
          case when e.kind like 'payment%' and l.cost_type = 'loss' then e.amount else 0 end,
          case when e.kind like 'payment%' and l.cost_type <> 'loss' then e.amount else 0 end,
          case when e.kind like 'recovery%' then e.amount else 0 end
     from claim_entries e join claim_reserve_lines l on l.id = e.line_id where e.claim_id = c.id) x
 where c.product_type is not null and c.state is not null and c.loss_on is not null and c.duplicate_of is null
 group by 1, 2, 3, 4;

create index claims_open_idx on claims (product_type, state, reported_at) include (id)
 where status in ('submitted', 'under_review', 'approved');
create index claim_reserve_lines_outstanding_idx on claim_reserve_lines (claim_id) include (reserved, paid) where reserved > paid;

create table claim_catastrophes (
  id uuid primary key default uuid_v7(),
  code text not null,
  title text not null,
  causes text[] not null,
  states text[] not null,
  effective_date date not null,
  expiration_date date not null,
  created_by uuid references principals (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint claim_catastrophes_code_key unique (code),
  constraint claim_catastrophes_period_check check (effective_date < expiration_date),
  constraint claim_catastrophes_states_check check (cardinality(states) > 0 and cardinality(causes) > 0)
);
create index claim_catastrophes_created_at_idx on claim_catastrophes (created_at, id);
create index claim_catastrophes_created_by_idx on claim_catastrophes (created_by) where created_by is not null;
${keepsUpdatedAt('claim_catastrophes')}
${kept('claim_catastrophes', ['code', 'created_by'])}

create table claim_subrogations (
  id uuid primary key default uuid_v7(),
  claim_id uuid not null references claims (id),
  sequence integer not null,
  against_id uuid not null references claim_contacts (id),
  liability_percent numeric(5, 2) not null,
  status text not null default 'open',
  -- Of the last demand: what was paid for the loss, and what the insured bore as deductible.
  demanded_on date,
  demanded_paid numeric(14, 2),
  demanded_deductible numeric(14, 2),
  end_reason text,
  created_by uuid references principals (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint claim_subrogations_sequence_key unique (claim_id, sequence),
  constraint claim_subrogations_status_check check (${oneOf('status', ['open', 'demanded', 'closed'])}),
  constraint claim_subrogations_liability_check check (liability_percent > 0 and liability_percent <= 100),
  constraint claim_subrogations_demand_check check (
    (demanded_on is null) = (demanded_paid is null) and (demanded_on is null) = (demanded_deductible is null)),
  constraint claim_subrogations_end_check check ((end_reason is not null) = (status = 'closed'))
);
create index claim_subrogations_against_id_idx on claim_subrogations (against_id);
create index claim_subrogations_created_by_idx on claim_subrogations (created_by) where created_by is not null;
${keepsUpdatedAt('claim_subrogations')}
${kept('claim_subrogations', ['claim_id', 'sequence', 'against_id', 'created_by', 'end_reason'])}

create table claim_lawsuits (
  id uuid primary key default uuid_v7(),
  claim_id uuid not null references claims (id),
  sequence integer not null,
  court text not null,
  docket_number text not null,
  plaintiff text not null,
  counsel_id uuid references claim_contacts (id),
  served_on date not null,
  answer_due_on date not null,
  demand_amount numeric(14, 2),
  status text not null default 'open',
  outcome_amount numeric(14, 2),
  ended_on date,
  end_reason text,
  created_by uuid references principals (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint claim_lawsuits_sequence_key unique (claim_id, sequence),
  constraint claim_lawsuits_docket_number_key unique (court, docket_number, claim_id),
  constraint claim_lawsuits_status_check check (${oneOf('status', ['open', 'settled', 'dismissed', 'judgment'])}),
  constraint claim_lawsuits_answer_check check (answer_due_on >= served_on),
  constraint claim_lawsuits_end_check check ((ended_on is not null and end_reason is not null) = (status <> 'open'))
);
create index claim_lawsuits_counsel_id_idx on claim_lawsuits (counsel_id) where counsel_id is not null;
create index claim_lawsuits_created_by_idx on claim_lawsuits (created_by) where created_by is not null;
${keepsUpdatedAt('claim_lawsuits')}
${kept('claim_lawsuits', ['claim_id', 'sequence', 'served_on', 'created_by', 'ended_on', 'end_reason', 'outcome_amount'])}
`);
    this.kinds([...KINDS_BEFORE, ...LETTERS]);
  }

  /** A letter that was sent stays: with one there is no way back. */
  override down(): void {
    this.kinds(KINDS_BEFORE);
    this.addSql(dropTables('claim_lawsuits', 'claim_subrogations', 'claim_catastrophes', 'claim_figures'));
    for (const index of ['claims_open_idx', 'claim_reserve_lines_outstanding_idx'])
      this.addSql(`drop index ${index}`);
  }

  private kinds(words: readonly string[]): void {
    this.addSql('alter table documents drop constraint documents_kind_check');
    this.addSql(`alter table documents add constraint documents_kind_check check (${oneOf('kind', words)})`);
  }
}
