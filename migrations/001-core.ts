import { foundationDown, foundationUp } from './001/foundation.js';
import { claimsDown, claimsUp } from './001/claims.js';
import { customersDown, customersUp } from './001/customers.js';
import { policiesDown, policiesUp } from './001/policies.js';
import { SqlMigration } from './sql.js';

/** Customers, policies (one row is one term) and claims, and the functions that all later tables use. */
export class Migration001Core extends SqlMigration {
  override up(): void {
    this.addSql(foundationUp);
    this.addSql(customersUp);
    this.addSql(policiesUp);
    this.addSql(claimsUp);
  }

  override down(): void {
    this.addSql(claimsDown);
    this.addSql(policiesDown);
    this.addSql(customersDown);
    this.addSql(foundationDown);
  }
}
