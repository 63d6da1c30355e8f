import { quoteCourseDown, quoteCourseUp } from './013/quote-course.js';
import { quoteGroupsDown, quoteGroupsUp } from './013/quote-groups.js';
import { quoteSearchDown, quoteSearchUp } from './013/quote-search.js';
import { quoteValiditiesDown, quoteValiditiesUp } from './013/quote-validities.js';
import { SqlMigration } from './sql.js';

/** Versions that end one another, alternatives, how long prices are held, and searching quotes. */
export class Migration013QuoteLife extends SqlMigration {
  override up(): void {
    this.addSql(quoteCourseUp);
    this.addSql(quoteGroupsUp);
    this.addSql(quoteValiditiesUp);
    this.addSql(quoteSearchUp);
  }

  override down(): void {
    this.addSql(quoteSearchDown);
    this.addSql(quoteValiditiesDown);
    this.addSql(quoteGroupsDown);
    this.addSql(quoteCourseDown);
  }
}
