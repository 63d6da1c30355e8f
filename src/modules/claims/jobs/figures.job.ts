import { Injectable } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import type { Job, JobContext, JobCounts } from '../../../platform/jobs/job.js';
import { inBatches } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { AddUpFigures } from '../figures/add-up-figures.store.js';

const BATCH = 10_000;

/** Keeps short what reports have to add up themselves. */
@Injectable()
export class FiguresJob implements Job {
  readonly name = 'claims.figures';

  constructor(
    private readonly runner: JobRunner,
    private readonly figures: AddUpFigures,
  ) {
    runner.register(this);
  }

  @Cron(CronExpression.EVERY_MINUTE, { timeZone: 'UTC' })
  async onSchedule(): Promise<void> {
    await this.runner.onSchedule(this);
  }

  async run({ signal }: JobContext): Promise<JobCounts> {
    return { changes: await inBatches(signal, () => this.figures.run(BATCH)) };
  }
}
