import { Injectable } from '@nestjs/common';
import type { HealthIndicatorResult } from '@nestjs/terminus';
import { HealthIndicatorService } from '@nestjs/terminus';
import { JobRunner } from '../jobs/job-runner.js';

/** Tells of jobs whose lease could not be ended: their next run is skipped. No reason to send requests elsewhere. */
@Injectable()
export class JobsHealth {
  constructor(
    private readonly runner: JobRunner,
    private readonly indicators: HealthIndicatorService,
  ) {}

  check(): HealthIndicatorResult<'jobs'> {
    return this.indicators.check('jobs').up({ unendedLeases: this.runner.unendedLeases });
  }
}
