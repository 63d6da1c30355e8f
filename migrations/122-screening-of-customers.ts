import { SqlMigration, appendOnly, dropTables, oneOf } from './sql.js';

const SUBJECTS = ['claim-contact', 'customer'];

/**
 * Customers are looked for on the list of sanctions too, and refunds say whether theirs was. Clearances are of contacts of claims and of
 * customers, and can be withdrawn.
 */
export class Migration122ScreeningOfCustomers extends SqlMigration {
  override up(): void {
    this.addSql(`
alter table refunds add column screening text;
alter table refunds add column screening_list text collate "C";
alter table refunds add constraint refunds_screening_check check (
  ${oneOf('screening', ['not_screened', 'clear', 'cleared', 'possible_match'])}
  and (screening = 'not_screened') = (screening_list is null));

create table sanctions_clearances (
  id uuid primary key default uuid_v7(),
  subject_type text collate "C" not null,
  subject_id varchar(36) collate "C" not null,
  name text not null,
  list_entry text collate "C" not null,
  listed_as text not null,
  list_version text collate "C" not null,
  reason text not null,
  cleared_by uuid references principals (id),
  cleared_at timestamptz not null,
  created_at timestamptz not null default now(),
  constraint sanctions_clearances_subject_type_check check (${oneOf('subject_type', SUBJECTS)}),
  constraint sanctions_clearances_reason_check check (reason <> '')
);
create index sanctions_clearances_subject_id_idx on sanctions_clearances (subject_id, cleared_at, id);
create index sanctions_clearances_cleared_by_idx on sanctions_clearances (cleared_by) where cleared_by is not null;

create table sanctions_withdrawals (
  clearance_id uuid primary key references sanctions_clearances (id),
  reason text not null,
  withdrawn_by uuid references principals (id),
  withdrawn_at timestamptz not null,
  created_at timestamptz not null default now(),
  constraint sanctions_withdrawals_reason_check check (reason <> '')
);
create index sanctions_withdrawals_withdrawn_by_idx on sanctions_withdrawals (withdrawn_by) where withdrawn_by is not null;
${appendOnly('sanctions_clearances', 'sanctions_withdrawals')}

insert into sanctions_clearances (id, subject_type, subject_id, name, list_entry, listed_as, list_version, reason, cleared_by, cleared_at, created_at)
select id, 'claim-contact', contact_id::text, name, list_entry, listed_as, list_version, reason, cleared_by, cleared_at, created_at
  from claim_sanctions_clearances;

-- Found by those whom they are about, and erased with them.
insert into personal_tables (table_name, position, belongs, is_removed, untold)
select 'sanctions_clearances', (select max(position) + 1 from personal_tables),
       '(t.subject_type = ''customer'' and t.subject_id = any($1) or t.subject_type = ''claim-contact''' ||
       ' and t.subject_id in (select t.id::text from claim_contacts t where ' || p.belongs || '))', false,
       'privileged: what is gathered for a claim or against fraud'
  from personal_tables p where p.table_name = 'claim_contacts';
insert into personal_tables (table_name, position, belongs, is_removed, untold)
select 'sanctions_withdrawals', (select max(position) + 1 from personal_tables),
       't.clearance_id in (select t.id from sanctions_clearances t where ' || p.belongs || ')', false, p.untold
  from personal_tables p where p.table_name = 'sanctions_clearances';
insert into personal_columns (table_name, column_name, erased_as) values
('sanctions_clearances', 'name', '''Erased'''),
('sanctions_clearances', 'listed_as', '''Erased'''),
('sanctions_clearances', 'reason', '''Erased'''),
('sanctions_withdrawals', 'reason', '''Erased''');
delete from personal_columns where table_name = 'claim_sanctions_clearances';
delete from personal_tables where table_name = 'claim_sanctions_clearances';
${dropTables('claim_sanctions_clearances')}`);
  }

  /** What was withdrawn does not hold any more, and clearances of customers had no place before. */
  override down(): void {
    this.addSql(`
create table claim_sanctions_clearances (
  id uuid primary key default uuid_v7(),
  contact_id uuid not null references claim_contacts (id),
  name text not null,
  list_entry text collate "C" not null,
  listed_as text not null,
  list_version text collate "C" not null,
  reason text not null,
  cleared_by uuid references principals (id),
  cleared_at timestamptz not null,
  created_at timestamptz not null default now(),
  constraint claim_sanctions_clearances_reason_check check (reason <> '')
);
create index claim_sanctions_clearances_contact_id_idx on claim_sanctions_clearances (contact_id, cleared_at, id);
create index claim_sanctions_clearances_cleared_by_idx on claim_sanctions_clearances (cleared_by) where cleared_by is not null;
${appendOnly('claim_sanctions_clearances')}
insert into claim_sanctions_clearances (id, contact_id, name, list_entry, listed_as, list_version, reason, cleared_by, cleared_at, created_at)
select c.id, c.subject_id::uuid, c.name, c.list_entry, c.listed_as, c.list_version, c.reason, c.cleared_by, c.cleared_at, c.created_at
  from sanctions_clearances c
 where c.subject_type = 'claim-contact' and not exists (select from sanctions_withdrawals w where w.clearance_id = c.id);
insert into personal_tables (table_name, position, belongs, is_removed, untold)
select 'claim_sanctions_clearances', (select max(position) + 1 from personal_tables),
       't.contact_id in (select t.id from claim_contacts t where ' || p.belongs || ')', false,
       'privileged: what is gathered for a claim or against fraud'
  from personal_tables p where p.table_name = 'claim_contacts';
insert into personal_columns (table_name, column_name, erased_as) values
('claim_sanctions_clearances', 'name', '''Erased'''),
('claim_sanctions_clearances', 'listed_as', '''Erased'''),
('claim_sanctions_clearances', 'reason', '''Erased''');
delete from personal_columns where table_name in ('sanctions_clearances', 'sanctions_withdrawals');
delete from personal_tables where table_name in ('sanctions_clearances', 'sanctions_withdrawals');
${dropTables('sanctions_withdrawals', 'sanctions_clearances')}
alter table refunds drop column screening_list;
alter table refunds drop column screening;`);
  }
}
