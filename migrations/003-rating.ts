import { factorTablesDown, factorTablesUp } from './003/factor-tables.js';
import { rateTablesDown, rateTablesUp } from './003/rate-tables.js';
import { ratingRulesDown, ratingRulesUp } from './003/rating-rules.js';
import { SqlMigration } from './sql.js';

/** The numbers of a rate manual: base rates with their factor tables, discounts and surcharges. */
export class Migration003Rating extends SqlMigration {
  override up(): void {
    this.addSql(factorTablesUp);
    this.addSql(rateTablesUp);
    this.addSql(ratingRulesUp);
  }

  override down(): void {
    this.addSql(ratingRulesDown);
    this.addSql(rateTablesDown);
    this.addSql(factorTablesDown);
  }
}
