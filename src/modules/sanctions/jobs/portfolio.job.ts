import { Injectable } from '@nestjs/common';
import type { Job, JobContext, JobCounts } from '../../../platform/jobs/job.js';
import { inBatches } from '../../../platform/jobs/job.js';
import { JobRunner } from '../../../platform/jobs/job-runner.js';
import { LookThrough } from '../portfolio/look-through.js';

/** OFAC changes its list several times a week, and expects that those who are known already are looked for again. */
@Injectable()
export class PortfolioJob implements Job {
  readonly name = 'sanctions.portfolio';
  readonly title = 'Looks for everybody who is known on a list of sanctions that has changed';
  readonly schedule = { cron: '*/10 * * * *' };

  constructor(
    runner: JobRunner,
    private readonly looking: LookThrough,
  ) {
    runner.register(this);
  }

  async hasWork(): Promise<boolean> {
    return (await this.looking.due()).length > 0;
  }

  async run({ signal }: JobContext): Promise<JobCounts> {
    let looked = 0;
    for (const portfolio of await this.looking.due()) {
      if (signal.aborted) break;
      looked += await inBatches(signal, () => this.looking.batch(portfolio));
    }
    return { looked };
  }
}
