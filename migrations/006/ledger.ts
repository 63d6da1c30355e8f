import { appendOnly, dropTables } from '../sql.js';

/**
 * Nothing here is ever changed. A correction is a reversal, and a transaction is reversed at most once. Everything about
 * premium is a sum over policy_charges: written premium, what is earned on a day, what a cancellation gives back.
 * Items (a vehicle, a driver, a dwelling) keep the id they got when first entered; it stands in snapshots and here.
 */
export const ledgerUp = `
create table policy_transactions (
  id uuid primary key default uuid_v7(),
  policy_id uuid not null references policies (id) on delete restrict,
  sequence integer not null,
  kind text not null,
  effective_on date not null,
  booked_at timestamptz not null default now(),
  booked_by uuid references users (id),
  reverses uuid references policy_transactions (id),
  snapshot jsonb not null default '{}',
  worksheet_id uuid references rating_worksheets (id),
  details jsonb not null default '{}',
  created_at timestamptz not null default now(),
  constraint policy_transactions_sequence_key unique (policy_id, sequence),
  constraint policy_transactions_reverses_key unique (reverses),
  constraint policy_transactions_sequence_check check (sequence >= 1),
  constraint policy_transactions_kind_check check (kind in ('new_business', 'endorsement', 'cancellation',
    'cancellation_notice', 'rescission', 'reinstatement', 'renewal', 'non_renewal', 'expiry', 'reversal')),
  constraint policy_transactions_reversal_check check ((kind = 'reversal') = (reverses is not null) and reverses <> id),
  constraint policy_transactions_snapshot_check
    check (jsonb_typeof(snapshot) = 'object' and jsonb_typeof(details) = 'object')
);
create index policy_transactions_effective_on_idx on policy_transactions (policy_id, effective_on, sequence);
create index policy_transactions_booked_at_idx on policy_transactions (booked_at);
create index policy_transactions_booked_by_idx on policy_transactions (booked_by) where booked_by is not null;
create index policy_transactions_worksheet_id_idx on policy_transactions (worksheet_id) where worksheet_id is not null;

create table policy_charges (
  id uuid primary key default uuid_v7(),
  transaction_id uuid not null references policy_transactions (id),
  item_id uuid,
  coverage text,
  kind text not null,
  code text,
  earning text not null,
  amount numeric(14, 2) not null,
  effective_date date not null,
  expiration_date date not null,
  created_at timestamptz not null default now(),
  constraint policy_charges_kind_check check (kind in ('premium', 'fee', 'tax', 'discount', 'rounding')),
  constraint policy_charges_earning_check check (earning in ('pro_rata', 'fully_earned', 'refundable_only_flat')),
  constraint policy_charges_period_check check (effective_date < expiration_date)
);
create index policy_charges_transaction_id_idx on policy_charges (transaction_id);

create table policy_coverages (
  id uuid primary key default uuid_v7(),
  transaction_id uuid not null references policy_transactions (id),
  item_id uuid,
  code text not null,
  -- Split limits by name, such as {"perPerson": "50000.00", "perAccident": "100000.00"}: decimal strings.
  limits jsonb not null default '{}',
  deductible numeric(14, 2),
  effective_date date not null,
  expiration_date date not null,
  created_at timestamptz not null default now(),
  constraint policy_coverages_segment_key unique nulls not distinct (transaction_id, item_id, code, effective_date),
  constraint policy_coverages_limits_check check (jsonb_typeof(limits) = 'object'),
  constraint policy_coverages_deductible_check check (deductible >= 0),
  constraint policy_coverages_period_check check (effective_date < expiration_date)
);
${appendOnly('policy_transactions', 'policy_charges', 'policy_coverages')}

alter table claims add constraint claims_segment_transaction_id_fkey
  foreign key (segment_transaction_id) references policy_transactions (id);
`;

export const ledgerDown = `
alter table claims drop constraint claims_segment_transaction_id_fkey;
update claims set segment_transaction_id = null where segment_transaction_id is not null;
${dropTables('policy_coverages', 'policy_charges', 'policy_transactions')}
`;
