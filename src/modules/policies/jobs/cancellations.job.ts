import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { Clock } from '../../../shared/clock.js';
import { loggableError } from '../../../platform/http/database-faults.js';
import type { Job, JobContext, JobCounts } from '../../../platform/jobs/job.js';
import { oneByOne } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { LOG } from '../../../platform/logging/logger.js';
import { dayAt, ifGiven } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import { BookDueCancellation } from '../transactions/cancel/book-due-cancellation.js';
import { PolicySchema } from '../policy.entity.js';

const BATCH = 100;

interface Due {
  readonly id: string;
  readonly dueOn: string;
}

/**
 * Books announced cancellations on their day, in the time zone of each policy, and lets those lapse whose notice was not
 * mailed in time. One transaction for each policy: a crash leaves none half-done, and a fault of one stops no other.
 */
@Injectable()
export class CancellationsJob implements Job {
  readonly name = 'policies.cancellations';
  readonly title = 'Books announced cancellations on their day';
  readonly schedule = { cron: '*/10 * * * *' };

  constructor(
    runner: JobRunner,
    private readonly em: EntityManager,
    private readonly booking: BookDueCancellation,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {
    runner.register(this);
  }

  async hasWork(): Promise<boolean> {
    return (await this.due(null, 1)).length > 0;
  }

  run({ signal }: JobContext): Promise<JobCounts> {
    return oneByOne(
      signal,
      { booked: 0, lapsed: 0, skipped: 0, failed: 0 },
      {
        due: (after: Due | null) => this.due(after, BATCH),
        work: (id) => this.booking.run(id),
        onFault: (policyId, error) =>
          this.log.error({ job: this.name, policyId, err: loggableError(error) }, 'cancellation not booked'),
      },
    );
  }

  /** In the order of their days, past what this run has seen: one that fails is not tried again before the next. */
  private async due(after: Due | null, limit: number): Promise<readonly Due[]> {
    return over(this.em, PolicySchema)
      .selectFrom('Policy')
      .select(['id', 'cancellationDueOn as dueOn'])
      .where(({ eb, ref }) => eb('cancellationDueOn', '<=', dayAt(this.clock.now(), ref('timeZone'))))
      .where(({ eb, refTuple, tuple }) =>
        ifGiven(after, ({ dueOn, id }) => eb(refTuple('cancellationDueOn', 'id'), '>', tuple(dueOn, id))),
      )
      .orderBy('cancellationDueOn')
      .orderBy('id')
      .limit(limit)
      .$narrowType<{ dueOn: string }>()
      .execute();
  }
}
