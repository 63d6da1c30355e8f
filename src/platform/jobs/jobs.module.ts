import { Global, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AppConfig } from '../config/config.js';
import { PlatformCleanupJob } from './cleanup.job.js';
import { JobRunner } from './job-runner.js';
import { JobRunsQueries } from './job-runs.queries.js';
import { JobScheduler } from './job-scheduler.js';
import { JobStatesStore } from './job-states.store.js';
import { JobsWatch } from './jobs-watch.js';
import { Loops } from './loops.js';

/** Jobs and loops. Schedules and loops need JOBS_ENABLED; the runner is always there, for requests, commands and tests. */
@Global()
@Module({
  imports: [
    ScheduleModule.forRootAsync({
      inject: [AppConfig],
      useFactory: (config: AppConfig) => ({ intervals: config.jobsEnabled }),
    }),
  ],
  providers: [JobRunner, JobRunsQueries, JobStatesStore, JobsWatch, JobScheduler, Loops, PlatformCleanupJob],
  exports: [JobRunner, JobRunsQueries, JobStatesStore, JobsWatch, Loops],
})
export class JobsModule {}
