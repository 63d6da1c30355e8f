import { SqlMigration, appendOnly, dropTables, oneOf } from './sql.js';

/**
 * Payments of claims say whether their payees were looked for on the list of sanctions, and on which; and who has found that a
 * payee with the name of somebody who is listed is somebody else. Payments from before say nothing.
 */
export class Migration112Sanctions extends SqlMigration {
  override up(): void {
    this.addSql(`
alter table claim_transactions add column screening text;
alter table claim_transactions add column screening_list text collate "C";
alter table claim_transactions add constraint claim_transactions_screening_check check (
  ${oneOf('screening', ['not_screened', 'clear', 'cleared', 'possible_match'])}
  and (screening = 'not_screened') = (screening_list is null));

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
-- Found by their contacts, and erased with them.
insert into personal_tables (table_name, position, belongs, is_removed, untold)
select 'claim_sanctions_clearances', (select max(position) + 1 from personal_tables),
       't.contact_id in (select t.id from claim_contacts t where ' || p.belongs || ')', false,
       'privileged: what is gathered for a claim or against fraud'
  from personal_tables p where p.table_name = 'claim_contacts';
insert into personal_columns (table_name, column_name, erased_as) values
('claim_sanctions_clearances', 'name', '''Erased'''),
('claim_sanctions_clearances', 'listed_as', '''Erased'''),
('claim_sanctions_clearances', 'reason', '''Erased''');`);
  }

  override down(): void {
    this.addSql(`
delete from personal_columns where table_name = 'claim_sanctions_clearances';
delete from personal_tables where table_name = 'claim_sanctions_clearances';
${dropTables('claim_sanctions_clearances')}
alter table claim_transactions drop column screening_list;
alter table claim_transactions drop column screening;`);
  }
}
