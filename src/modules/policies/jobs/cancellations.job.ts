import { Inject, Injectable } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { Clock } from '../../../shared/clock.js';
import { loggableError } from '../../../platform/http/database-faults.js';
import type { Job, JobContext, JobCounts } from '../../../platform/jobs/job.js';
import { oneByOne } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { LOG } from '../../../platform/logging/logger.js';
import { BookDueCancellation } from '../transactions/cancel/book-due-cancellation.js';

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

  constructor(
    private readonly runner: JobRunner,
    private readonly em: EntityManager,
    private readonly booking: BookDueCancellation,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {
    runner.register(this);
  }

  @Cron(CronExpression.EVERY_10_MINUTES, { timeZone: 'UTC' })
  async onSchedule(): Promise<void> {
    // Without a look first there would be a recorded run for every ten minutes of the year.
    const isDue = await this.due(null, 1).then(
      (found) => found.length > 0,
      () => false,
    );
    if (isDue) await this.runner.onSchedule(this);
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
    const { rows } = await sql<Due>`
      select id, cancellation_due_on::text as "dueOn" from policies
       where cancellation_due_on is not null
         and cancellation_due_on <= (${this.clock.now()}::timestamptz at time zone time_zone)::date
         ${after === null ? sql`` : sql`and (cancellation_due_on, id) > (${after.dueOn}::date, ${after.id}::uuid)`}
       order by cancellation_due_on, id
       limit ${limit}
    `.execute(this.em.getKysely());
    return rows;
  }
}
