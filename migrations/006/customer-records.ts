import { dropTables, keepsUpdatedAt } from '../sql.js';

/**
 * customer_facts: what claims and policies record with customers, so that losses, in-force products and tenure reach a
 * price without an arrow upward. One fact of a subject (a claim, a policy) is one row that its room keeps up to date.
 *
 * personal_identifiers: licence and national ids, encrypted. Everything else holds only the id of a row here. The blind
 * index (a keyed hash) finds an equal value without opening it.
 */
export const customerRecordsUp = `
create table customer_facts (
  id uuid primary key default uuid_v7(),
  customer_id varchar(36) collate "C" not null references customers (id) on delete restrict,
  source text not null,
  kind text not null,
  subject_id uuid not null,
  item_id uuid,
  product_type text,
  occurred_on date not null,
  ended_on date,
  amount numeric(14, 2),
  data jsonb not null default '{}',
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint customer_facts_subject_key unique (source, kind, subject_id),
  constraint customer_facts_source_check check (source in ('claims', 'policies')),
  constraint customer_facts_kind_check check (kind in ('loss', 'in_force', 'tenure')),
  constraint customer_facts_product_type_check check (product_type in ('auto', 'home', 'renters', 'life')),
  constraint customer_facts_period_check check (occurred_on <= ended_on),
  constraint customer_facts_data_check check (jsonb_typeof(data) = 'object')
);
create index customer_facts_customer_id_idx on customer_facts (customer_id, kind, occurred_on);

create table personal_identifiers (
  id uuid primary key default uuid_v7(),
  customer_id varchar(36) collate "C" references customers (id) on delete restrict,
  kind text not null,
  issuer text not null,
  value_encrypted text not null,
  blind_index text collate "C" not null,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint personal_identifiers_kind_check
    check (kind in ('driver_licence', 'social_security', 'tax', 'passport', 'national_id')),
  constraint personal_identifiers_holder_key unique nulls not distinct (kind, issuer, blind_index, customer_id)
);
create index personal_identifiers_customer_id_idx on personal_identifiers (customer_id) where customer_id is not null;
${keepsUpdatedAt('customer_facts', 'personal_identifiers')}
`;

export const customerRecordsDown = dropTables('personal_identifiers', 'customer_facts');
