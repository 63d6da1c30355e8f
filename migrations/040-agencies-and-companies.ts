import { SqlMigration, dropTables, keepsUpdatedAt, oneOf } from './sql.js';

/** How agencies and writing companies are kept: entered, changed, suspended and closed, and found by name. */
export class Migration040AgenciesAndCompanies extends SqlMigration {
  override up(): void {
    this.addSql(`
alter table agencies rename column licence_number to license_number;
alter table agencies add column phone text;
alter table agencies add column email text;
alter table agencies add column status text not null default 'active';
update agencies set status = case when deleted_at is null then 'suspended' else 'closed' end where not is_active;
alter table agencies drop constraint agencies_deleted_check;
alter table agencies drop column deleted_at;
alter table agencies drop column is_active;
alter table agencies add constraint agencies_status_check check (${oneOf('status', ['active', 'suspended', 'closed'])});
alter table agencies add constraint agencies_name_check check (name <> '');
alter table agencies add column search_text text generated always as (search_form(name)) stored;

-- An insurer in whose name policies are written, under the code that manuals give it, and how it introduces itself on paper.
create table companies (
  id uuid primary key default uuid_v7(),
  code text collate "C" not null,
  legal_name text not null,
  naic_number text collate "C",
  address_lines jsonb not null default '[]',
  phone text,
  email text,
  website text,
  signature jsonb,
  status text not null default 'active',
  search_text text generated always as (search_form(legal_name)) stored,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint companies_code_key unique (code),
  constraint companies_code_check check (code <> ''),
  constraint companies_legal_name_check check (legal_name <> ''),
  constraint companies_naic_number_key unique (naic_number),
  constraint companies_naic_number_check check (naic_number ~ '^[0-9]{5}$'),
  constraint companies_address_lines_check check (jsonb_typeof(address_lines) = 'array'),
  constraint companies_signature_check check (signature ->> 'name' <> ''),
  constraint companies_status_check check (${oneOf('status', ['active', 'closed'])})
);
${keepsUpdatedAt('companies')}

insert into companies (code, legal_name, address_lines, phone, website, row_version, created_at)
select company_code, name, address_lines, phone, website, row_version, created_at from letterheads;
${dropTables('letterheads')}
`);
  }

  override down(): void {
    this.addSql(`
create table letterheads (
  company_code text collate "C" primary key,
  name text not null,
  address_lines jsonb not null default '[]',
  phone text,
  website text,
  row_version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint letterheads_name_check check (name <> ''),
  constraint letterheads_address_lines_check check (jsonb_typeof(address_lines) = 'array')
);
${keepsUpdatedAt('letterheads')}
insert into letterheads (company_code, name, address_lines, phone, website, row_version, created_at)
select code, legal_name, address_lines, phone, website, row_version, created_at from companies;
${dropTables('companies')}

alter table agencies drop column search_text;
alter table agencies drop constraint agencies_name_check;
alter table agencies add column is_active boolean not null default true;
alter table agencies add column deleted_at timestamptz;
update agencies set is_active = false, deleted_at = case when status = 'closed' then updated_at end where status <> 'active';
alter table agencies add constraint agencies_deleted_check check (deleted_at is null or not is_active);
alter table agencies drop column status;
alter table agencies drop column email;
alter table agencies drop column phone;
alter table agencies rename column license_number to licence_number;
`);
  }
}
