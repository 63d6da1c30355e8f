import { dropTables, keepsUpdatedAt, oneOf } from '../sql.js';

/** Who may approve what: an authority that manuals name, given to a user or to all of a role, up to or from a value. */
export const authoritiesUp = `
create table underwriting_authorities (
  id uuid primary key default uuid_v7(),
  code text collate "C" not null,
  user_id uuid references users (id),
  role text,
  comparator text not null default 'any',
  value numeric,
  product_type text,
  state text,
  -- Whether it takes somebody else than the person whose business it is.
  four_eyes boolean not null default true,
  effective_date date not null,
  expiration_date date,
  created_by uuid references users (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint underwriting_authorities_code_check check (code <> ''),
  constraint underwriting_authorities_holder_check check (num_nonnulls(user_id, role) = 1),
  constraint underwriting_authorities_role_check check (${oneOf('role', ['underwriter', 'admin', 'system'])}),
  constraint underwriting_authorities_own_check check (user_id is null or user_id is distinct from created_by),
  constraint underwriting_authorities_value_check check (
    ${oneOf('comparator', ['any', 'at_most', 'at_least'])} and (comparator = 'any') = (value is null)),
  constraint underwriting_authorities_product_type_check check (product_type in ('auto', 'home', 'renters', 'life')),
  constraint underwriting_authorities_state_check check (state ~ '^[A-Z]{2}$'),
  constraint underwriting_authorities_period_check check (effective_date < expiration_date)
);
create index underwriting_authorities_created_at_idx on underwriting_authorities (created_at, id);
create index underwriting_authorities_user_id_idx on underwriting_authorities (user_id) where user_id is not null;
create index underwriting_authorities_role_idx on underwriting_authorities (role) where role is not null;
create index underwriting_authorities_created_by_idx on underwriting_authorities (created_by) where created_by is not null;
${keepsUpdatedAt('underwriting_authorities')}
`;

export const authoritiesDown = dropTables('underwriting_authorities');
