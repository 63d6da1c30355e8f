import { SqlMigration } from './sql.js';

/** Where a client is told that a session of one of its users is over (OpenID Connect Back-Channel Logout 1.0). */
export class Migration058BackChannelLogout extends SqlMigration {
  override up(): void {
    this.addSql('alter table oauth2_clients add column backchannel_logout_uri text');
  }

  override down(): void {
    this.addSql('alter table oauth2_clients drop column backchannel_logout_uri');
  }
}
