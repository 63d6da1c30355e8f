import type { HeldRoleList } from '../modules/identity/index.js';
import { validated } from '../platform/http/validation.pipe.js';
import { SYSTEM_ACTOR } from '../shared/actor.js';
import type { Command } from './command.js';
import { UsageError } from './command.js';
import { given, readOptions } from './options.js';
import { withApp } from './with-app.js';

export const usersGiveRole: Command = {
  summary: 'give a user a role of the company',
  usage: '--email <e-mail> --role <code> [--reason <why>] [--ends-at <moment in UTC>]',
  async run(args, environment) {
    const {
      email,
      role,
      reason,
      'ends-at': endsAt,
    } = readOptions(args, ['email', 'role', 'reason', 'ends-at']);
    if (!email || !role) throw new UsageError('--email and --role are required');
    const { Identity, GiveRoleRequest } = await import('../modules/identity/index.js');
    return withApp(environment, async (app) => {
      const input = validated(GiveRoleRequest, given({ role, reason, endsAt }));
      print(email, await app.get(Identity, { strict: false }).giveRole(SYSTEM_ACTOR, email, input));
    });
  },
};

export const usersWithdrawRole: Command = {
  summary: 'take a role of the company away from a user',
  usage: '--email <e-mail> --role <code>',
  async run(args, environment) {
    const { email, role } = readOptions(args, ['email', 'role']);
    if (!email || !role) throw new UsageError('--email and --role are required');
    const { Identity } = await import('../modules/identity/index.js');
    return withApp(environment, async (app) =>
      print(email, await app.get(Identity, { strict: false }).withdrawRole(SYSTEM_ACTOR, email, role)),
    );
  },
};

function print(email: string, { items }: HeldRoleList): void {
  console.log(items.length === 0 ? `${email} holds no role of the company` : `${email} holds`);
  for (const { role, title, endsAt } of items)
    console.log(`  ${role}  ${title}${endsAt === null ? '' : `, until ${endsAt}`}`);
}
