import { SYSTEM_ACTOR } from '../shared/actor.js';
import type { Command } from './command.js';
import { UsageError } from './command.js';
import { readOptions } from './options.js';
import { withApp } from './with-app.js';

export const usersResetFactors: Command = {
  summary: 'take all second factors off a user who has lost them',
  usage: '--email <e-mail>',
  async run(args, environment) {
    const { email } = readOptions(args, ['email']);
    if (!email) throw new UsageError('--email is required');
    const { Identity } = await import('../modules/identity/index.js');
    return withApp(environment, async (app) => {
      await app.get(Identity, { strict: false }).resetFactors(SYSTEM_ACTOR, email);
      console.log(
        'Done: all sessions have ended; where the role asks for a factor, the next sign-in sets one up',
      );
    });
  },
};
