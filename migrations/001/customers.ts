import { dropTables, keepsUpdatedAt, withTrigrams } from '../sql.js';

/**
 * The search columns are generated, so no writer can forget them. `name_sort` is "last first" in lower case and in byte
 * order, for lists with a cursor and for prefixes; `name_search` is "first last", for fragments anywhere in it.
 */
export const customersUp = `
create table customers (
  id varchar(36) collate "C" primary key default uuid_v7()::text,
  external_id text collate "C",
  kind text not null default 'person',
  data jsonb not null default '{}',
  agency_id uuid,
  merged_into varchar(36) collate "C" references customers (id),
  name_search text generated always as (
    lower(btrim(case when kind = 'organization' then coalesce(data ->> 'name', '')
      else coalesce(data ->> 'firstName', '') || ' ' || coalesce(data ->> 'lastName', '') end))
  ) stored,
  name_sort text collate "C" generated always as (
    lower((btrim(case when kind = 'organization' then coalesce(data ->> 'name', '')
      else coalesce(data ->> 'lastName', '') || ' ' || coalesce(data ->> 'firstName', '') end)) collate "default")
  ) stored,
  email_search text collate "C" generated always as (lower((data ->> 'email') collate "default")) stored,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  constraint customers_external_id_key unique (external_id),
  constraint customers_kind_check check (kind in ('person', 'organization')),
  constraint customers_kind_of_data_check check (coalesce(data ->> 'kind', kind) = kind),
  constraint customers_data_check check (jsonb_typeof(data) = 'object'),
  constraint customers_merged_check check (merged_into <> id and (merged_into is null or deleted_at is not null))
);
create index customers_data_idx on customers using gin (data jsonb_path_ops);
${withTrigrams(`
create index customers_name_search_idx on customers using gin (name_search gin_trgm_ops);
create index customers_email_search_trgm_idx on customers using gin (email_search gin_trgm_ops);
`)}
create index customers_name_sort_idx on customers (name_sort, id);
create index customers_email_search_idx on customers (email_search) where email_search is not null;
create index customers_agency_id_idx on customers (agency_id, name_sort, id) where agency_id is not null;
create index customers_merged_into_idx on customers (merged_into) where merged_into is not null;
${keepsUpdatedAt('customers')}
`;

export const customersDown = dropTables('customers');
