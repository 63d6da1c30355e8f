import { dropTables, keepsUpdatedAt } from '../sql.js';

export const generateContractNumber = `
create function generate_contract_number() returns text language sql volatile
return document_number('POL', now(), nextval('contract_number_seq'));
`;

/**
 * One row is one term of a contract; a renewal is the next term. `status` is a cache of ledger and date: reads take the
 * dates into account. Foreign keys to quotes, agencies and rating follow in the migrations that make those tables.
 */
export const policiesUp = `
create sequence contract_number_seq as bigint;

${generateContractNumber}

create function term_policy_number(contract_number text, term_number integer) returns text
language sql immutable parallel safe as $$
  select contract_number || '-' || lpad(term_number::text, greatest(2, length(term_number::text)), '0')
$$;

create table policies (
  id uuid primary key default uuid_v7(),
  policy_number text collate "C" not null,
  contract_number text collate "C" not null default generate_contract_number(),
  term_number integer not null default 1,
  customer_id varchar(36) collate "C" not null references customers (id) on delete restrict,
  data jsonb not null default '{}',
  status text not null default 'pending',
  product_type text not null,
  state text not null,
  company_code text not null default 'default',
  agency_id uuid,
  effective_date date not null,
  expiration_date date not null,
  term_months integer not null default 12,
  time_zone text not null default 'America/New_York',
  quote_id uuid,
  edition uuid,
  renewal_of uuid references policies (id),
  bound_at timestamptz,
  issued_at timestamptz,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint policies_policy_number_key unique (policy_number),
  constraint policies_contract_term_key unique (contract_number, term_number),
  constraint policies_quote_id_key unique (quote_id),
  constraint policies_policy_number_check check (policy_number = term_policy_number(contract_number, term_number)),
  constraint policies_term_number_check check (term_number >= 1),
  constraint policies_renewal_check check (renewal_of <> id and (renewal_of is null or term_number > 1)),
  constraint policies_status_check check (status in ('active', 'inactive', 'cancelled', 'expired', 'pending')),
  constraint policies_product_type_check check (product_type in ('auto', 'home', 'renters', 'life')),
  constraint policies_state_check check (state ~ '^[A-Z]{2}$'),
  constraint policies_period_check check (effective_date < expiration_date),
  constraint policies_term_months_check check (term_months between 1 and 1200),
  -- Raises for a name that PostgreSQL does not know.
  constraint policies_time_zone_check check (timezone(time_zone, timestamptz '2000-01-01 00:00:00+00') is not null),
  constraint policies_data_check check (jsonb_typeof(data) = 'object'),
  constraint policies_issued_check check (issued_at is null or bound_at is not null)
);
create index policies_data_idx on policies using gin (data jsonb_path_ops);
create index policies_period_idx on policies (effective_date, expiration_date);
create index policies_expiration_date_idx on policies (expiration_date);
create index policies_customer_id_idx on policies (customer_id);
create index policies_status_idx on policies (status, effective_date);
create index policies_created_at_idx on policies (created_at, id);
create index policies_agency_id_idx on policies (agency_id, created_at, id) where agency_id is not null;
create index policies_edition_idx on policies (edition) where edition is not null;
create index policies_renewal_of_idx on policies (renewal_of) where renewal_of is not null;
${keepsUpdatedAt('policies')}
`;

export const policiesDown = `
${dropTables('policies')}
drop function term_policy_number(text, integer);
drop function generate_contract_number();
drop sequence contract_number_seq;
`;
