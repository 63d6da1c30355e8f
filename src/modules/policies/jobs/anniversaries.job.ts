import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { addDays } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import { loggableError } from '../../../platform/http/database-faults.js';
import type { Job, JobContext, JobCounts } from '../../../platform/jobs/job.js';
import { oneByOne } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { LOG } from '../../../platform/logging/logger.js';
import { BookAnniversary } from '../transactions/anniversary/book-anniversary.js';
import type { DueAnniversary } from '../transactions/anniversary/anniversaries.queries.js';
import { dueAnniversaries } from '../transactions/anniversary/anniversaries.queries.js';

const BATCH = 100;

/** As long before an anniversary as a renewal is offered by custom, so that the bill is out in time. */
const AHEAD_DAYS = 35;

/**
 * Charges the next year of terms of several years, ahead of the anniversary. One transaction for each policy: a crash leaves
 * none half-done, and a fault of one stops no other. After an outage a term catches up by a year in every round.
 */
@Injectable()
export class AnniversariesJob implements Job {
  readonly name = 'policies.anniversaries';
  readonly title = 'Charges the next year of terms of several years';
  readonly schedule = { cron: '0 * * * *' };

  constructor(
    runner: JobRunner,
    private readonly em: EntityManager,
    private readonly booking: BookAnniversary,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {
    runner.register(this);
  }

  run({ signal }: JobContext): Promise<JobCounts> {
    return oneByOne(
      signal,
      { booked: 0, skipped: 0, failed: 0 },
      {
        due: (after: DueAnniversary | null) => this.due(after),
        work: (id) => this.booking.run(id),
        onFault: (policyId, error) =>
          this.log.error({ job: this.name, policyId, err: loggableError(error) }, 'anniversary not booked'),
      },
    );
  }

  private due(after: DueAnniversary | null): Promise<readonly DueAnniversary[]> {
    return dueAnniversaries(this.em, addDays(this.clock.today('UTC'), AHEAD_DAYS), after, BATCH);
  }
}
