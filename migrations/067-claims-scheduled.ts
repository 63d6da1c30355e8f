import { SqlMigration } from './sql.js';

const CHECK = 'claim_transactions_booked_check';

/**
 * A payment that was to be paid on a later day can be voided before it: then it was never booked. And contacts are listed in
 * the order of their index.
 */
export class Migration067ClaimsScheduled extends SqlMigration {
  override up(): void {
    this.addSql(`alter table claim_transactions drop constraint ${CHECK}`);
    this.addSql(`
alter table claim_transactions add constraint ${CHECK} check (
  case when status = 'voided' then booked_at is not null or payable_on is not null
       else (status in ('booked', 'stopped')) = (booked_at is not null) end)`);
    this.addSql('drop index claim_contacts_search_idx');
    this.addSql('create index claim_contacts_search_idx on claim_contacts (search_text collate "C", id)');
  }

  /** What was voided before its day counts as declined: nothing was paid then either. */
  override down(): void {
    this.addSql('drop index claim_contacts_search_idx');
    this.addSql(
      'create index claim_contacts_search_idx on claim_contacts (search_text text_pattern_ops, id)',
    );
    this.addSql(`
update claim_transactions set status = 'declined', ended_by = null, ended_at = null, end_reason = null
 where status = 'voided' and booked_at is null`);
    this.addSql(`alter table claim_transactions drop constraint ${CHECK}`);
    this.addSql(`
alter table claim_transactions add constraint ${CHECK}
  check ((status in ('booked', 'voided', 'stopped')) = (booked_at is not null))`);
  }
}
