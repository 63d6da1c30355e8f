import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { JobsController } from './jobs.controller.js';
import './jobs.events.js';
import './jobs.permissions.js';
import { JobsQueries } from './jobs.queries.js';
import { PauseJob } from './pause-job.js';
import { RunJob } from './run-job.js';
import { RecordJobFaults } from './record-job-faults.js';

@Module({
  imports: [AuditModule],
  controllers: [JobsController],
  providers: [JobsQueries, RunJob, PauseJob, RecordJobFaults],
})
export class ManageJobsModule {}
