import { Module } from '@nestjs/common';
import { LastChanges } from '../../platform/http/standby/last-changes.js';
import { Audit } from './audit.js';
import { LastChangesInTrail } from './last-changes.queries.js';
import { AuditPartitionsJob } from './jobs/partitions.job.js';

@Module({
  providers: [Audit, AuditPartitionsJob, { provide: LastChanges, useClass: LastChangesInTrail }],
  exports: [Audit],
})
export class AuditModule {}
