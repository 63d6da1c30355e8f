import { Injectable } from '@nestjs/common';
import type { HealthIndicatorResult } from '@nestjs/terminus';
import { HealthIndicatorService } from '@nestjs/terminus';
import { JobRunner } from '../jobs/job-runner.js';
import { JobsWatch } from '../jobs/jobs-watch.js';

/**
 * Reports jobs that fail, are overdue, or whose lease could not be ended (their next run is
 * skipped). It never makes the instance not ready.
 */
@Injectable()
export class JobsHealth {
  constructor(
    private readonly runner: JobRunner,
    private readonly watch: JobsWatch,
    private readonly indicators: HealthIndicatorService,
  ) {}

  check(): HealthIndicatorResult<'jobs'> {
    return this.indicators
      .check('jobs')
      .up({ unendedLeases: this.runner.unendedLeases, ...this.watch.troubles });
  }
}
