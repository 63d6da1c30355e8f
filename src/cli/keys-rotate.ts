import { SYSTEM_ACTOR } from '../shared/actor.js';
import type { Command } from './command.js';
import { readOptions } from './options.js';
import { withApp } from './with-app.js';

export const keysRotate: Command = {
  summary: 'sign access tokens with a new key; those of the old one stay valid until they expire',
  usage: '',
  async run(args, environment) {
    readOptions(args, []);
    const { Identity } = await import('../modules/identity/index.js');
    return withApp(environment, async (app) => {
      console.log(`Signing with key ${await app.get(Identity, { strict: false }).rotateKeys(SYSTEM_ACTOR)}`);
    });
  },
};
