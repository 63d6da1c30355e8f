import { migrate } from '../database/migrate.js';
import type { Command } from './command.js';
import { databaseUrls } from './command.js';
import { readOptions } from './options.js';

const WEAKER = {
  same:
    'Warning: DATABASE_URL and DATABASE_MIGRATION_URL name one role. The database cannot keep the application from ' +
    'changing append-only tables. Give it a role of its own.',
  powerful:
    'Warning: the role of DATABASE_URL is a superuser or a member of the owner. The database cannot keep the ' +
    'application from changing append-only tables. Give it a plain role.',
} as const;

export const dbMigrate: Command = {
  summary: 'apply all pending migrations, and give the application role its rights',
  usage: '[--to <migration>]',
  async run(args, environment) {
    const { to } = readOptions(args, ['to']);
    const report = await migrate({ ...databaseUrls(environment), ...(to === undefined ? {} : { to }) });
    for (const name of report.applied) console.log(`applied  ${name}`);
    if (report.applied.length === 0) console.log('Nothing to apply: the database is up to date.');
    if (report.separation !== 'separate') console.warn(WEAKER[report.separation]);
    return 0;
  },
};
