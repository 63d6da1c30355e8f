import { Injectable } from '@nestjs/common';
import type { Job, JobContext, JobCounts } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { tightenHeap } from '../../../platform/jobs/tight-heap.js';
import { ImpactAnalysisWorker } from '../impact-analysis-worker.js';
import { ImpactAnalysesStore } from '../impact-analyses.store.js';

/** Re-rates books: begun by whoever asks for one, and looked after every minute in case its instance has died. */
@Injectable()
export class ImpactAnalysesJob implements Job {
  readonly name = 'policies.book-ratings';
  readonly title = 'Re-rates books for analyses of rate impact';
  readonly schedule = { cron: '* * * * *' };
  private begun: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly runner: JobRunner,
    private readonly store: ImpactAnalysesStore,
    private readonly worker: ImpactAnalysisWorker,
  ) {
    runner.register(this);
  }

  hasWork(): Promise<boolean> {
    return this.store.hasWork();
  }

  async run({ signal }: JobContext): Promise<JobCounts> {
    const loosen = tightenHeap();
    return this.worker.run(signal).finally(loosen);
  }

  /** One after the other: a run that is just ending may have looked for work before this job was there. */
  begin(): void {
    this.begun = this.begun.then(() => this.runner.runNow(this));
  }
}
