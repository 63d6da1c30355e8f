import { SqlMigration } from './sql.js';

/** Lists of the transactions of all claims, newest first: all of them, and those of which there are few. */
export class Migration091TransactionsByTime extends SqlMigration {
  override up(): void {
    this.addSql(`
create index claim_transactions_requested_at_idx on claim_transactions (requested_at, id);
create index claim_transactions_ended_idx on claim_transactions (status, requested_at, id) where status in ('declined', 'voided', 'stopped');
create index claim_transactions_recovery_idx on claim_transactions (requested_at, id) where kind = 'recovery';
`);
  }

  override down(): void {
    for (const name of ['recovery', 'ended', 'requested_at'])
      this.addSql(`drop index claim_transactions_${name}_idx`);
  }
}
