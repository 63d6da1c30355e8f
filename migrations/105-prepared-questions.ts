import { ratingEditionInForce } from './005/windows.js';
import { sessionActorWithRoles } from './093-roles.js';
import { SqlMigration } from './sql.js';

/**
 * Two questions of every request were functions, so that their plans are kept. Statements are prepared by name now, which keeps plans
 * without what a function costs: as much as the question itself, or twice that.
 */
export class Migration105PreparedQuestions extends SqlMigration {
  override up(): void {
    this.addSql('drop function session_actor(uuid, uuid, timestamptz, text)');
    this.addSql('drop function rating_edition_in_force(text, text, text, text, date, timestamptz)');
  }

  override down(): void {
    this.addSql(ratingEditionInForce);
    this.addSql(sessionActorWithRoles);
  }
}
