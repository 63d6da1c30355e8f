import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { loggableError } from '../../../platform/http/database-faults.js';
import type { Job, JobContext, JobCounts } from '../../../platform/jobs/job.js';
import { oneByOne } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { LOG } from '../../../platform/logging/logger.js';
import { BreakGlassQueries } from '../break-glass/break-glass.queries.js';
import { ExpireBreakGlass } from '../break-glass/expire-break-glass.js';

/** Records break-glass accesses that have ended by themselves. */
@Injectable()
export class BreakGlassJob implements Job {
  readonly name = 'identity.break-glass';
  readonly title = 'Writes down that what was taken in an emergency is over';
  readonly schedule = { cron: '* * * * *', timeLimitSeconds: 120 };

  constructor(
    runner: JobRunner,
    private readonly queries: BreakGlassQueries,
    private readonly expire: ExpireBreakGlass,
    @Inject(LOG) private readonly log: Logger,
  ) {
    runner.register(this);
  }

  async hasWork(): Promise<boolean> {
    return (await this.queries.lapsed(null)).length > 0;
  }

  run({ signal }: JobContext): Promise<JobCounts> {
    return oneByOne(
      signal,
      { expired: 0, done: 0, failed: 0 },
      {
        due: (after) => this.queries.lapsed(after),
        work: (id) => this.expire.run(id),
        onFault: (id, error) =>
          this.log.error({ access: id, err: loggableError(error) }, 'end of broken glass not told'),
      },
    );
  }
}
