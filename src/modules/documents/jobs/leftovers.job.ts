import { Injectable } from '@nestjs/common';
import type { Job, JobContext, JobCounts } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { RemoveLeftovers } from '../store/remove-leftovers.js';

/** Removes files that a crash left in a store outside the database. */
@Injectable()
export class LeftoversJob implements Job {
  readonly name = 'documents.leftovers';
  readonly title = 'Removes files that a crash left in a store beside the database';
  readonly schedule = { cron: '0 3 * * *' };

  constructor(
    runner: JobRunner,
    private readonly removeLeftovers: RemoveLeftovers,
  ) {
    runner.register(this);
  }

  hasWork(): boolean {
    return this.removeLeftovers.isNeeded;
  }

  async run({ signal }: JobContext): Promise<JobCounts> {
    return { files: await this.removeLeftovers.run(signal) };
  }
}
