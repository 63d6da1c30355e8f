import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { deleteExpiredAnswers } from '../http/idempotency/idempotency.store.js';
import { deleteWindowsOver } from '../limits/rate-limits.store.js';
import { Clock } from '../../shared/clock.js';
import type { Job, JobContext, JobCounts } from './job.js';
import { inBatches } from './job.js';
import { deleteOldRuns } from './job-lease.store.js';
import { JobRunner } from './job-runner.js';

const BATCH = 1000;

/** Deletes technical rows of the platform: expired idempotency answers, past windows of rate limits and old records of job runs. */
@Injectable()
export class PlatformCleanupJob implements Job {
  readonly name = 'platform.cleanup';
  readonly title = 'Removes expired idempotency answers, windows of limits and old records of runs';
  readonly schedule = { cron: '0 * * * *', timeLimitSeconds: 600 };

  constructor(
    runner: JobRunner,
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {
    runner.register(this);
  }

  async run({ signal }: JobContext): Promise<JobCounts> {
    return {
      idempotencyKeys: await inBatches(signal, () => deleteExpiredAnswers(this.em, BATCH)),
      rateLimits: await inBatches(signal, () => deleteWindowsOver(this.em, BATCH, this.clock.now())),
      jobRuns: await inBatches(signal, () => deleteOldRuns(this.em, BATCH)),
    };
  }
}
