import { Module } from '@nestjs/common';
import { Audit } from './audit.js';
import { AuditPartitionsJob } from './jobs/partitions.job.js';

@Module({ providers: [Audit, AuditPartitionsJob], exports: [Audit] })
export class AuditModule {}
