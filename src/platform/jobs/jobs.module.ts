import { Global, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AppConfig } from '../config/config.js';
import { PlatformCleanupJob } from './cleanup.job.js';
import { JobRunner } from './job-runner.js';

/** Timers start only where JOBS_ENABLED allows; the runner itself is always there, for the command line and tests. */
@Global()
@Module({
  imports: [
    ScheduleModule.forRootAsync({
      inject: [AppConfig],
      useFactory: (config: AppConfig) => ({ cronJobs: config.jobsEnabled }),
    }),
  ],
  providers: [JobRunner, PlatformCleanupJob],
  exports: [JobRunner],
})
export class JobsModule {}
