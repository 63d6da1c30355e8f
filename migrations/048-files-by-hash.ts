import { SqlMigration } from './sql.js';

/** Whose a file is, by its hash: for files in a store beside the database, which are looked through for leftovers and moved. */
export class Migration048FilesByHash extends SqlMigration {
  override up(): void {
    this.addSql('create index document_renditions_sha256_idx on document_renditions (sha256)');
  }

  override down(): void {
    this.addSql('drop index document_renditions_sha256_idx');
  }
}
