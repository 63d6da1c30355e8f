import { SYSTEM_ACTOR } from '../shared/actor.js';
import type { Command } from './command.js';
import { readOptions } from './options.js';
import { withApp } from './with-app.js';

export const auditRotateKey: Command = {
  summary: 'seal the audit trail with a new key, endorsed by the one before',
  usage: '',
  async run(args, environment) {
    readOptions(args, []);
    const { RotateSealKey } = await import('../modules/audit/index.js');
    return withApp(environment, async (app) => {
      console.log(`Sealing with key ${await app.get(RotateSealKey, { strict: false }).run(SYSTEM_ACTOR)}`);
    });
  },
};
