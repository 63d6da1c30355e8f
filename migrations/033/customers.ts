import { withTrigrams } from '../sql.js';

const NAME = `case when kind = 'organization' then coalesce(data ->> 'name', '')
      else coalesce(data ->> 'firstName', '') || ' ' || coalesce(data ->> 'lastName', '') end`;
const SORTED = `case when kind = 'organization' then coalesce(data ->> 'name', '')
      else coalesce(data ->> 'lastName', '') || ' ' || coalesce(data ->> 'firstName', '') end`;

const INDEXES = `
${withTrigrams('create index customers_name_search_idx on customers using gin (name_search gin_trgm_ops);')}
create index customers_name_sort_idx on customers (name_sort, id);
create index customers_agency_id_idx on customers (agency_id, name_sort, id) where agency_id is not null;
`;

/**
 * A name is found and sorted by its search form. What is searched begins with a space, so that a word of one or two letters
 * is looked for as the beginning of a word, with the index. Each stored column rewrites the table with all its indexes and
 * holds it locked meanwhile: some minutes for a million customers on two cores. Where there are as many, it is planned as a
 * downtime.
 *
 * An id of another system is one of an agency's: that another agency knows the customer is not its business.
 */
export const customersUp = `
alter table customers drop column name_search;
alter table customers drop column name_sort;
alter table customers add column name_search text generated always as (' ' || search_form(${NAME})) stored;
alter table customers add column name_sort text collate "C" generated always as (search_form(${SORTED})) stored;
alter table customers add column search_text text generated always as
    (' ' || search_form((${NAME}) || ' ' || coalesce(data ->> 'email', ''))) stored;
${INDEXES}
drop index customers_email_search_trgm_idx;
${withTrigrams('create index customers_search_text_idx on customers using gin (search_text gin_trgm_ops);')}

alter table customers drop constraint customers_external_id_key;
create unique index customers_external_id_key on customers (external_id, agency_id) nulls not distinct
  where external_id is not null;
`;

/** Ids that two agencies have in common were not possible before: all but the oldest get that of the agency behind them. */
export const customersDown = `
drop index customers_external_id_key;
update customers c set external_id = external_id || ' of ' || coalesce(agency_id::text, 'staff')
 where exists (select from customers o where o.external_id = c.external_id and o.id < c.id);
alter table customers add constraint customers_external_id_key unique (external_id);

alter table customers drop column search_text;
alter table customers drop column name_search;
alter table customers drop column name_sort;
alter table customers add column name_search text generated always as (lower(btrim(${NAME}))) stored;
alter table customers add column name_sort text collate "C" generated always as (lower((btrim(${SORTED})) collate "default")) stored;
${INDEXES}
${withTrigrams('create index customers_email_search_trgm_idx on customers using gin (email_search gin_trgm_ops);')}
`;
