import { SqlMigration, oneOf } from './sql.js';

const KINDS = ['banned_rating_variable', 'minimum_limit', 'notice_days'];
const MORE_KINDS = [...KINDS, 'proration', 'cancellation_refund', 'underwriting_period', 'renewal_timing'];

/**
 * What changing a policy within its term needs: the day on which cover ended, the day on which an announced cancellation
 * will end it and whether that announcement stands, and the filed rules of a state by which days are counted, premium is
 * refunded and renewals are timed.
 */
export class Migration017PolicyChanges extends SqlMigration {
  override up(): void {
    this.addSql(`
alter table policies add column cancelled_on date;
alter table policies add column cancellation_due_on date;
-- The notice was mailed in time, or none is needed: cover ends on the day even before the job has booked it.
alter table policies add column cancellation_stands boolean not null default false;
alter table policies add constraint policies_cancelled_on_check
    check (cancelled_on between effective_date and expiration_date);
alter table policies add constraint policies_cancellation_due_on_check
    check (cancellation_due_on between effective_date and expiration_date);
alter table policies add constraint policies_cancellation_stands_check
    check (not cancellation_stands or cancellation_due_on is not null);
create index policies_cancellation_due_on_idx on policies (cancellation_due_on, id) where cancellation_due_on is not null;
-- Terms whose status a date may yet change, for the job that keeps the column.
create index policies_status_due_idx on policies (status, expiration_date, id) where status in ('pending', 'active');

alter table state_facts drop constraint state_facts_kind_check;
alter table state_facts add constraint state_facts_kind_check check (${oneOf('kind', MORE_KINDS)});
`);
  }

  override down(): void {
    this.addSql(`
delete from state_facts where not (${oneOf('kind', KINDS)});
alter table state_facts drop constraint state_facts_kind_check;
alter table state_facts add constraint state_facts_kind_check check (${oneOf('kind', KINDS)});
drop index policies_status_due_idx;
drop index policies_cancellation_due_on_idx;
alter table policies drop column cancelled_on;
alter table policies drop column cancellation_due_on;
alter table policies drop column cancellation_stands;
`);
  }
}
