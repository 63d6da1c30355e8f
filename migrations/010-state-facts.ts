import { editionCourseDown, editionCourseUp } from './010/edition-course.js';
import { stateFactsDown, stateFactsUp } from './010/state-facts.js';
import { SqlMigration } from './sql.js';

/** Facts of states with their sources, and the course of an edition: who filed, sent back, approved, re-dated, withdrew it. */
export class Migration010StateFacts extends SqlMigration {
  override up(): void {
    this.addSql(stateFactsUp);
    this.addSql(editionCourseUp);
  }

  override down(): void {
    this.addSql(editionCourseDown);
    this.addSql(stateFactsDown);
  }
}
