import { SqlMigration, oneOf } from './sql.js';

const BEFORE = [
  'banned_rating_variable',
  'minimum_limit',
  'notice_days',
  'proration',
  'cancellation_refund',
  'underwriting_period',
  'renewal_timing',
  'notice_text',
  'specific_reason',
];

/** The days in which a state lets an insured return a new policy and have everything back are a fact of that state. */
export class Migration039FreeLook extends SqlMigration {
  override up(): void {
    this.addSql(`
alter table state_facts drop constraint state_facts_kind_check;
alter table state_facts add constraint state_facts_kind_check
    check (${oneOf('kind', [...BEFORE, 'free_look'])});
`);
  }

  override down(): void {
    this.addSql(`
delete from state_facts where kind = 'free_look';
alter table state_facts drop constraint state_facts_kind_check;
alter table state_facts add constraint state_facts_kind_check check (${oneOf('kind', BEFORE)});
`);
  }
}
