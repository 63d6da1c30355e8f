import { appendOnly, dropTables, keepsUpdatedAt, oneOf } from '../sql.js';

const ENTRY_KINDS = [
  'premium',
  'instalment_charge',
  'fee',
  'payment',
  'payment_reversal',
  'refund',
  'write_off',
];
/**
 * billing_entries: the ledger of an account. Everything that is owed is a sum over it; an entry above zero raises what the
 * customer owes. payments and refunds say where an entry came from; they hold no number of a card or an account.
 */
export const ledgerUp = `
create table payments (
  id uuid primary key default uuid_v7(),
  account_id uuid not null references billing_accounts (id) on delete restrict,
  source text collate "C" not null,
  external_reference text collate "C" not null,
  amount numeric(14, 2) not null,
  method text not null,
  received_on date not null,
  note text,
  status text not null default 'recorded',
  recorded_by uuid references users (id),
  reversed_on date,
  reversal_kind text,
  reversal_reason text,
  reversed_by uuid references users (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint payments_external_reference_key unique (source, external_reference),
  constraint payments_source_check check (source ~ '^[a-z][a-z0-9-]{0,39}$'),
  constraint payments_amount_check check (amount > 0),
  constraint payments_method_check
    check (${oneOf('method', ['check', 'bank_transfer', 'direct_debit', 'cash', 'money_order', 'card_processor', 'agency', 'other'])}),
  constraint payments_status_check check (${oneOf('status', ['recorded', 'reversed'])}),
  constraint payments_reversal_kind_check
    check (${oneOf('reversal_kind', ['insufficient_funds', 'stopped', 'disputed', 'entered_in_error'])}),
  constraint payments_reversed_check check (
    num_nonnulls(reversed_on, reversal_kind, reversal_reason) = case status when 'reversed' then 3 else 0 end
    and (status = 'reversed' or reversed_by is null))
);
create index payments_account_id_idx on payments (account_id, created_at, id);
create index payments_recorded_by_idx on payments (recorded_by) where recorded_by is not null;
create index payments_reversed_by_idx on payments (reversed_by) where reversed_by is not null;

create table refunds (
  id uuid primary key default uuid_v7(),
  account_id uuid not null references billing_accounts (id) on delete restrict,
  amount numeric(14, 2) not null,
  status text not null default 'requested',
  reason text not null,
  requested_by uuid references users (id),
  decided_by uuid references users (id),
  decided_at timestamptz,
  decision_reason text,
  method text,
  reference text collate "C",
  executed_by uuid references users (id),
  executed_at timestamptz,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint refunds_amount_check check (amount > 0),
  constraint refunds_status_check check (${oneOf('status', ['requested', 'approved', 'rejected', 'executed'])}),
  constraint refunds_four_eyes_check check (decided_by is distinct from requested_by or status in ('requested', 'rejected')),
  constraint refunds_decided_check check ((decided_at is not null) = (status <> 'requested')
    and (status = 'requested' or decided_by is not null)),
  constraint refunds_rejected_check check (status <> 'rejected' or decision_reason is not null),
  constraint refunds_executed_check
    check (num_nonnulls(method, reference, executed_at) = case status when 'executed' then 3 else 0 end)
);
create index refunds_account_id_idx on refunds (account_id, created_at, id);
create index refunds_status_idx on refunds (status, created_at, id);
create index refunds_created_at_idx on refunds (created_at, id);
create unique index refunds_reference_key on refunds (method, reference) where reference is not null;
create index refunds_requested_by_idx on refunds (requested_by) where requested_by is not null;
create index refunds_decided_by_idx on refunds (decided_by) where decided_by is not null;
create index refunds_executed_by_idx on refunds (executed_by) where executed_by is not null;

create table billing_entries (
  id uuid primary key default uuid_v7(),
  account_id uuid not null references billing_accounts (id) on delete restrict,
  sequence integer not null,
  kind text not null,
  amount numeric(14, 2) not null,
  effective_on date not null,
  reason text,
  transaction_id uuid references policy_transactions (id),
  item_id uuid references billing_items (id),
  payment_id uuid references payments (id),
  refund_id uuid references refunds (id),
  booked_at timestamptz not null default now(),
  booked_by uuid references users (id),
  created_at timestamptz not null default now(),
  constraint billing_entries_sequence_key unique (account_id, sequence),
  constraint billing_entries_sequence_check check (sequence >= 1),
  constraint billing_entries_kind_check check (${oneOf('kind', ENTRY_KINDS)}),
  constraint billing_entries_amount_check check (case kind
    when 'premium' then true
    when 'instalment_charge' then amount <> 0
    when 'payment' then amount < 0
    when 'write_off' then amount < 0
    else amount > 0 end),
  constraint billing_entries_source_check check (
    (payment_id is not null) = (kind in ('payment', 'payment_reversal'))
    and (refund_id is not null) = (kind = 'refund')
    and (item_id is not null) = (kind = 'fee')
    and (transaction_id is null or kind in ('premium', 'instalment_charge'))),
  constraint billing_entries_write_off_check check (kind <> 'write_off' or reason is not null),
  -- A transaction of the policy, a payment, its reversal, a refund and a fee are each booked once.
  constraint billing_entries_transaction_id_key unique (transaction_id, kind),
  constraint billing_entries_payment_id_key unique (payment_id, kind),
  constraint billing_entries_refund_id_key unique (refund_id),
  constraint billing_entries_item_id_key unique (item_id)
);
create index billing_entries_booked_by_idx on billing_entries (booked_by) where booked_by is not null;
${keepsUpdatedAt('payments', 'refunds')}
${appendOnly('billing_entries')}
`;

export const ledgerDown = dropTables('billing_entries', 'refunds', 'payments');
