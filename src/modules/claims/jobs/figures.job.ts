import { Injectable } from '@nestjs/common';
import type { Job, JobContext, JobCounts } from '../../../platform/jobs/job.js';
import { inBatches } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { AddUpFigures } from '../figures/add-up-figures.store.js';

const BATCH = 10_000;

/** Adds up the figures, so that reports have little left to add up themselves. */
@Injectable()
export class FiguresJob implements Job {
  readonly name = 'claims.figures';
  readonly title = 'Adds up what reports of claims would have to add up themselves';
  readonly schedule = { cron: '* * * * *' };

  constructor(
    runner: JobRunner,
    private readonly figures: AddUpFigures,
  ) {
    runner.register(this);
  }

  async run({ signal }: JobContext): Promise<JobCounts> {
    return { changes: await inBatches(signal, () => this.figures.run(BATCH)) };
  }
}
