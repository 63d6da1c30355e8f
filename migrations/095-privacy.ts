import { erasingDown, erasingUp } from './095/erasing.js';
import { personalDataDown, personalDataUp } from './095/personal-data.js';
import { requestsDown, requestsUp } from './095/requests.js';
import { SqlMigration } from './sql.js';

/** Requests of people about their own data, where such data lie, and how they are taken out of what is written once. */
export class Migration095Privacy extends SqlMigration {
  override up(): void {
    this.addSql(requestsUp);
    this.addSql(personalDataUp);
    this.addSql(erasingUp);
  }

  override down(): void {
    this.addSql(erasingDown);
    this.addSql(personalDataDown);
    this.addSql(requestsDown);
  }
}
