import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import type { AppConfig } from '../config/config.js';
import { PlatformCleanupJob } from './cleanup.job.js';
import { JobRunner } from './job-runner.js';
import { JobRunsQueries } from './job-runs.queries.js';
import { JobScheduler } from './job-scheduler.js';
import { JobStatesStore } from './job-states.store.js';
import { JobsWatch } from './jobs-watch.js';
import { Loops } from './loops.js';

/** Jobs and loops. Schedules and loops need JOBS_ENABLED; the runner is always there, for requests, commands and tests. */
@Module({})
export class JobsModule {
  static forConfig({ jobsEnabled }: AppConfig): DynamicModule {
    return {
      module: JobsModule,
      global: true,
      // It looks at each method of each provider, a twelfth of a start in a test: only where it has something to start.
      imports: jobsEnabled ? [ScheduleModule.forRoot()] : [],
      providers: [
        JobRunner,
        JobRunsQueries,
        JobStatesStore,
        JobsWatch,
        JobScheduler,
        Loops,
        PlatformCleanupJob,
      ],
      exports: [JobRunner, JobRunsQueries, JobStatesStore, JobsWatch, Loops],
    };
  }
}
