import { dropTables, keepsUpdatedAt, oneOf } from '../sql.js';

const INSTALMENT_STATUSES = ['planned', 'billed', 'paid', 'overdue', 'credited', 'void'];
const PLAN_FIELDS = ['code', 'title', 'instalments', 'everyMonths', 'downPaymentPercent', 'anchorDay'];

/**
 * payment_plans: ways of paying, dated; an account keeps a copy of the one it was opened with or changed to.
 *
 * billing_accounts: one per policy term. `balance` and `unpaid_from` are caches for lists, written with every change under
 * the lock of the row: the truth is the sum over billing_entries, and the instalments.
 *
 * billing_items: the instalments. Once one is billed, what it asks for never changes; its status and what has reached it do.
 */
export const accountsUp = `
create table payment_plans (
  id uuid primary key default uuid_v7(),
  code text collate "C" not null,
  title text not null,
  terms jsonb not null,
  product_types text[],
  states text[],
  effective_date date not null,
  expiration_date date,
  created_by uuid references users (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint payment_plans_code_check check (code ~ '^[a-z][a-z0-9-]{0,39}$'),
  constraint payment_plans_terms_check check (jsonb_typeof(terms) = 'object'),
  constraint payment_plans_period_check check (effective_date < expiration_date),
  constraint payment_plans_product_types_check
    check (cardinality(product_types) > 0 and product_types <@ array['auto', 'home', 'renters', 'life']),
  constraint payment_plans_states_check check (cardinality(states) > 0),
  constraint payment_plans_overlap_excl
    exclude using gist (code with =, daterange(effective_date, expiration_date) with &&)
);
create index payment_plans_created_by_idx on payment_plans (created_by) where created_by is not null;

create table billing_accounts (
  id uuid primary key default uuid_v7(),
  policy_id uuid not null references policies (id) on delete restrict,
  policy_number text collate "C" not null,
  customer_id varchar(36) collate "C" not null references customers (id) on delete restrict,
  agency_id uuid references agencies (id),
  product_type text not null,
  state text not null,
  company_code text not null,
  time_zone text not null,
  effective_date date not null,
  expiration_date date not null,
  -- The first day without cover: moved by a cancellation.
  ends_on date not null,
  plan jsonb not null,
  -- The ways of paying that the manual of the policy offers.
  offered jsonb not null default '[]',
  status text not null default 'open',
  balance numeric(14, 2) not null default 0,
  unpaid_from date,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint billing_accounts_policy_id_key unique (policy_id),
  constraint billing_accounts_product_type_check check (${oneOf('product_type', ['auto', 'home', 'renters', 'life'])}),
  constraint billing_accounts_period_check check (effective_date < expiration_date),
  constraint billing_accounts_ends_on_check check (ends_on between effective_date and expiration_date),
  constraint billing_accounts_plan_check
    check (jsonb_typeof(plan) = 'object' and plan ?& array[${PLAN_FIELDS.map((field) => `'${field}'`).join(', ')}]),
  constraint billing_accounts_offered_check check (jsonb_typeof(offered) = 'array'),
  constraint billing_accounts_status_check check (${oneOf('status', ['open', 'closed'])}),
  constraint billing_accounts_closed_check check (status = 'open' or (balance = 0 and unpaid_from is null))
);
create index billing_accounts_customer_id_idx on billing_accounts (customer_id);
create index billing_accounts_agency_id_idx on billing_accounts (agency_id) where agency_id is not null;
create index billing_accounts_unpaid_from_idx on billing_accounts (unpaid_from, id) where unpaid_from is not null;
create index billing_accounts_credit_idx on billing_accounts (id) where balance < 0;

create table billing_items (
  id uuid primary key default uuid_v7(),
  account_id uuid not null references billing_accounts (id) on delete restrict,
  number integer not null,
  bill_on date not null,
  due_on date not null,
  amount numeric(14, 2) not null,
  fee numeric(14, 2) not null default 0,
  weight integer not null,
  status text not null default 'planned',
  paid numeric(14, 2) not null default 0,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint billing_items_number_key unique (account_id, number),
  constraint billing_items_number_check check (number >= 1),
  constraint billing_items_dates_check check (bill_on <= due_on),
  constraint billing_items_status_check check (${oneOf('status', INSTALMENT_STATUSES)}),
  constraint billing_items_amount_check check ((amount < 0) = (status = 'credited')),
  constraint billing_items_void_check check (status <> 'void' or (amount = 0 and fee = 0)),
  constraint billing_items_fee_check check (fee >= 0),
  constraint billing_items_weight_check check (weight > 0),
  constraint billing_items_paid_check check (paid >= 0 and paid <= greatest(amount + fee, 0)
    and (status <> 'paid' or paid = amount + fee)
    and (status not in ('billed', 'overdue') or paid < amount + fee)
    and (status in ('billed', 'paid', 'overdue') or paid = 0))
);
-- What a run of the billing job looks for.
create index billing_items_to_bill_idx on billing_items (bill_on) where status = 'planned';
create index billing_items_to_pay_idx on billing_items (due_on) where status = 'billed';

create function keep_billed_instalment() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if (new.account_id, new.number) is distinct from (old.account_id, old.number) then
    raise exception 'an instalment stays with its account' using errcode = 'restrict_violation';
  end if;
  if old.status = 'planned' or (old.status = 'void' and new.status = 'void') then
    return new;
  end if;
  if new.status in ('planned', 'void') or (old.status = 'credited') <> (new.status = 'credited')
     or (new.bill_on, new.due_on, new.amount, new.fee, new.weight)
        is distinct from (old.bill_on, old.due_on, old.amount, old.fee, old.weight) then
    raise exception 'instalment % was billed: what it asks for never changes', old.number
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger billing_items_kept before update on billing_items
  for each row execute function keep_billed_instalment();
${keepsUpdatedAt('payment_plans', 'billing_accounts', 'billing_items')}
`;

export const accountsDown = `
${dropTables('billing_items', 'billing_accounts', 'payment_plans')}
drop function keep_billed_instalment();
`;
