import { customerRecordsDown, customerRecordsUp } from './006/customer-records.js';
import { ledgerDown, ledgerUp } from './006/ledger.js';
import { partiesDown, partiesUp } from './006/parties-and-notices.js';
import { SqlMigration } from './sql.js';

/** A policy as a ledger: what happened to it, what that cost, what is covered, who is on it, and whom we wrote to. */
export class Migration006PolicyLedger extends SqlMigration {
  override up(): void {
    this.addSql(ledgerUp);
    this.addSql(partiesUp);
    this.addSql(customerRecordsUp);
  }

  override down(): void {
    this.addSql(customerRecordsDown);
    this.addSql(partiesDown);
    this.addSql(ledgerDown);
  }
}
