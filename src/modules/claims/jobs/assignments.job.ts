import { Injectable } from '@nestjs/common';
import type { Job, JobContext, JobCounts } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { AssignClaims } from '../assignment/assign-claims.js';

const BATCH = 500;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Each batch is a transaction: what is left, for want of a rule or of somebody free, is looked at again in the next run. */
@Injectable()
export class AssignmentsJob implements Job {
  readonly name = 'claims.assignments';
  readonly title = 'Gives open claims to adjusters by rules';
  readonly schedule = { cron: '* * * * *' };

  constructor(
    runner: JobRunner,
    private readonly assign: AssignClaims,
  ) {
    runner.register(this);
  }

  async run({ signal }: JobContext): Promise<JobCounts> {
    let assigned = 0;
    for (let after: string | null = BEFORE_ALL; after !== null && !signal.aborted;) {
      const batch: { readonly last: string | null; readonly assigned: number } = await this.assign.run(
        after,
        BATCH,
      );
      assigned += batch.assigned;
      after = batch.last;
    }
    return { assigned };
  }
}
