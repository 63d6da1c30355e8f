import { SqlMigration } from './sql.js';

/**
 * Rows of an action of one type, and what was done to a thing without who has read it, are found without a look at the others. An action has one
 * type or a few, so its rows of all types in the order of time are a few ends of this index.
 */
export class Migration124WaysIntoTheTrail extends SqlMigration {
  override up(): void {
    this.addSql(`
drop index audit_logs_action_idx;
drop index audit_logs_resource_idx;
create index audit_logs_action_idx on audit_logs (action, resource_type, created_at) where action <> 'http.request';
create index audit_logs_resource_idx
  on audit_logs (resource_type, resource_id, ((action <> 'http.request')::integer), created_at);
analyze audit_logs;
`);
  }

  override down(): void {
    this.addSql(`
drop index audit_logs_resource_idx;
drop index audit_logs_action_idx;
create index audit_logs_resource_idx on audit_logs (resource_type, resource_id, created_at);
create index audit_logs_action_idx on audit_logs (action, created_at) where action <> 'http.request';
`);
  }
}
