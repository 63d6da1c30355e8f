import { editionPeopleDown, editionPeopleUp } from './032/edition-people.js';
import { factPeopleDown, factPeopleUp } from './032/fact-people.js';
import { underwritingPeopleDown, underwritingPeopleUp } from './032/underwriting-people.js';
import { SqlMigration } from './sql.js';

/** Who had a hand in what is approved: a copy, a new version or an entry made anew does not make somebody a stranger to it. */
export class Migration032FourEyes extends SqlMigration {
  override up(): void {
    this.addSql(editionPeopleUp);
    this.addSql(factPeopleUp);
    this.addSql(underwritingPeopleUp);
  }

  override down(): void {
    this.addSql(underwritingPeopleDown);
    this.addSql(factPeopleDown);
    this.addSql(editionPeopleDown);
  }
}
