import { rollback } from '../database/migrate.js';
import type { Command } from './command.js';
import { databaseUrls } from './command.js';
import { readOptions } from './options.js';

export const dbRollback: Command = {
  summary: 'take back the newest migration with its tables and rows, or all down to the one named (0: all)',
  usage: '[--to <migration>|0]',
  async run(args, environment) {
    const { to } = readOptions(args, ['to']);
    const { migrationUrl } = databaseUrls(environment);
    const reverted = await rollback({
      migrationUrl,
      ...(to === undefined ? {} : { to: to === '0' ? 0 : to }),
    });
    for (const name of reverted) console.log(`reverted ${name}`);
    if (reverted.length === 0) console.log('Nothing to take back.');
    return 0;
  },
};
