import { dropTables, keepsUpdatedAt } from '../sql.js';

export const generateQuoteNumber = `
create function generate_quote_number() returns text language sql volatile
return document_number('QUOT', now(), nextval('quote_number_seq'));
`;

/**
 * One row is one version of a quote. A draft may be incomplete; from quoted on it has a price and an end of validity.
 * Both scores stay NULL until a registered model writes them, and rating never reads them.
 */
export const quotesUp = `
create sequence quote_number_seq as bigint;

${generateQuoteNumber}

create table quotes (
  id uuid primary key default uuid_v7(),
  quote_number text collate "C" not null default generate_quote_number(),
  version integer not null default 1,
  parent_quote_id uuid references quotes (id),
  group_id uuid,
  customer_id varchar(36) collate "C" not null references customers (id) on delete restrict,
  agency_id uuid,
  product_type text not null,
  company_code text not null default 'default',
  state text,
  zip_code text,
  status text not null default 'draft',
  effective_date date,
  expiration_date date,
  term_months integer not null default 12,
  base_premium numeric(14, 2),
  total_premium numeric(14, 2),
  monthly_premium numeric(14, 2),
  vehicle_info jsonb,
  property_info jsonb,
  life_info jsonb,
  drivers jsonb,
  coverage_selections jsonb,
  rating_factors jsonb,
  charges jsonb,
  payments jsonb,
  discounts_applied jsonb,
  surcharges_applied jsonb,
  ai_risk_score numeric(5, 4),
  ai_risk_factors jsonb,
  conversion_probability numeric(5, 4),
  declined_reasons jsonb,
  decision jsonb,
  edition uuid,
  worksheet_id uuid,
  expires_at timestamptz,
  converted_to_policy_id uuid references policies (id),
  created_by uuid references users (id),
  updated_by uuid references users (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint quotes_number_version_key unique (quote_number, version),
  constraint quotes_converted_to_policy_id_key unique (converted_to_policy_id),
  constraint quotes_version_check check (version >= 1),
  constraint quotes_parent_check check ((version = 1) = (parent_quote_id is null) and parent_quote_id <> id),
  constraint quotes_product_type_check check (product_type in ('auto', 'home', 'renters', 'life')),
  constraint quotes_status_check
    check (status in ('draft', 'calculating', 'quoted', 'expired', 'bound', 'declined')),
  constraint quotes_bound_check check ((status = 'bound') = (converted_to_policy_id is not null)),
  constraint quotes_priced_check check (status not in ('quoted', 'bound') or
    (state is not null and effective_date is not null and expiration_date is not null
      and total_premium is not null and expires_at is not null)),
  constraint quotes_state_check check (state ~ '^[A-Z]{2}$'),
  constraint quotes_zip_code_check check (zip_code ~ '^[0-9]{5}(-[0-9]{4})?$'),
  constraint quotes_period_check check (effective_date < expiration_date),
  constraint quotes_term_months_check check (term_months between 1 and 1200),
  constraint quotes_premium_check check (base_premium >= 0 and total_premium >= 0 and monthly_premium >= 0),
  constraint quotes_scores_check check (ai_risk_score between 0 and 1 and conversion_probability between 0 and 1),
  constraint quotes_lists_check check (
    jsonb_typeof(drivers) in ('array', 'null') and jsonb_typeof(discounts_applied) in ('array', 'null')
    and jsonb_typeof(surcharges_applied) in ('array', 'null') and jsonb_typeof(declined_reasons) in ('array', 'null'))
);
create index quotes_customer_id_idx on quotes (customer_id, created_at);
create index quotes_status_idx on quotes (status, created_at, id);
create index quotes_created_at_idx on quotes (created_at, id);
create index quotes_expires_at_idx on quotes (expires_at) where status in ('draft', 'quoted');
create index quotes_parent_quote_id_idx on quotes (parent_quote_id) where parent_quote_id is not null;
create index quotes_group_id_idx on quotes (group_id) where group_id is not null;
create index quotes_agency_id_idx on quotes (agency_id, created_at, id) where agency_id is not null;
create index quotes_product_type_idx on quotes (product_type, created_at, id);
create index quotes_edition_idx on quotes (edition) where edition is not null;
create index quotes_worksheet_id_idx on quotes (worksheet_id) where worksheet_id is not null;
create index quotes_created_by_idx on quotes (created_by) where created_by is not null;
create index quotes_updated_by_idx on quotes (updated_by) where updated_by is not null;
${keepsUpdatedAt('quotes')}

alter table policies add constraint policies_quote_id_fkey foreign key (quote_id) references quotes (id);
`;

export const quotesDown = `
alter table policies drop constraint policies_quote_id_fkey;
update policies set quote_id = null where quote_id is not null;
${dropTables('quotes')}
drop function generate_quote_number();
drop sequence quote_number_seq;
`;
