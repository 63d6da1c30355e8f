import { accountsDown, accountsUp } from './016/accounts.js';
import { ledgerDown, ledgerUp } from './016/ledger.js';
import { SqlMigration } from './sql.js';

/** What a policy term owes and how it is paid: plans, accounts with their instalments, and the ledger of each account. */
export class Migration016Billing extends SqlMigration {
  override up(): void {
    this.addSql(accountsUp);
    this.addSql(ledgerUp);
  }

  override down(): void {
    this.addSql(ledgerDown);
    this.addSql(accountsDown);
  }
}
