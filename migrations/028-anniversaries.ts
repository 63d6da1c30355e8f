import { SqlMigration, oneOf } from './sql.js';

const BEFORE = [
  'new_business',
  'endorsement',
  'cancellation',
  'cancellation_notice',
  'rescission',
  'reinstatement',
  'renewal',
  'non_renewal',
  'expiry',
  'reversal',
];

/**
 * A term of several years is charged year by year: an entry of its ledger on each anniversary. `charged_until` is the day up
 * to which that has been done, null as long as only the first year is charged.
 */
export class Migration028Anniversaries extends SqlMigration {
  override up(): void {
    this.addSql(`
alter table policy_transactions drop constraint policy_transactions_kind_check;
alter table policy_transactions add constraint policy_transactions_kind_check
    check (${oneOf('kind', [...BEFORE, 'anniversary'])});
alter table policies add column charged_until date;
alter table policies add constraint policies_charged_until_check
    check (charged_until is null or (term_months > 12 and effective_date < charged_until and charged_until <= expiration_date));
create index policies_anniversary_idx on policies ((coalesce(charged_until, (effective_date + interval '1 year')::date)), id)
  where term_months > 12 and status in ('pending', 'active');
`);
  }

  override down(): void {
    this.addSql(`
do $$ begin
  if exists (select from policy_transactions where kind = 'anniversary') then
    raise exception 'Ledgers hold anniversaries, which the older version does not know: it would charge those years wrongly';
  end if;
end $$;
drop index policies_anniversary_idx;
alter table policies drop constraint policies_charged_until_check;
alter table policies drop column charged_until;
alter table policy_transactions drop constraint policy_transactions_kind_check;
alter table policy_transactions add constraint policy_transactions_kind_check
    check (${oneOf('kind', BEFORE)});
`);
  }
}
