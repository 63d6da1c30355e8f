import { verifyDatabase } from '../database/verify.js';
import type { Command } from './command.js';
import { databaseUrls } from './command.js';
import { readOptions } from './options.js';

export const dbVerify: Command = {
  summary: 'check every table, function, trigger, constraint, index and partition; fails when one is missing',
  usage: '',
  async run(args, environment) {
    readOptions(args, []);
    const { findings, warnings } = await verifyDatabase(databaseUrls(environment).migrationUrl);
    for (const { kind, name, present } of findings)
      console.log(`${present ? 'ok     ' : 'MISSING'}  ${kind.padEnd(10)}  ${name}`);
    for (const warning of warnings) console.warn(`Warning: ${warning}`);
    const missing = findings.filter(({ present }) => !present).length;
    console.log(
      `${findings.length - missing} of ${findings.length} present${missing > 0 ? `, ${missing} missing` : ''}`,
    );
    return missing === 0 ? 0 : 1;
  },
};
