import { dropTables, keepsUpdatedAt } from '../sql.js';

const categories = ['territory', 'vehicle', 'driver', 'credit', 'property', 'life'] as const;

/**
 * One row per coverage of an edition, and one named `policy` for what applies to the policy as a whole. `position` keeps
 * the manual's own order, in which coverages are rated and charged. The edition's foreign key comes with its table.
 */
export const rateTablesUp = `
create table rate_tables (
  id uuid primary key default uuid_v7(),
  edition_id uuid not null,
  position integer not null default 0,
  state text not null,
  product_type text not null,
  coverage_type text collate "C" not null,
  base_rate numeric,
  min_premium numeric(14, 2),
  max_premium numeric(14, 2),
${categories.map((name) => `  ${name}_factors jsonb not null default '{}',`).join('\n')}
  effective_date date not null,
  expiration_date date,
  filing_id text,
  approved_by uuid references users (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint rate_tables_coverage_key unique (edition_id, coverage_type),
  constraint rate_tables_product_type_check check (product_type in ('auto', 'home', 'renters', 'life')),
  constraint rate_tables_state_check check (state ~ '^[A-Z]{2}$'),
  constraint rate_tables_coverage_type_check check (coverage_type <> ''),
  constraint rate_tables_base_rate_check check (base_rate >= 0),
  constraint rate_tables_premium_check check (min_premium >= 0 and max_premium >= coalesce(min_premium, 0)),
  constraint rate_tables_period_check check (effective_date < expiration_date),
${categories
  .map(
    (name) =>
      `  constraint rate_tables_${name}_factors_check check (validate_factor_tables(${name}_factors))`,
  )
  .join(',\n')}
);
create index rate_tables_product_idx on rate_tables (product_type, state, coverage_type, effective_date);
create index rate_tables_approved_by_idx on rate_tables (approved_by) where approved_by is not null;
${keepsUpdatedAt('rate_tables')}
`;

export const rateTablesDown = dropTables('rate_tables');
