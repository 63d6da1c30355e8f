import { AppConfig, loadConfig } from '../platform/config/config.js';
import { JobRunner } from '../platform/jobs/job-runner.js';
import { UsageError } from './command.js';
import type { Command } from './command.js';

export const jobsRun: Command = {
  summary: 'run one scheduled job now, unless another instance is running it',
  usage: '<name>',
  async run([name, ...rest], environment) {
    if (name === undefined || rest.length > 0) throw new UsageError('jobs:run takes the name of one job');
    const { createApp } = await import('../app.setup.js');
    const app = await createApp(
      new AppConfig({ ...loadConfig(environment), jobsEnabled: false, logLevel: 'warn' }),
    );
    try {
      const runner = app.get(JobRunner);
      if (!runner.names.includes(name)) {
        throw new UsageError(`There is no job ${name}; there are: ${runner.names.join(', ')}`);
      }
      const outcome = await runner.runByName(name);
      console.log(`${name}: ${outcome}`);
      return outcome === 'failed' ? 1 : 0;
    } finally {
      await app.close();
    }
  },
};
