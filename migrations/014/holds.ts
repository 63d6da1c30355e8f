import { dropTables, keepsUpdatedAt } from '../sql.js';

const array = (words: readonly string[]): string => `array[${words.map((word) => `'${word}'`).join(', ')}]`;
const PRODUCTS = array(['auto', 'home', 'renters', 'life']);
const TRANSACTIONS = array(['quote', 'bind', 'endorse', 'renew']);

/** Moratoria: for some time nothing of a kind is written in a place. A ZIP prefix of five digits is one ZIP code. */
export const holdsUp = `
create table underwriting_holds (
  id uuid primary key default uuid_v7(),
  state text not null,
  -- Null: the whole state.
  zip_prefixes text[],
  -- Null: every product.
  product_types text[],
  transactions text[] not null,
  effective_date date not null,
  expiration_date date,
  -- What the person is told who is refused.
  reason text not null,
  citation text,
  created_by uuid references users (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint underwriting_holds_state_check check (state ~ '^[A-Z]{2}$'),
  constraint underwriting_holds_zip_prefixes_check check (
    array_position(zip_prefixes, null) is null and array_to_string(zip_prefixes, ',') ~ '^[0-9]{1,5}(,[0-9]{1,5})*$'),
  constraint underwriting_holds_product_types_check check (
    array_position(product_types, null) is null and cardinality(product_types) > 0 and product_types <@ ${PRODUCTS}),
  constraint underwriting_holds_transactions_check check (
    array_position(transactions, null) is null and cardinality(transactions) > 0 and transactions <@ ${TRANSACTIONS}),
  -- A hold of no day at all is one that was lifted before it began.
  constraint underwriting_holds_period_check check (effective_date <= expiration_date),
  constraint underwriting_holds_text_check check (reason <> '' and citation <> '')
);
create index underwriting_holds_place_idx on underwriting_holds using gist (state, daterange(effective_date, expiration_date));
create index underwriting_holds_created_at_idx on underwriting_holds (created_at, id);
create index underwriting_holds_created_by_idx on underwriting_holds (created_by) where created_by is not null;
${keepsUpdatedAt('underwriting_holds')}
`;

export const holdsDown = dropTables('underwriting_holds');
