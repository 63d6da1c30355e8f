import { Inject, Injectable } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import type { Logger } from 'pino';
import { loggableError } from '../../../platform/http/database-faults.js';
import type { Job, JobContext, JobCounts } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { LOG } from '../../../platform/logging/logger.js';
import { LapseNonRenewal } from './lapse-non-renewal.js';

const BATCH = 100;

/** Takes back the non-renewals whose notice did not go out in time; one transaction each, so that one fault stops no other. */
@Injectable()
export class NonRenewalsJob implements Job {
  readonly name = 'policies.non-renewals';

  constructor(
    private readonly runner: JobRunner,
    private readonly lapsing: LapseNonRenewal,
    @Inject(LOG) private readonly log: Logger,
  ) {
    runner.register(this);
  }

  @Cron(CronExpression.EVERY_HOUR, { timeZone: 'UTC' })
  async onSchedule(): Promise<void> {
    await this.runner.onSchedule(this);
  }

  async run({ signal }: JobContext): Promise<JobCounts> {
    const counts = { lapsed: 0, skipped: 0, failed: 0 };
    let after: string | null = null;
    for (;;) {
      const batch = await this.lapsing.due(after, BATCH);
      for (const id of batch) {
        if (signal.aborted) return counts;
        counts[await this.one(id)]++;
      }
      after = batch.at(-1) ?? null;
      if (after === null) return counts;
    }
  }

  private async one(id: string): Promise<'lapsed' | 'skipped' | 'failed'> {
    try {
      return (await this.lapsing.run(id)) ? 'lapsed' : 'skipped';
    } catch (error) {
      this.log.error({ job: this.name, policyId: id, err: loggableError(error) }, 'non-renewal not settled');
      return 'failed';
    }
  }
}
