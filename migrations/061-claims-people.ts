import { SqlMigration, dropTables, keepsUpdatedAt, oneOf } from './sql.js';

const ROLES = [
  'insured',
  'claimant',
  'witness',
  'attorney',
  'payee',
  'repairer',
  'vendor',
  'adjuster',
  'lienholder',
  'beneficiary',
];

/** People and firms that a claim has to do with, and in which roles. */
export class Migration061ClaimsPeople extends SqlMigration {
  override up(): void {
    this.addSql(`
create table claim_contacts (
  id uuid primary key default uuid_v7(),
  kind text not null,
  name text not null,
  email text,
  phone text,
  address jsonb,
  customer_id varchar(36) collate "C" references customers (id) on delete restrict,
  -- The identifier itself is encrypted, and no question of ours needs it in the clear; the last digits tell two apart.
  tax_id_encrypted text,
  tax_id_last4 text collate "C",
  agency_id uuid references agencies (id),
  search_text text generated always as (search_form(name)) stored,
  created_by uuid references principals (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint claim_contacts_kind_check check (${oneOf('kind', ['person', 'organization'])}),
  constraint claim_contacts_name_check check (name <> ''),
  constraint claim_contacts_address_check check (jsonb_typeof(address) = 'object'),
  constraint claim_contacts_tax_id_check check ((tax_id_encrypted is null) = (tax_id_last4 is null)),
  constraint claim_contacts_tax_id_last4_check check (tax_id_last4 ~ '^[0-9]{4}$')
);
create index claim_contacts_customer_id_idx on claim_contacts (customer_id) where customer_id is not null;
create index claim_contacts_agency_id_idx on claim_contacts (agency_id) where agency_id is not null;
create index claim_contacts_search_idx on claim_contacts (search_text text_pattern_ops, id);
${keepsUpdatedAt('claim_contacts')}
create trigger claim_contacts_kept_columns before update of kind, created_by on claim_contacts
  for each row execute function keep_written('kind', 'created_by');

create table claim_roles (
  id uuid primary key default uuid_v7(),
  claim_id uuid not null references claims (id),
  contact_id uuid not null references claim_contacts (id),
  role text not null,
  note text,
  ended_at timestamptz,
  added_by uuid references principals (id),
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint claim_roles_role_check check (${oneOf('role', ROLES)})
);
create unique index claim_roles_live_key on claim_roles (claim_id, contact_id, role) where ended_at is null;
create index claim_roles_contact_id_idx on claim_roles (contact_id);
${keepsUpdatedAt('claim_roles')}
create trigger claim_roles_kept_columns before update of claim_id, contact_id, role, note, ended_at, added_by on claim_roles
  for each row execute function keep_written('claim_id', 'contact_id', 'role', 'note', 'ended_at', 'added_by');
`);
  }

  override down(): void {
    this.addSql(dropTables('claim_roles', 'claim_contacts'));
  }
}
