import { Injectable } from '@nestjs/common';
import type { Job, JobContext, JobCounts } from '../../../platform/jobs/job.js';
import { inBatches } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { EditionPeople } from '../editions/edition-people.js';

/** Adds fingerprints to editions saved before these existed, so that the first import after an upgrade need not wait for it. */
@Injectable()
export class FingerprintsJob implements Job {
  readonly name = 'rating.fingerprints';
  readonly title = 'Gives editions of before there were fingerprints theirs';
  readonly schedule = { cron: '* * * * *' };

  constructor(
    runner: JobRunner,
    private readonly people: EditionPeople,
  ) {
    runner.register(this);
  }

  hasWork(): Promise<boolean> {
    return this.people.isIncomplete();
  }

  async run({ signal }: JobContext): Promise<JobCounts> {
    return { editions: await inBatches(signal, () => this.people.complete()) };
  }
}
