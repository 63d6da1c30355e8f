import { SqlMigration } from './sql.js';

/** Clients whose tokens are all bound to a key of theirs (RFC 9449 section 5.2). */
export class Migration052SenderConstrainedClients extends SqlMigration {
  override up(): void {
    this.addSql(
      'alter table oauth2_clients add column dpop_bound_access_tokens boolean not null default false',
    );
  }

  override down(): void {
    this.addSql('alter table oauth2_clients drop column dpop_bound_access_tokens');
  }
}
