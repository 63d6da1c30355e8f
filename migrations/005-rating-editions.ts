import { editionLocksDown, editionLocksUp } from './005/edition-locks.js';
import { editionsDown, editionsUp } from './005/editions.js';
import { windowsDown, windowsUp } from './005/windows.js';
import { worksheetsDown, worksheetsUp } from './005/worksheets.js';
import { SqlMigration } from './sql.js';

/** Rate manuals with their filed editions, the dates on which each applies, and the worksheets of what was rated. */
export class Migration005RatingEditions extends SqlMigration {
  override up(): void {
    this.addSql(editionsUp);
    this.addSql(editionLocksUp);
    this.addSql(windowsUp);
    this.addSql(worksheetsUp);
  }

  override down(): void {
    this.addSql(worksheetsDown);
    this.addSql(windowsDown);
    this.addSql(editionLocksDown);
    this.addSql(editionsDown);
  }
}
