import { loadConfig } from '../platform/config/config.js';
import { assertMigrated } from './assert-migrated.js';
import type { Command } from './command.js';
import { UsageError } from './command.js';
import { readOptions } from './options.js';

export const dbSeed: Command = {
  summary: 'load the demo manuals, users and customers (once; never in production)',
  usage: '',
  async run(args, environment) {
    readOptions(args, []);
    const config = loadConfig(environment);
    if (config.nodeEnv === 'production')
      throw new UsageError('Demo data has known passwords and does not go to production');
    await assertMigrated(config.databaseUrl);
    const { createApp } = await import('../app.setup.js');
    const { demoUsers, seed } = await import('../database/seed/index.js');
    const app = await createApp(config);
    try {
      await app.init();
      await seed(app);
      for (const user of demoUsers) console.log(`${user.email} / ${user.password} (${user.role})`);
    } finally {
      await app.close();
    }
    return 0;
  },
};
