import type { Command } from './command.js';
import { UsageError } from './command.js';
import { readOptions } from './options.js';
import { withApp } from './with-app.js';

export const token: Command = {
  summary: 'print an access token of a user, good for some minutes: for curl and scripts of developers',
  usage: '--email <e-mail>',
  async run(args, environment) {
    const { email } = readOptions(args, ['email']);
    if (!email) throw new UsageError('--email is required');
    const { Identity } = await import('../modules/identity/index.js');
    return withApp(environment, async (app) => {
      console.log(await app.get(Identity, { strict: false }).issueToken(email));
    });
  },
};
