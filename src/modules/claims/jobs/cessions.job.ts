import { Injectable } from '@nestjs/common';
import type { Job, JobContext, JobCounts } from '../../../platform/jobs/job.js';
import { inBatches } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { CedeClaims } from '../reinsurance/cede-claims.js';

const BATCH = 1_000;

/** Follows the ledgers of claims. Each batch is a transaction: a crash leaves what it had taken to the next run. */
@Injectable()
export class CessionsJob implements Job {
  readonly name = 'claims.cessions';
  readonly title = 'Works out what claims cede to treaties of reinsurance';
  readonly schedule = { cron: '* * * * *' };

  constructor(
    runner: JobRunner,
    private readonly cede: CedeClaims,
  ) {
    runner.register(this);
  }

  async run({ signal }: JobContext): Promise<JobCounts> {
    return { changes: await inBatches(signal, () => this.cede.run(BATCH)) };
  }
}
