import { dropTables, keepsUpdatedAt } from '../sql.js';

export const generateClaimNumber = `
create function generate_claim_number() returns text language sql volatile
return document_number('CLM', now(), nextval('claim_number_seq'));
`;

export const claimsUp = `
create sequence claim_number_seq as bigint;

${generateClaimNumber}

create table claims (
  id uuid primary key default uuid_v7(),
  claim_number text collate "C" not null default generate_claim_number(),
  policy_id uuid not null references policies (id) on delete restrict,
  data jsonb not null default '{}',
  status text not null default 'submitted',
  coverage text,
  -- The ledger entry whose segment covered the date of loss: cover is judged as it stood then, not as it stands now.
  segment_transaction_id uuid,
  loss_on date not null,
  reported_at timestamptz not null default now(),
  amount_claimed numeric(14, 2),
  amount_approved numeric(14, 2),
  submitted_at timestamptz not null default now(),
  resolved_at timestamptz,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint claims_claim_number_key unique (claim_number),
  constraint claims_status_check
    check (status in ('submitted', 'under_review', 'approved', 'denied', 'withdrawn', 'closed')),
  constraint claims_amount_claimed_check check (amount_claimed >= 0),
  constraint claims_amount_approved_check check (amount_approved >= 0),
  constraint claims_resolved_check
    check (resolved_at is null or (resolved_at >= submitted_at and status not in ('submitted', 'under_review'))),
  constraint claims_data_check check (jsonb_typeof(data) = 'object')
);
create index claims_policy_id_idx on claims (policy_id, loss_on);
create index claims_status_idx on claims (status, submitted_at);
create index claims_submitted_at_idx on claims (submitted_at);
create index claims_segment_transaction_id_idx on claims (segment_transaction_id)
  where segment_transaction_id is not null;
${keepsUpdatedAt('claims')}
`;

export const claimsDown = `
${dropTables('claims')}
drop function generate_claim_number();
drop sequence claim_number_seq;
`;
