export { AuditModule } from './audit.module.js';
export { Audit } from './audit.js';
export type { AuditEntry, AuditOutcome } from './audit.js';
export { ExportTrail } from './seals/export-trail.js';
export { RotateSealKey } from './seals/rotate-seal-key.js';
export { VerifyTrail } from './seals/verify-trail.js';
