import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { loggableError } from '../../../platform/http/database-faults.js';
import type { Job, JobContext, JobCounts } from '../../../platform/jobs/job.js';
import { oneByOne } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { LOG } from '../../../platform/logging/logger.js';
import { LapseNonRenewal } from '../transactions/non-renew/lapse-non-renewal.js';

const BATCH = 100;

/** Takes back the non-renewals whose notice did not go out in time; one transaction each, so that one fault stops no other. */
@Injectable()
export class NonRenewalsJob implements Job {
  readonly name = 'policies.non-renewals';
  readonly title = 'Takes back non-renewals whose notice did not go out in time';
  readonly schedule = { cron: '0 * * * *' };

  constructor(
    runner: JobRunner,
    private readonly lapsing: LapseNonRenewal,
    @Inject(LOG) private readonly log: Logger,
  ) {
    runner.register(this);
  }

  run({ signal }: JobContext): Promise<JobCounts> {
    return oneByOne(
      signal,
      { lapsed: 0, skipped: 0, failed: 0 },
      {
        due: async (after: { readonly id: string } | null) =>
          (await this.lapsing.due(after?.id ?? null, BATCH)).map((id) => ({ id })),
        work: async (id) => ((await this.lapsing.run(id)) ? 'lapsed' : 'skipped'),
        onFault: (policyId, error) =>
          this.log.error({ job: this.name, policyId, err: loggableError(error) }, 'non-renewal not settled'),
      },
    );
  }
}
