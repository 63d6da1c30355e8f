import { SqlMigration } from './sql.js';

const indexes = (more: string): string => `
drop index audit_logs_client_id_idx;
drop index audit_logs_user_id_idx;
create index audit_logs_user_id_idx on audit_logs (user_id, ((action <> 'http.request')::integer), created_at${more})
  where user_id is not null;
create index audit_logs_client_id_idx on audit_logs (client_id, ((action <> 'http.request')::integer), created_at${more})
  where client_id is not null;
`;

/** What somebody was denied, or failed to do, is looked for in the index alone: changes hardly ever are, and all were read for it. */
export class Migration101OutcomesOfAUser extends SqlMigration {
  override up(): void {
    this.addSql(indexes(', outcome'));
    this.addSql('analyze audit_logs');
  }

  override down(): void {
    this.addSql(indexes(''));
  }
}
