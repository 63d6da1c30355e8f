import { SqlMigration } from './sql.js';

const MORE = 'outcome, action, user_id, client_id, resource_type';

/**
 * Rows with a risk, and those that did not succeed, are few, so their indexes also hold what else is asked for with them: who was it, what was it,
 * of what kind. Rows that do not fit are passed over without a look at them, where all rows of a user or of an action were read.
 */
export class Migration113RareRows extends SqlMigration {
  override up(): void {
    this.addSql(`
drop index audit_logs_risk_idx;
drop index audit_logs_high_risk_idx;
drop index audit_logs_outcome_idx;
create index audit_logs_risk_idx on audit_logs (created_at, id, risk_score, ${MORE}) where risk_score > 0;
create index audit_logs_high_risk_idx on audit_logs (created_at, id, risk_score, ${MORE}) where risk_score >= 0.5;
create index audit_logs_outcome_idx on audit_logs (outcome, created_at, id, risk_score, action, user_id, client_id, resource_type)
  where outcome <> 'success';
analyze audit_logs;
`);
  }

  override down(): void {
    this.addSql(`
drop index audit_logs_outcome_idx;
drop index audit_logs_high_risk_idx;
drop index audit_logs_risk_idx;
create index audit_logs_outcome_idx on audit_logs (outcome, created_at) where outcome <> 'success';
create index audit_logs_risk_idx on audit_logs (created_at, id, risk_score) where risk_score > 0;
create index audit_logs_high_risk_idx on audit_logs (created_at, id, risk_score) where risk_score >= 0.5;
`);
  }
}
