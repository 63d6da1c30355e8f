import { SqlMigration } from './sql.js';

const WHOSE = ['adjuster_id', 'agency_id', 'catastrophe_code'];

/**
 * Lists of claims by whose they are and by status read of the index what does not fit, instead of the claims; transactions of a
 * kind that is rare are found among millions; and so are losses that an event has not been given as their cause.
 */
export class Migration099ClaimsLists extends SqlMigration {
  override up(): void {
    for (const column of WHOSE)
      this.addSql(`
drop index claims_${column}_idx;
create index claims_${column}_idx on claims (${column}, submitted_at, id, status) where ${column} is not null`);
    this.addSql(`
create index claims_without_event_idx on claims (cause, state, loss_on) where catastrophe_code is null and duplicate_of is null;

drop index claim_transactions_recovery_idx;
create index claim_transactions_rare_idx on claim_transactions (kind, requested_at, id) where kind in ('approval', 'recovery');

drop index claim_transactions_pending_idx;
create index claim_transactions_pending_idx on claim_transactions (requested_at, id, kind) where status = 'pending'`);
  }

  override down(): void {
    this.addSql(`
drop index claim_transactions_pending_idx;
create index claim_transactions_pending_idx on claim_transactions (requested_at, id) where status = 'pending';

drop index claim_transactions_rare_idx;
create index claim_transactions_recovery_idx on claim_transactions (requested_at, id) where kind = 'recovery';

drop index claims_without_event_idx`);
    for (const column of WHOSE)
      this.addSql(`
drop index claims_${column}_idx;
create index claims_${column}_idx on claims (${column}, submitted_at, id) where ${column} is not null`);
  }
}
