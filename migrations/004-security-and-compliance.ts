import { auditDown, auditUp } from './004/audit.js';
import { auditPartitionsDown, auditPartitionsUp } from './004/audit-partitions.js';
import { clientsDown, clientsUp } from './004/clients.js';
import { keysDown, keysUp } from './004/keys-and-retention.js';
import { ssoProvidersDown, ssoProvidersUp } from './004/sso-providers.js';
import { userSecurityDown, userSecurityUp } from './004/user-security.js';
import { SqlMigration } from './sql.js';

/** Sign-in through others, clients, second factors, sessions, keys, how long records are kept, and the audit trail. */
export class Migration004SecurityAndCompliance extends SqlMigration {
  override up(): void {
    this.addSql(ssoProvidersUp);
    this.addSql(clientsUp);
    this.addSql(userSecurityUp);
    this.addSql(keysUp);
    this.addSql(auditUp);
    this.addSql(auditPartitionsUp);
  }

  override down(): void {
    this.addSql(auditPartitionsDown);
    this.addSql(auditDown);
    this.addSql(keysDown);
    this.addSql(userSecurityDown);
    this.addSql(clientsDown);
    this.addSql(ssoProvidersDown);
  }
}
