import { SYSTEM_ACTOR } from '../shared/actor.js';
import type { Command } from './command.js';
import { readOptions } from './options.js';
import { withApp } from './with-app.js';

export const keysAnnounce: Command = {
  summary: 'publish the key that signs after the next keys:rotate',
  usage: '',
  async run(args, environment) {
    readOptions(args, []);
    const { Identity } = await import('../modules/identity/index.js');
    return withApp(environment, async (app) => {
      console.log(`The next key is ${await app.get(Identity, { strict: false }).announceKey(SYSTEM_ACTOR)}`);
    });
  },
};
