import { SqlMigration } from './sql.js';

/**
 * Ways into a trail of ten million rows: by action, request and score. What somebody has changed last is asked without the
 * rows of requests, which are many and change nothing.
 */
export class Migration065TrailIndexes extends SqlMigration {
  override up(): void {
    this.addSql(`
create index audit_logs_action_idx on audit_logs (action, created_at);
create index audit_logs_request_id_idx on audit_logs (request_id) where request_id is not null;
create index audit_logs_risk_idx on audit_logs (risk_score, created_at) where risk_score is not null;
create index audit_logs_changes_of_user_idx on audit_logs (user_id, created_at)
  where user_id is not null and action <> 'http.request';
create index audit_logs_changes_of_client_idx on audit_logs (client_id, created_at)
  where client_id is not null and action <> 'http.request';
`);
  }

  override down(): void {
    this.addSql(`
drop index audit_logs_changes_of_client_idx;
drop index audit_logs_changes_of_user_idx;
drop index audit_logs_risk_idx;
drop index audit_logs_request_id_idx;
drop index audit_logs_action_idx;
`);
  }
}
