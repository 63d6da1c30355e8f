import { hindrances } from './095/erasing.js';
import { SqlMigration, orReplace } from './sql.js';

/** A claim that is open stands against an erasure by itself: how long its record is kept counts from its end, which it has not had. */
export class Migration121KeptFromTheEnd extends SqlMigration {
  override up(): void {
    this.addSql(
      orReplace(hindrances).replace(
        'from losses c\n    union all',
        'from losses c\n      where c.id not in (select id from open_losses)\n    union all',
      ),
    );
  }

  override down(): void {
    this.addSql(orReplace(hindrances));
  }
}
