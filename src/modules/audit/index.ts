export { AuditModule } from './audit.module.js';
export { Audit } from './audit.js';
export type { AuditEntry, AuditOutcome } from './audit.js';
