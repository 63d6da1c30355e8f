import { generateClaimNumber } from './001/claims.js';
import { generateContractNumber } from './001/policies.js';
import { generateQuoteNumber } from './002/quotes.js';
import { factorTableIsSound, validateFactorTables } from './003/factor-tables.js';
import { auditDefaultPartitionRows, createMonthlyAuditPartition } from './004/audit-partitions.js';
import { retentionCutoff } from './004/keys-and-retention.js';
import { keepFiledNumbers } from './005/edition-locks.js';
import { ratingEditionInForce } from './005/windows.js';
import { cleanupExpiredTokens } from './009/token-cleanup.js';
import { refuseChangeUntilRetentionOver } from './009/token-logs.js';
import { revokeUserTokens } from './009/token-revocation.js';
import { sessionActor } from './036-sign-in-sources.js';
import { keepPrincipal } from './041-acting-clients.js';
import { extensionsMoved } from './047/extensions-moved.js';
import { orReplace, SqlMigration } from './sql.js';

/**
 * Before the first release the migrations before this one were written anew, so that they name no schema. Databases that were
 * made with what they said before get the functions that did; in all others this changes nothing.
 */
const NAMED_A_SCHEMA = [
  generateClaimNumber,
  generateContractNumber,
  generateQuoteNumber,
  factorTableIsSound,
  validateFactorTables,
  auditDefaultPartitionRows,
  createMonthlyAuditPartition,
  retentionCutoff,
  keepFiledNumbers,
  ratingEditionInForce,
  cleanupExpiredTokens,
  refuseChangeUntilRetentionOver,
  revokeUserTokens,
  sessionActor,
  keepPrincipal,
];

export class Migration047SchemaOfItsOwn extends SqlMigration {
  override up(): void {
    for (const text of NAMED_A_SCHEMA) this.addSql(orReplace(text));
    this.addSql(extensionsMoved);
  }

  /** They do the same as before, and extensions are the database's. */
  override down(): void {}
}
