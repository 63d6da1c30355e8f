import { Injectable } from '@nestjs/common';
import type { Job, JobContext, JobCounts } from '../../../platform/jobs/job.js';
import { inBatches } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { RefreshStatuses } from '../statuses/refresh-statuses.js';

const BATCH = 200;

/** Keeps the stored status of policies up with the calendar, and ends the ledgers of terms that have run out. */
@Injectable()
export class StatusesJob implements Job {
  readonly name = 'policies.statuses';
  readonly title = 'Keeps the stored status of policies up with the calendar';
  readonly schedule = { cron: '0 * * * *' };

  constructor(
    runner: JobRunner,
    private readonly refreshing: RefreshStatuses,
  ) {
    runner.register(this);
  }

  async run({ signal }: JobContext): Promise<JobCounts> {
    const counts: Record<string, number> = {};
    await inBatches(signal, async () => {
      const done = await this.refreshing.run(BATCH);
      for (const status of done) counts[status] = (counts[status] ?? 0) + 1;
      return done.length;
    });
    return counts;
  }
}
