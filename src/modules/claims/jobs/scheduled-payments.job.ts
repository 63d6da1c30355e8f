import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../../../shared/clock.js';
import { loggableError } from '../../../platform/http/database-faults.js';
import type { Job, JobContext, JobCounts } from '../../../platform/jobs/job.js';
import { oneByOne } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { LOG } from '../../../platform/logging/logger.js';
import { BookScheduledPayment } from '../ledger/book-scheduled-payment.js';
import { OFFICE } from '../time-zones.js';
import type { ScheduledPayment } from '../ledger/transactions.queries.js';
import { TransactionsQueries } from '../ledger/transactions.queries.js';

const BATCH = 100;

/** Pays what is payable by today. One transaction for each payment: a crash leaves none half-paid, a fault of one stops no other. */
@Injectable()
export class ScheduledPaymentsJob implements Job {
  readonly name = 'claims.scheduled-payments';
  readonly title = 'Pays what is payable by today';
  readonly schedule = { cron: '0 * * * *' };

  constructor(
    runner: JobRunner,
    private readonly queries: TransactionsQueries,
    private readonly booking: BookScheduledPayment,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {
    runner.register(this);
  }

  run({ signal }: JobContext): Promise<JobCounts> {
    return oneByOne(
      signal,
      { booked: 0, skipped: 0, waiting: 0, failed: 0 },
      {
        due: (after: ScheduledPayment | null) =>
          this.queries.scheduled(this.clock.today(OFFICE), after, BATCH),
        work: (id) => this.booking.run(id),
        onFault: (transactionId, error) =>
          this.log.error({ job: this.name, transactionId, err: loggableError(error) }, 'payment not booked'),
      },
    );
  }
}
