import { dropTables, keepsUpdatedAt } from '../sql.js';

/** Who is on a policy besides the customer, and the notices sent to them: a mortgagee gets the cancellation notice too. */
export const partiesUp = `
create table policy_parties (
  id uuid primary key default uuid_v7(),
  policy_id uuid not null references policies (id) on delete restrict,
  role text not null,
  customer_id varchar(36) collate "C" references customers (id) on delete restrict,
  item_id uuid,
  name text not null,
  address jsonb,
  reference text,
  effective_date date not null,
  expiration_date date,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint policy_parties_role_check check (role in ('first_named_insured', 'named_insured', 'mortgagee',
    'lienholder', 'additional_insured', 'additional_interest')),
  constraint policy_parties_period_check check (effective_date < expiration_date)
);
create index policy_parties_policy_id_idx on policy_parties (policy_id, role);
create index policy_parties_customer_id_idx on policy_parties (customer_id) where customer_id is not null;

-- Notice periods run from mailing, so the moment of mailing and its proof are kept, and they come together.
create table notices (
  id uuid primary key default uuid_v7(),
  policy_id uuid not null references policies (id) on delete restrict,
  transaction_id uuid references policy_transactions (id),
  party_id uuid references policy_parties (id),
  kind text not null,
  status text not null default 'pending',
  addressed_to jsonb not null,
  document_id uuid,
  due_on date,
  mailed_at timestamptz,
  proof_of_mailing text,
  details jsonb not null default '{}',
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint notices_kind_check check (kind in ('cancellation', 'rescission', 'reinstatement', 'non_renewal',
    'renewal_offer', 'adverse_action', 'declaration')),
  constraint notices_status_check check (status in ('pending', 'mailed', 'returned', 'withdrawn')),
  constraint notices_mailed_check check ((mailed_at is null) = (proof_of_mailing is null)
    and (status not in ('mailed', 'returned') or mailed_at is not null))
);
create index notices_policy_id_idx on notices (policy_id, created_at);
create index notices_transaction_id_idx on notices (transaction_id) where transaction_id is not null;
create index notices_party_id_idx on notices (party_id) where party_id is not null;
create index notices_pending_idx on notices (due_on) where status = 'pending';
${keepsUpdatedAt('policy_parties', 'notices')}
`;

export const partiesDown = dropTables('notices', 'policy_parties');
