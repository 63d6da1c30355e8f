import { dropTables, keepsUpdatedAt, oneOf } from '../sql.js';

const KINDS = ['banned_rating_variable', 'minimum_limit', 'notice_days'];

/**
 * What a state's law says, as dated data: lists of such facts contradict each other, so each names its source and who
 * looked at it. Without a product it holds for all of them; one for the product goes before it.
 */
export const stateFactsUp = `
create table state_facts (
  id uuid primary key default uuid_v7(),
  state text not null,
  product_type text,
  kind text not null,
  key text collate "C" not null,
  value jsonb not null default '{}',
  effective_date date not null,
  expiration_date date,
  citation text not null,
  created_by uuid references users (id),
  reviewed_by uuid references users (id),
  reviewed_at timestamptz,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint state_facts_state_check check (state ~ '^[A-Z]{2}$'),
  constraint state_facts_product_type_check check (product_type in ('auto', 'home', 'renters', 'life')),
  constraint state_facts_kind_check check (${oneOf('kind', KINDS)}),
  constraint state_facts_key_check check (key ~ '^[a-z][a-z0-9_-]{0,59}$'),
  constraint state_facts_value_check check (jsonb_typeof(value) = 'object'),
  constraint state_facts_period_check check (effective_date < expiration_date),
  constraint state_facts_citation_check check (citation <> ''),
  constraint state_facts_review_check check (reviewed_by is null or (reviewed_at is not null and reviewed_by is distinct from created_by)),
  constraint state_facts_overlap_excl exclude using gist (
    state with =, coalesce(product_type, '') with =, kind with =, key with =, daterange(effective_date, expiration_date) with &&)
);
create index state_facts_created_at_idx on state_facts (created_at, id);
create index state_facts_created_by_idx on state_facts (created_by) where created_by is not null;
create index state_facts_reviewed_by_idx on state_facts (reviewed_by) where reviewed_by is not null;
${keepsUpdatedAt('state_facts')}
`;

export const stateFactsDown = dropTables('state_facts');
