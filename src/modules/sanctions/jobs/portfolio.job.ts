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
    let [looked, waiting] = [0, 0];
    for (const portfolio of await this.looking.due()) {
      if (signal.aborted) break;
      looked += await inBatches(signal, async () => {
        // What one of them has waited for in vain, the next need not wait for as long.
        const done = await this.looking.batch(portfolio, undefined, waiting > 0 ? 1 : undefined);
        if (done === null) waiting += 1;
        return done ?? 0;
      });
    }
    return waiting > 0 ? { looked, waiting } : { looked };
  }
}
