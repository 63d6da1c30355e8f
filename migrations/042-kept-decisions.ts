import { decisionsDown, decisionsUp } from './042/decisions.js';
import { referencesUp } from './042/references.js';
import { SqlMigration } from './sql.js';

/** A decision and an offer stay as they were made, and a reference of before NFKC is found by what people enter today. */
export class Migration042KeptDecisions extends SqlMigration {
  override up(): void {
    this.addSql(decisionsUp);
    this.addSql(referencesUp);
  }

  /** References keep their one form: what they lost only looked different. */
  override down(): void {
    this.addSql(decisionsDown);
  }
}
