import { AppConfig, loadConfig } from '../platform/config/config.js';
import { SYSTEM_ACTOR } from '../shared/actor.js';
import { DomainError } from '../shared/errors.js';
import type { Command } from './command.js';
import { UsageError } from './command.js';
import { readOptions } from './options.js';

export const usersUnlock: Command = {
  summary: 'let a user try again whom wrong passwords have shut out',
  usage: '--email <e-mail>',
  async run(args, environment) {
    const { email } = readOptions(args, ['email']);
    if (!email) throw new UsageError('--email is required');
    const { createApp } = await import('../app.setup.js');
    const { Identity } = await import('../modules/identity/index.js');
    const app = await createApp(
      new AppConfig({ ...loadConfig(environment), jobsEnabled: false, logLevel: 'warn' }),
    );
    try {
      const user = await app.get(Identity, { strict: false }).unlockUser(SYSTEM_ACTOR, email);
      console.log(`Unlocked ${user.email} (${user.id})`);
      return 0;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      console.error(error.title);
      return 1;
    } finally {
      await app.close();
    }
  },
};
