import { quotesDown, quotesUp } from './002/quotes.js';
import { usersDown, usersUp } from './002/users.js';
import { SqlMigration } from './sql.js';

/** The people who work with the system, and the quotes they make. */
export class Migration002UsersAndQuotes extends SqlMigration {
  override up(): void {
    this.addSql(usersUp);
    this.addSql(quotesUp);
  }

  override down(): void {
    this.addSql(quotesDown);
    this.addSql(usersDown);
  }
}
