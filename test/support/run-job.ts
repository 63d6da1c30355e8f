import type { INestApplicationContext } from '@nestjs/common';
import type { JobOutcome } from '../../src/platform/jobs/job-runner.js';
import { JobRunner } from '../../src/platform/jobs/job-runner.js';

/** Runs a job now, whatever its schedule says, unless it is running already or paused. */
export function runJob(app: Pick<INestApplicationContext, 'get'>, name: string): Promise<JobOutcome> {
  const runner = app.get(JobRunner);
  const known = runner.find(name);
  if (!known) throw new Error(`There is no job ${name}; there are: ${runner.names.join(', ')}`);
  return runner.runNow(known.job);
}
