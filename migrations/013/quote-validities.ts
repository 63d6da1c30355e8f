import { dropTables, keepsUpdatedAt } from '../sql.js';

/** For how many days a price is held: per product, per state, per both, or for all. The most particular one counts. */
export const quoteValiditiesUp = `
create table quote_validities (
  id uuid primary key default uuid_v7(),
  product_type text,
  state text,
  valid_days integer not null,
  effective_date date not null,
  expiration_date date,
  reason text not null,
  created_by uuid references users (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint quote_validities_product_type_check check (product_type in ('auto', 'home', 'renters', 'life')),
  constraint quote_validities_state_check check (state ~ '^[A-Z]{2}$'),
  constraint quote_validities_days_check check (valid_days between 1 and 365),
  constraint quote_validities_period_check check (effective_date < expiration_date),
  constraint quote_validities_reason_check check (reason <> ''),
  constraint quote_validities_overlap_excl exclude using gist (
    coalesce(product_type, '') with =, coalesce(state, '') with =, daterange(effective_date, expiration_date) with &&)
);
create index quote_validities_created_at_idx on quote_validities (created_at, id);
create index quote_validities_created_by_idx on quote_validities (created_by) where created_by is not null;
${keepsUpdatedAt('quote_validities')}
`;

export const quoteValiditiesDown = dropTables('quote_validities');
