import { SqlMigration } from './sql.js';

const index = (where: string): string => `
drop index audit_logs_client_id_idx;
create index audit_logs_client_id_idx on audit_logs (client_id, ((action <> 'http.request')::integer), created_at, outcome)
  where ${where};
`;

/**
 * Rows of users name the program that they act through. For nearly all of them that is the server's own pages, which say nothing that the
 * user does not, so those rows stay out of the index of clients.
 */
export class Migration117ProgramsOfUsers extends SqlMigration {
  override up(): void {
    this.addSql(`${index("client_id <> 'urn:bindery:sign-in'")}analyze audit_logs;`);
  }

  override down(): void {
    this.addSql(index('client_id is not null'));
  }
}
