import { SqlMigration } from './sql.js';

/** To compare editions all fingerprints are read, because that is cheaper; nothing looks them up by this index. */
export class Migration070UnusedIndex extends SqlMigration {
  override up(): void {
    this.addSql('drop index edition_fingerprints_parts_idx');
  }

  override down(): void {
    this.addSql('create index edition_fingerprints_parts_idx on edition_fingerprints using gin (parts)');
  }
}
