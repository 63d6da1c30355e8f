import { Injectable } from '@nestjs/common';
import type { Job, JobContext, JobCounts } from '../../../platform/jobs/job.js';
import { inBatches } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { DrawDocuments } from '../draw-documents.js';
import { PendingDocumentsStore } from '../pending-documents.store.js';

/** Draws documents that were issued and that nobody has asked to read yet. */
@Injectable()
export class DrawDocumentsJob implements Job {
  readonly name = 'documents.draw';
  readonly title = 'Draws documents that were issued and nobody has read yet';
  readonly schedule = { cron: '*/10 * * * * *' };

  constructor(
    runner: JobRunner,
    private readonly store: PendingDocumentsStore,
    private readonly drawDocuments: DrawDocuments,
  ) {
    runner.register(this);
  }

  hasWork(): Promise<boolean> {
    return this.store.hasWork();
  }

  async run({ signal }: JobContext): Promise<JobCounts> {
    return { documents: await inBatches(signal, () => this.drawDocuments.batch(signal)) };
  }
}
