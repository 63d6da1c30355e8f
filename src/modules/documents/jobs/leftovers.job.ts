import { Injectable } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import type { Job, JobContext, JobCounts } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { RemoveLeftovers } from '../store/remove-leftovers.js';

/** Removes files that a crash left in a store beside the database. */
@Injectable()
export class LeftoversJob implements Job {
  readonly name = 'documents.leftovers';

  constructor(
    private readonly runner: JobRunner,
    private readonly removeLeftovers: RemoveLeftovers,
  ) {
    runner.register(this);
  }

  @Cron(CronExpression.EVERY_DAY_AT_3AM, { timeZone: 'UTC' })
  async onSchedule(): Promise<void> {
    if (this.removeLeftovers.isNeeded) await this.runner.onSchedule(this);
  }

  async run({ signal }: JobContext): Promise<JobCounts> {
    return { files: await this.removeLeftovers.run(signal) };
  }
}
