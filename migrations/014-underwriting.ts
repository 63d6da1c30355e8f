import { adverseActionsDown, adverseActionsUp } from './014/adverse-actions.js';
import { authoritiesDown, authoritiesUp } from './014/authorities.js';
import { holdsDown, holdsUp } from './014/holds.js';
import { issuesDown, issuesUp } from './014/issues.js';
import { SqlMigration } from './sql.js';

/** Underwriting: referrals as rows, who may approve them, moratoria, and what a consumer has to be told. */
export class Migration014Underwriting extends SqlMigration {
  override up(): void {
    this.addSql(issuesUp);
    this.addSql(authoritiesUp);
    this.addSql(holdsUp);
    this.addSql(adverseActionsUp);
  }

  override down(): void {
    this.addSql(adverseActionsDown);
    this.addSql(holdsDown);
    this.addSql(authoritiesDown);
    this.addSql(issuesDown);
  }
}
