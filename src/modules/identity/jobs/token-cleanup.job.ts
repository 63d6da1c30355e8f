import { Injectable } from '@nestjs/common';
import type { Job, JobContext, JobCounts } from '../../../platform/jobs/job.js';
import { inBatches } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { EndedTokens } from './ended-tokens.store.js';

/**
 * Deletes codes, tokens, sessions, factor challenges, trusted devices and sign-in networks whose retention has
 * ended, one short transaction for each batch.
 */
@Injectable()
export class TokenCleanupJob implements Job {
  readonly name = 'identity.token-cleanup';
  readonly title = 'Removes tokens, sessions and steps of sign-ins whose time is over';
  readonly schedule = { cron: '*/15 * * * *', timeLimitSeconds: 600 };

  constructor(
    runner: JobRunner,
    private readonly ended: EndedTokens,
  ) {
    runner.register(this);
  }

  async run({ signal }: JobContext): Promise<JobCounts> {
    const totals: Record<string, number> = {};
    await inBatches(signal, async () => {
      const removed = await this.ended.removeBatch();
      for (const [kind, count] of Object.entries(removed)) totals[kind] = (totals[kind] ?? 0) + count;
      return Object.values(removed).reduce((sum, count) => sum + count, 0);
    });
    return totals;
  }
}
