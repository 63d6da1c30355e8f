import { SqlMigration } from './sql.js';

/**
 * What a notice must say for its mailing to be judged: of which day it speaks, how many days the law puts between mailing
 * and that day, and whether the day depends on it. A letter that came back keeps its proof of mailing.
 */
export class Migration018NoticesAndParties extends SqlMigration {
  override up(): void {
    this.addSql(`
alter table notices add column effective_on date;
alter table notices add column notice_days integer;
alter table notices add column is_required boolean not null default false;
alter table notices add column mailed_by uuid references users (id);
alter table notices add column returned_at timestamptz;
alter table notices add column return_reason text;
alter table notices add constraint notices_notice_days_check check (notice_days >= 0);
alter table notices add constraint notices_required_check
    check (not is_required or (effective_on is not null and notice_days is not null and due_on is not null));
alter table notices add constraint notices_mailed_by_check check (mailed_by is null or mailed_at is not null);
alter table notices add constraint notices_returned_check
    check ((status = 'returned') = (returned_at is not null) and (returned_at is null) = (return_reason is null));
create index notices_mailed_by_idx on notices (mailed_by) where mailed_by is not null;
-- The work list goes by day, and by id within a day.
drop index notices_pending_idx;
create index notices_pending_idx on notices (due_on, id) where status = 'pending';
drop index notices_policy_id_idx;
create index notices_policy_id_idx on notices (policy_id, created_at, id);

alter table policy_parties add constraint policy_parties_address_check
    check (jsonb_typeof(address) = 'object');
`);
  }

  override down(): void {
    this.addSql(`
alter table policy_parties drop constraint policy_parties_address_check;
drop index notices_policy_id_idx;
create index notices_policy_id_idx on notices (policy_id, created_at);
drop index notices_pending_idx;
create index notices_pending_idx on notices (due_on) where status = 'pending';
drop index notices_mailed_by_idx;
alter table notices drop constraint notices_returned_check;
alter table notices drop constraint notices_mailed_by_check;
alter table notices drop constraint notices_required_check;
alter table notices drop constraint notices_notice_days_check;
alter table notices drop column return_reason;
alter table notices drop column returned_at;
alter table notices drop column mailed_by;
alter table notices drop column is_required;
alter table notices drop column notice_days;
alter table notices drop column effective_on;
`);
  }
}
