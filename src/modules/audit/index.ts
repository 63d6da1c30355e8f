export { AuditModule } from './audit.module.js';
export { Audit } from './audit.js';
export type { AuditEntry, AuditOutcome } from './audit.js';
export { ArchivePartition } from './retention/archive-partition.js';
export { LegalHolds } from './retention/legal-holds.js';
export { ExportTrail } from './seals/export-trail.js';
export { RotateSealKey } from './seals/rotate-seal-key.js';
export { VerifyTrail } from './seals/verify-trail.js';
