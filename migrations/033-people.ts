import { customersDown, customersUp } from './033/customers.js';
import { partyReferencesUp, referencesUp } from './033/references.js';
import { searchFormDown, searchFormUp } from './033/search-form.js';
import { SqlMigration } from './sql.js';

/** People are found however their names are spelled, and a reference is one however it was padded. */
export class Migration033People extends SqlMigration {
  override up(): void {
    this.addSql(searchFormUp);
    this.addSql(customersUp);
    this.addSql(referencesUp);
    this.addSql(partyReferencesUp);
  }

  /** References keep their one form: the spaces that were taken away said nothing. */
  override down(): void {
    this.addSql(customersDown);
    this.addSql(searchFormDown);
  }
}
