import { retentionDown, retentionUp } from './066/retention.js';
import { SqlMigration } from './sql.js';

/** Legal holds, what the laws of states ask for, and months of the trail that leave it by way of an archive. */
export class Migration066Retention extends SqlMigration {
  override up(): void {
    this.addSql(retentionUp);
  }

  override down(): void {
    this.addSql(retentionDown);
  }
}
