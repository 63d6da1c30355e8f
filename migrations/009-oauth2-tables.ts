import { artifactsDown, artifactsUp } from './009/artifacts.js';
import { tokenCleanupDown, tokenCleanupUp } from './009/token-cleanup.js';
import { tokenLogsDown, tokenLogsUp } from './009/token-logs.js';
import { revokeUserTokens, tokenRevocationDown } from './009/token-revocation.js';
import { tokensDown, tokensUp } from './009/tokens.js';
import { SqlMigration } from './sql.js';

/** Codes and tokens of the authorization server, what happened to each, and the two functions that end them. */
export class Migration009OAuth2Tables extends SqlMigration {
  override up(): void {
    this.addSql(tokensUp);
    this.addSql(artifactsUp);
    this.addSql(tokenLogsUp);
    this.addSql(revokeUserTokens);
    this.addSql(tokenCleanupUp);
  }

  override down(): void {
    this.addSql(tokenCleanupDown);
    this.addSql(tokenRevocationDown);
    this.addSql(tokenLogsDown);
    this.addSql(artifactsDown);
    this.addSql(tokensDown);
  }
}
