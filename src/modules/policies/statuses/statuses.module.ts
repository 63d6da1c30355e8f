import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/index.js';
import { RefreshStatuses } from './refresh-statuses.js';
import { StatusesJob } from '../jobs/statuses.job.js';

/** The status of policies as the calendar makes it. */
@Module({
  imports: [AuditModule],
  providers: [RefreshStatuses, StatusesJob],
})
export class StatusesModule {}
