import { sealsDown, sealsUp } from './064/seals.js';
import { SqlMigration } from './sql.js';

/** The trail is sealed: keys of its own, seals that can name a row, checkpoints that are told outside. */
export class Migration064Seals extends SqlMigration {
  override up(): void {
    this.addSql(sealsUp);
  }

  /** Seals could not be made again as they were: without this release nothing reads them. */
  override down(): void {
    this.addSql(sealsDown);
  }
}
