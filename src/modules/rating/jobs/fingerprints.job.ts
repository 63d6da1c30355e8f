import { Injectable } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import type { Job, JobContext, JobCounts } from '../../../platform/jobs/job.js';
import { inBatches } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { EditionPeople } from '../editions/edition-people.js';

/** Gives editions of before there were fingerprints theirs, so that the first import after an upgrade need not wait for it. */
@Injectable()
export class FingerprintsJob implements Job {
  readonly name = 'rating.fingerprints';

  constructor(
    private readonly runner: JobRunner,
    private readonly people: EditionPeople,
  ) {
    runner.register(this);
  }

  @Cron(CronExpression.EVERY_MINUTE, { timeZone: 'UTC', waitForCompletion: true })
  async onSchedule(): Promise<void> {
    // Without a look first there would be a recorded run for every minute of the year.
    if (await this.people.isIncomplete().catch(() => false)) await this.runner.runNow(this);
  }

  async run({ signal }: JobContext): Promise<JobCounts> {
    return { editions: await inBatches(signal, () => this.people.complete()) };
  }
}
