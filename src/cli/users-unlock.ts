import { SYSTEM_ACTOR } from '../shared/actor.js';
import type { Command } from './command.js';
import { UsageError } from './command.js';
import { readOptions } from './options.js';
import { withApp } from './with-app.js';

export const usersUnlock: Command = {
  summary: 'let a user try again whom wrong passwords have shut out',
  usage: '--email <e-mail>',
  async run(args, environment) {
    const { email } = readOptions(args, ['email']);
    if (!email) throw new UsageError('--email is required');
    const { Identity } = await import('../modules/identity/index.js');
    return withApp(environment, async (app) => {
      const user = await app.get(Identity, { strict: false }).unlockUser(SYSTEM_ACTOR, email);
      console.log(`Unlocked ${user.email} (${user.id})`);
    });
  },
};
