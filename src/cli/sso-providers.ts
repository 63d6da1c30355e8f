import { text } from 'node:stream/consumers';
import type { INestApplicationContext } from '@nestjs/common';
import type * as IdentityRoom from '../modules/identity/index.js';
import { validated } from '../platform/http/validation.pipe.js';
import { SYSTEM_ACTOR } from '../shared/actor.js';
import { agencyOf } from './agencies.js';
import type { Command } from './command.js';
import { UsageError } from './command.js';
import { textInFile } from './files.js';
import { given, readOptions } from './options.js';
import { withApp } from './with-app.js';

type Room = typeof IdentityRoom;
type SsoProvider = IdentityRoom.SsoProviderResponse;

const TERMS = [
  'label',
  'client-id',
  'secret',
  'public-client',
  'issuer',
  'authorization-url',
  'certificates',
  'enabled',
  'create-users',
  'domains',
  'trusts-email',
  'two-factor-amr',
  'two-factor-acr',
  'role',
  'agency',
  'role-claim',
  'role-rules',
  'manages-roles',
] as const;
type Term = (typeof TERMS)[number];
const USAGE =
  '[--label <text>] [--client-id <id>] [--secret stdin] [--public-client yes|no] [--issuer <address>] [--authorization-url <address>] ' +
  '[--certificates <file,…>] [--enabled yes|no] [--create-users yes|no] [--domains <domain,…>] [--trusts-email yes|no] ' +
  '[--two-factor-amr <value,…>] [--two-factor-acr <value,…>] [--role <role>] [--agency <code>] [--role-claim <claim>] ' +
  '[--role-rules <value=role+further role…,…>] [--manages-roles yes|no]';
const OPTIONS = {
  displayName: '--label',
  trustedAmrValues: '--two-factor-amr',
  trustedAcrValues: '--two-factor-acr',
};
const PAGE = 200;

/** Imported on use, because it loads the whole application. */
const room = (): Promise<Room> => import('../modules/identity/index.js');

export const ssoProvidersCreate: Command = {
  summary: 'enter a provider of single sign-on; prints where it sends people back to',
  usage: `--name <name> --type <google|azure|okta|auth0|oidc|saml> ${USAGE}`,
  options: OPTIONS,
  async run(args, environment) {
    const { name, type, ...terms } = readOptions(args, [...TERMS, 'name', 'type']);
    const { EnterSsoProvider, CreateSsoProviderRequest } = await room();
    return withApp(environment, async (app) => {
      const body = given({ ...(await bodyOf(app, terms)), providerName: name, providerType: type });
      const enter = app.get(EnterSsoProvider, { strict: false });
      print('Entered', await enter.create(SYSTEM_ACTOR, validated(CreateSsoProviderRequest, body)));
    });
  },
};

export const ssoProvidersList: Command = {
  summary: 'list the providers of single sign-on',
  usage: '',
  async run(args, environment) {
    readOptions(args, []);
    const { SsoProvidersQueries } = await room();
    return withApp(environment, async (app) => {
      const queries = app.get(SsoProvidersQueries, { strict: false });
      let cursor: string | undefined;
      do {
        const page = await queries.list({ limit: PAGE, cursor });
        for (const { providerName, providerType, issuerUrl, enabled } of page.items)
          console.log(
            `${providerName}  ${providerType}  ${issuerUrl ?? ''}  (${enabled ? 'enabled' : 'off'})`,
          );
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
    });
  },
};

export const ssoProvidersChange: Command = {
  summary: 'change, enable or disable a provider of single sign-on; effective with the next sign-in',
  usage: `--name <name> ${USAGE}`,
  options: OPTIONS,
  async run(args, environment) {
    const { name, ...terms } = readOptions(args, [...TERMS, 'name']);
    if (!name) throw new UsageError('--name is required');
    const { EnterSsoProvider, ChangeSsoProviderRequest, SsoProvidersQueries } = await room();
    return withApp(environment, async (app) => {
      const { id, rowVersion } = await app.get(SsoProvidersQueries, { strict: false }).byName(name);
      const input = validated(ChangeSsoProviderRequest, await bodyOf(app, terms));
      const enter = app.get(EnterSsoProvider, { strict: false });
      print('Changed', await enter.change(SYSTEM_ACTOR, id, [rowVersion], input));
    });
  },
};

async function bodyOf(
  app: INestApplicationContext,
  terms: Partial<Record<Term, string>>,
): Promise<Partial<Record<string, unknown>>> {
  const { agency } = terms;
  return given({
    displayName: terms.label,
    clientId: terms['client-id'],
    clientSecret: await secretOf(terms.secret),
    publicClient: yesOrNo(terms, 'public-client'),
    issuerUrl: terms.issuer,
    authorizationUrl: terms['authorization-url'],
    certificates: await filesOf(terms.certificates),
    enabled: yesOrNo(terms, 'enabled'),
    autoCreateUsers: yesOrNo(terms, 'create-users'),
    allowedDomains: listOf(terms.domains),
    trustsEmail: yesOrNo(terms, 'trusts-email'),
    trustedAmrValues: listOf(terms['two-factor-amr']),
    trustedAcrValues: listOf(terms['two-factor-acr']),
    defaultRole: terms.role,
    agencyId: agency === undefined ? undefined : (await agencyOf(app, agency)).id,
    roleClaim: terms['role-claim'],
    roleRules: listOf(terms['role-rules'])?.map(ruleOf),
    managesRoles: yesOrNo(terms, 'manages-roles'),
  });
}

/** Reads the secret from standard input: on the command line, other users and the shell's history would see it. */
async function secretOf(option: string | undefined): Promise<string | undefined> {
  if (option === undefined) return undefined;
  if (option !== 'stdin')
    throw new UsageError('--secret must be stdin: the secret is read from standard input');
  const secret = (await text(process.stdin)).replace(/\r?\n$/, '');
  if (secret === '') throw new UsageError('There is no secret on standard input');
  return secret;
}

async function filesOf(option: string | undefined): Promise<readonly string[] | undefined> {
  const names = listOf(option);
  if (names === undefined) return undefined;
  return Promise.all(names.map((name) => textInFile('certificates', name)));
}

/** `Claims=adjuster`, `Leads=adjuster+claims-lead`, `Payers=+claims-payer`. */
function ruleOf(text: string): {
  readonly value: string;
  readonly role: string | null;
  readonly furtherRoles: readonly string[];
} {
  const at = text.lastIndexOf('=');
  if (at < 1) throw new UsageError('--role-rules must be value=role, separated by commas');
  const [role = '', ...furtherRoles] = text.slice(at + 1).split('+');
  return { value: text.slice(0, at), role: role === '' ? null : role, furtherRoles };
}

function yesOrNo(terms: Partial<Record<Term, string>>, name: Term): boolean | undefined {
  const value = terms[name];
  if (value === undefined) return undefined;
  if (value !== 'yes' && value !== 'no') throw new UsageError(`--${name} must be yes or no`);
  return value === 'yes';
}

function listOf(value: string | undefined): readonly string[] | undefined {
  return value
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function print(what: string, { providerName, providerType, enabled, callbackUrl }: SsoProvider): void {
  console.log(`${what}: ${providerName}, ${providerType}, ${enabled ? 'enabled' : 'off'}`);
  console.log(`Enter at the provider: ${callbackUrl}`);
}
