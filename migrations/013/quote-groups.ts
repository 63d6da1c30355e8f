import { appendOnly, dropTables } from '../sql.js';

/** Alternatives for one risk, rated together. The group itself never changes; what becomes of it is the status of its quotes. */
export const quoteGroupsUp = `
create table quote_groups (
  id uuid primary key default uuid_v7(),
  customer_id varchar(36) collate "C" not null references customers (id) on delete restrict,
  agency_id uuid references agencies (id),
  product_type text not null,
  state text not null,
  created_by uuid references users (id),
  created_at timestamptz not null default now(),
  constraint quote_groups_product_type_check check (product_type in ('auto', 'home', 'renters', 'life')),
  constraint quote_groups_state_check check (state ~ '^[A-Z]{2}$')
);
create index quote_groups_customer_id_idx on quote_groups (customer_id);
create index quote_groups_agency_id_idx on quote_groups (agency_id) where agency_id is not null;
create index quote_groups_created_by_idx on quote_groups (created_by) where created_by is not null;
${appendOnly('quote_groups')}

alter table quotes add column alternative text;
alter table quotes add column alternative_position integer;
alter table quotes add constraint quotes_group_id_fkey foreign key (group_id) references quote_groups (id);
alter table quotes add constraint quotes_alternative_check check (
    num_nonnulls(group_id, alternative, alternative_position) in (0, 3) and alternative <> '' and alternative_position >= 1);
`;

export const quoteGroupsDown = `
alter table quotes drop constraint quotes_alternative_check;
alter table quotes drop constraint quotes_group_id_fkey;
alter table quotes drop column alternative_position;
alter table quotes drop column alternative;
-- The groups go, so no quote belongs to one any more.
update quotes set group_id = null where group_id is not null;
${dropTables('quote_groups')}
`;
