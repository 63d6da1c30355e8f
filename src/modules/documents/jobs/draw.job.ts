import { Injectable } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import type { Job, JobContext, JobCounts } from '../../../platform/jobs/job.js';
import { inBatches } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { DrawDocuments } from '../draw-documents.js';
import { PendingDocumentsStore } from '../pending-documents.store.js';

/** Draws what was issued and nobody has asked to read yet. */
@Injectable()
export class DrawDocumentsJob implements Job {
  readonly name = 'documents.draw';

  constructor(
    private readonly runner: JobRunner,
    private readonly store: PendingDocumentsStore,
    private readonly drawDocuments: DrawDocuments,
  ) {
    runner.register(this);
  }

  @Cron(CronExpression.EVERY_10_SECONDS, { timeZone: 'UTC', waitForCompletion: true })
  async onSchedule(): Promise<void> {
    // Without a look first there would be a recorded run for every moment of the year.
    if (await this.store.hasWork().catch(() => false)) await this.runner.runNow(this);
  }

  async run({ signal }: JobContext): Promise<JobCounts> {
    return { documents: await inBatches(signal, () => this.drawDocuments.batch(signal)) };
  }
}
