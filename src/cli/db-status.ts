import { withDatabase } from '../database/connection.js';
import { migrationStates } from '../database/migrate.js';
import type { Command } from './command.js';
import { databaseUrls } from './command.js';
import { readOptions } from './options.js';

export const dbStatus: Command = {
  summary: 'list the migrations and when each was applied',
  usage: '',
  async run(args, environment) {
    readOptions(args, []);
    const states = await withDatabase(databaseUrls(environment).migrationUrl, migrationStates);
    for (const { name, appliedAt } of states)
      console.log(`${appliedAt?.toISOString() ?? 'pending'.padEnd(24)}  ${name}`);
    const pending = states.filter(({ appliedAt }) => appliedAt === null).length;
    console.log(pending === 0 ? 'The database is up to date.' : `${pending} pending: npm run db:migrate`);
    return 0;
  },
};
