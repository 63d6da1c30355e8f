import type { IssuedToken, TokenOrder } from '../modules/identity/index.js';
import { AppConfig } from '../platform/config/config.js';
import type { Command } from './command.js';
import { UsageError } from './command.js';
import { readOptions } from './options.js';
import { withApp } from './with-app.js';

export const token: Command = {
  summary: 'print an access token, for curl and scripts of developers; what it may is told on standard error',
  usage: '--email <e-mail> | --client-id <id> [--minutes <1 to 10>] [--in-production <reason>]',
  async run(args, environment) {
    const given = readOptions(args, ['email', 'client-id', 'minutes', 'in-production']);
    const { minutes, 'in-production': reason } = given;
    const holder = holderOf(given);
    const { Identity } = await import('../modules/identity/index.js');
    return withApp(environment, async (app) => {
      const { nodeEnv, accessTokenMinutes } = app.get(AppConfig, { strict: false });
      if (nodeEnv === 'production' && !reason?.trim())
        throw new UsageError(
          'In production this needs --in-production <reason>, which the audit trail keeps',
        );
      const order: TokenOrder = {
        holder,
        ...(minutes !== undefined && { minutes: minutesOf(minutes, accessTokenMinutes) }),
        ...(reason !== undefined && { reason }),
      };
      const issued = await app.get(Identity, { strict: false }).issueToken(order);
      console.error(describe('email' in holder ? holder.email : holder.clientId, issued));
      console.log(issued.accessToken);
    });
  },
};

function holderOf(given: { readonly email?: string; readonly 'client-id'?: string }): TokenOrder['holder'] {
  const { email, 'client-id': clientId } = given;
  if (email && !clientId) return { email };
  if (clientId && !email) return { clientId };
  throw new UsageError('Either --email or --client-id is required');
}

function minutesOf(text: string, most: number): number {
  const minutes = Number(text);
  if (/^\d+$/.test(text) && minutes >= 1 && minutes <= most) return minutes;
  throw new UsageError(`--minutes must be a whole number from 1 to ${most} (ACCESS_TOKEN_MINUTES)`);
}

function describe(name: string, { holder, expiresAt, permissions }: IssuedToken): string {
  const place = holder.agencyId === null ? '' : ` of the agency ${holder.agencyId}`;
  return [
    `A token of ${name}, ${holder.role}${place}, until ${expiresAt.toISOString()}.`,
    `It may: ${permissions.join(', ') || 'nothing'}`,
  ].join('\n');
}
