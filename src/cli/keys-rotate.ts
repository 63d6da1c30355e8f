import { AppConfig, loadConfig } from '../platform/config/config.js';
import { SYSTEM_ACTOR } from '../shared/actor.js';
import type { Command } from './command.js';
import { readOptions } from './options.js';

export const keysRotate: Command = {
  summary: 'sign access tokens with a new key; those of the old one stay valid until they expire',
  usage: '',
  async run(args, environment) {
    readOptions(args, []);
    const { createApp } = await import('../app.setup.js');
    const { Identity } = await import('../modules/identity/index.js');
    const app = await createApp(
      new AppConfig({ ...loadConfig(environment), jobsEnabled: false, logLevel: 'warn' }),
    );
    try {
      console.log(`Signing with key ${await app.get(Identity, { strict: false }).rotateKeys(SYSTEM_ACTOR)}`);
      return 0;
    } finally {
      await app.close();
    }
  },
};
