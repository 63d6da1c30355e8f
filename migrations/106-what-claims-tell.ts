import { SqlMigration, oneOf } from './sql.js';

const FACTS_BEFORE = [
  'banned_rating_variable',
  'minimum_limit',
  'notice_days',
  'proration',
  'cancellation_refund',
  'underwriting_period',
  'renewal_timing',
  'notice_text',
  'specific_reason',
  'free_look',
  'claim_limitation',
  'claim_deadline',
  'life_period',
  'death_interest',
  'no_loss_statement',
];

/**
 * Whether more may come of a loss is told by claims, which know the ends of a claim, and no longer guessed where it is kept; how what
 * comes back by subrogation is shared is said by states.
 */
export class Migration106WhatClaimsTell extends SqlMigration {
  override up(): void {
    this.kinds([...FACTS_BEFORE, 'subrogation_sharing']);
    this.addSql(`
update customer_facts
   set data = data || jsonb_build_object('isOpen', coalesce(data ->> 'status', 'submitted') not in ('denied', 'withdrawn', 'closed'))
 where kind = 'loss' and source = 'claims'`);
  }

  override down(): void {
    this.addSql(`update customer_facts set data = data - 'isOpen' where kind = 'loss' and source = 'claims'`);
    this.addSql(`delete from state_facts where kind = 'subrogation_sharing'`);
    this.kinds(FACTS_BEFORE);
  }

  private kinds(words: readonly string[]): void {
    this.addSql('alter table state_facts drop constraint state_facts_kind_check');
    this.addSql(
      `alter table state_facts add constraint state_facts_kind_check check (${oneOf('kind', words)})`,
    );
  }
}
