import { carriedOverAccountsUp } from './037/carried-over-accounts.js';
import { keptColumnsDown, keptColumnsUp } from './037/kept-columns.js';
import { SqlMigration } from './sql.js';

/** What stands as evidence stays as it was written, and terms of before there were accounts get one. */
export class Migration037Evidence extends SqlMigration {
  override up(): void {
    this.addSql(keptColumnsUp);
    this.addSql(carriedOverAccountsUp);
  }

  /** The accounts stay: their entries are a ledger, and whoever goes up again finds them. */
  override down(): void {
    this.addSql(keptColumnsDown);
  }
}
