import { AsyncResource } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { requestScope } from '../../../platform/http/request-scope.js';
import type { Job, JobContext, JobCounts } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { tightenHeap } from '../../../platform/jobs/tight-heap.js';
import { ImpactAnalysisWorker } from '../impact-analysis-worker.js';
import { ImpactAnalysesStore } from '../impact-analyses.store.js';

/** Re-rates books: begun by whoever asks for one, and looked after every minute in case its instance has died. */
@Injectable()
export class ImpactAnalysesJob implements Job {
  readonly name = 'policies.book-ratings';
  /** Made outside any request: what it runs sees neither the request's transaction nor its facts. */
  private readonly background = new AsyncResource('ImpactAnalysesJob');
  private begun: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly runner: JobRunner,
    private readonly store: ImpactAnalysesStore,
    private readonly worker: ImpactAnalysisWorker,
  ) {
    runner.register(this);
  }

  @Cron(CronExpression.EVERY_MINUTE, { timeZone: 'UTC' })
  async onSchedule(): Promise<void> {
    // Without a look first there would be a recorded run for every minute of the year.
    if (await this.store.hasWork().catch(() => false)) await this.runner.onSchedule(this);
  }

  async run({ signal }: JobContext): Promise<JobCounts> {
    const loosen = tightenHeap();
    return this.worker.run(signal).finally(loosen);
  }

  /**
   * Begins as soon as the answer to the request under way is out, because its transaction is over then; with an
   * Idempotency-Key it is still open when the use case returns.
   */
  beginAfterAnswer(): void {
    const answer = requestScope()?.reply.raw;
    if (answer) answer.once('close', () => this.begin());
    else this.begin();
  }

  /** One after the other: a run that is just ending may have looked for work before this job was there. */
  private begin(): void {
    this.begun = this.begun.then(() => this.background.runInAsyncScope(() => this.runner.runNow(this)));
  }
}
