import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { loggableError } from '../../../platform/http/database-faults.js';
import type { Job, JobContext, JobCounts } from '../../../platform/jobs/job.js';
import { oneByOne } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { LOG } from '../../../platform/logging/logger.js';
import { EraseCustomer } from '../erase-customer.js';
import { PrivacyStore } from '../privacy.store.js';

/** Erases customers as ordered by staff. The next run continues what one left undone. */
@Injectable()
export class EraseJob implements Job {
  readonly name = 'privacy.erase';
  readonly title = 'Erases the customers whom staff have decided to erase';
  readonly schedule = { cron: '* * * * *' };

  constructor(
    runner: JobRunner,
    private readonly store: PrivacyStore,
    private readonly eraseCustomer: EraseCustomer,
    @Inject(LOG) private readonly log: Logger,
  ) {
    runner.register(this);
  }

  async run({ signal }: JobContext): Promise<JobCounts> {
    const counts = { erased: 0, refused: 0, waiting: 0, completed: 0, done: 0, failed: 0 };
    return oneByOne(signal, counts, {
      due: (after) => this.store.erasing(after),
      work: (id) => this.eraseCustomer.run(id),
      onFault: (id, error) =>
        this.log.error({ request: id, err: loggableError(error) }, 'customer not erased'),
    });
  }
}
