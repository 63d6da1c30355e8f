/**
 * Lists are newest first. `quotes_search_idx` has every column that a search narrows by, so that a combination without an
 * index of its own is found by reading the index alone, a hundred bytes for each quote instead of two thousand. What that
 * leaves to wish has an index in the same order. Figures: bench/README.md.
 */
export const quoteSearchUp = `
drop index quotes_created_at_idx;
create index quotes_search_idx on quotes (created_at, id)
  include (agency_id, status, expires_at, product_type, state, effective_date, total_premium, customer_id);
drop index quotes_product_type_idx;
create index quotes_product_state_idx on quotes (product_type, state, created_at, id);
create index quotes_state_idx on quotes (state, created_at, id) where state is not null;
create index quotes_effective_date_idx on quotes (effective_date, created_at, id) where effective_date is not null;
create index quotes_total_premium_idx on quotes (total_premium) where total_premium is not null;
`;

export const quoteSearchDown = `
drop index quotes_total_premium_idx;
drop index quotes_effective_date_idx;
drop index quotes_state_idx;
drop index quotes_product_state_idx;
create index quotes_product_type_idx on quotes (product_type, created_at, id);
drop index quotes_search_idx;
create index quotes_created_at_idx on quotes (created_at, id);
`;
