import type { INestApplicationContext } from '@nestjs/common';
import type * as IdentityRoom from '../modules/identity/index.js';
import { validated } from '../platform/http/validation.pipe.js';
import { SYSTEM_ACTOR } from '../shared/actor.js';
import { agencyOf } from './agencies.js';
import type { Command } from './command.js';
import { UsageError } from './command.js';
import { given, readOptions } from './options.js';
import { withApp } from './with-app.js';

type Room = typeof IdentityRoom;
type OauthClient = IdentityRoom.OauthClientResponse;

const LISTS = ['grants', 'scopes', 'redirect-uris', 'post-logout-redirect-uris'] as const;
const LINES = [
  'name',
  'application',
  'role',
  'agency',
  'owner',
  'sso-provider',
  'per-minute',
  'per-hour',
  'expires-at',
  'dpop-bound',
  'backchannel-logout-uri',
] as const;
const TERMS =
  '[--grants <grant,…>] [--scopes <permission,…>] [--role <role>] [--agency <code>] [--owner <user id>] [--sso-provider <id>] [--redirect-uris <address,…>] ' +
  '[--post-logout-redirect-uris <address,…>] [--application web|native] [--per-minute <n>] [--per-hour <n>] [--expires-at <moment>] [--dpop-bound true|false] [--backchannel-logout-uri <address>]';
const PAGE = 200;

/** Imported on use, because it loads the whole application. */
const room = (): Promise<Room> => import('../modules/identity/index.js');

export const clientsCreate: Command = {
  summary: 'register a client of the API; prints its secret, once',
  usage: `--name <name> [--client-id <id>] [--method <method>] ${TERMS}`,
  async run(args, environment) {
    const {
      'client-id': clientId,
      method,
      ...terms
    } = readOptions(args, [...LINES, ...LISTS, 'client-id', 'method']);
    const { CreateClient, CreateClientRequest } = await room();
    return withApp(environment, async (app) => {
      const body = given({ ...(await bodyOf(app, terms)), clientId, tokenEndpointAuthMethod: method });
      const create = app.get(CreateClient, { strict: false });
      const { clientSecret, ...client } = await create.run(
        SYSTEM_ACTOR,
        validated(CreateClientRequest, body),
      );
      print('Registered', client, clientSecret);
    });
  },
};

export const clientsList: Command = {
  summary: 'list the clients of the API',
  usage: '',
  async run(args, environment) {
    readOptions(args, []);
    const { ClientsQueries } = await room();
    return withApp(environment, async (app) => {
      const queries = app.get(ClientsQueries, { strict: false });
      let cursor: string | undefined;
      do {
        const page = await queries.list({ limit: PAGE, cursor });
        for (const { clientId, clientName, active, allowedGrantTypes: grants } of page.items)
          console.log(
            `${clientId}  ${clientName}  ${grants.join(' ')}  (${active ? 'active' : 'deactivated'})`,
          );
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
    });
  },
};

export const clientsChange: Command = {
  summary: 'change what a client may do; effective with its next request',
  usage: `--client-id <id> [--name <name>] ${TERMS}`,
  async run(args, environment) {
    const { 'client-id': clientId, ...terms } = readOptions(args, [...LINES, ...LISTS, 'client-id']);
    const { ChangeClient, ChangeClientRequest } = await room();
    return withApp(environment, async (app) => {
      const { id, rowVersion } = await clientOf(app, clientId);
      const input = validated(ChangeClientRequest, await bodyOf(app, terms));
      const change = app.get(ChangeClient, { strict: false });
      print('Changed', await change.run(SYSTEM_ACTOR, id, [rowVersion], input));
    });
  },
};

export const clientsRotateSecret: Command = {
  summary: 'give a client a new secret, printed once; the one before goes on for a while',
  usage: '--client-id <id> [--overlap-hours <0 to 720>] [--secret-expires-at <moment>]',
  async run(args, environment) {
    const options = readOptions(args, ['client-id', 'overlap-hours', 'secret-expires-at']);
    const { RotateClientSecret, RotateSecretRequest } = await room();
    return withApp(environment, async (app) => {
      const { id, rowVersion } = await clientOf(app, options['client-id']);
      const { 'overlap-hours': hours, 'secret-expires-at': secretExpiresAt } = options;
      const input = validated(RotateSecretRequest, given({ overlapHours: numberOf(hours), secretExpiresAt }));
      const rotate = app.get(RotateClientSecret, { strict: false });
      const { clientSecret, ...client } = await rotate.run(SYSTEM_ACTOR, id, [rowVersion], input);
      print('Changed', client, clientSecret);
    });
  },
};

export const clientsDeactivate = becoming(false, 'refuse a client everywhere from now on; its tokens end');
export const clientsActivate = becoming(true, 'let a deactivated client in again');

function becoming(active: boolean, summary: string): Command {
  return {
    summary,
    usage: '--client-id <id>',
    async run(args, environment) {
      const { 'client-id': clientId } = readOptions(args, ['client-id']);
      const { ChangeClient } = await room();
      return withApp(environment, async (app) => {
        const { id, rowVersion } = await clientOf(app, clientId);
        const change = app.get(ChangeClient, { strict: false });
        print('Now', await change.setActive(SYSTEM_ACTOR, id, [rowVersion], active));
      });
    },
  };
}

async function clientOf(app: INestApplicationContext, clientId: string | undefined): Promise<OauthClient> {
  if (!clientId) throw new UsageError('--client-id is required');
  const { ClientsQueries } = await room();
  return app.get(ClientsQueries, { strict: false }).byClientId(clientId);
}

async function bodyOf(
  app: INestApplicationContext,
  options: Partial<Record<(typeof LINES)[number] | (typeof LISTS)[number], string>>,
): Promise<Partial<Record<string, unknown>>> {
  const { agency } = options;
  return given({
    clientName: options.name,
    applicationType: options.application,
    allowedGrantTypes: listOf(options.grants),
    allowedScopes: listOf(options.scopes),
    redirectUris: listOf(options['redirect-uris']),
    postLogoutRedirectUris: listOf(options['post-logout-redirect-uris']),
    role: options.role,
    agencyId: agency === undefined ? undefined : (await agencyOf(app, agency)).id,
    ownerId: options.owner,
    ssoProviderId: options['sso-provider'],
    rateLimitPerMinute: numberOf(options['per-minute']),
    rateLimitPerHour: numberOf(options['per-hour']),
    expiresAt: options['expires-at'],
    dpopBoundAccessTokens: flagOf(options['dpop-bound']),
    backchannelLogoutUri: options['backchannel-logout-uri'],
  });
}

function listOf(value: string | undefined): readonly string[] | undefined {
  return value?.split(/[\s,]+/).filter((part) => part !== '');
}

/** Any other text is kept, so that the validation refuses it. */
function flagOf(value: string | undefined): boolean | string | undefined {
  return value === 'true' || value === 'false' ? value === 'true' : value;
}

/** A text that is no number is kept, so that the validation refuses it. */
function numberOf(value: string | undefined): number | string | undefined {
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : value;
}

function print(
  what: string,
  { clientId, clientName, active }: OauthClient,
  secret: string | null = null,
): void {
  console.log(`${what}: client ${clientId}, ${clientName}, ${active ? 'active' : 'deactivated'}`);
  if (secret !== null) console.log(`Secret, shown only now: ${secret}`);
}
