import { SqlMigration } from './sql.js';
import { webhooksDown, webhooksUp } from './074/webhooks.js';

/** Endpoints that are told of events, what they are told, and with which secrets it is signed. */
export class Migration074Webhooks extends SqlMigration {
  override up(): void {
    this.addSql(webhooksUp);
  }

  override down(): void {
    this.addSql(webhooksDown);
  }
}
