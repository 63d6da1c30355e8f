import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { AppConfig, loadConfig } from '../platform/config/config.js';
import type { Role } from '../shared/actor.js';
import { ROLES, SYSTEM_ACTOR } from '../shared/actor.js';
import { DomainError } from '../shared/errors.js';
import { isId } from '../shared/ids.js';
import { breakIn, hiddenCharacter, isWorded, oneLine } from '../shared/text.js';
import type { Command } from './command.js';
import { UsageError } from './command.js';

/** The system's own account acts in jobs and never signs in. */
const SIGN_IN_ROLES = ROLES.filter((role) => role !== 'system');

interface Options {
  readonly email: string;
  readonly role: Role;
  readonly firstName: string;
  readonly lastName: string;
  readonly agencyId: string | null;
  readonly passwordStdin: boolean;
}

export const usersCreate: Command = {
  summary: 'add a user, such as the first administrator; prints a password unless one is given',
  usage:
    '--email <e-mail> --role <role> [--first-name <name>] [--last-name <name>] [--agency <id>] [--password-stdin]',
  async run(args, environment) {
    const { passwordStdin, ...user } = readUser(args);
    const given = passwordStdin ? await readPassword() : null;
    const { createApp } = await import('../app.setup.js');
    const { Identity, generatePassword } = await import('../modules/identity/index.js');
    // The whole application, so that a user is made here by the same rules as over HTTP; but no jobs start for it.
    const app = await createApp(
      new AppConfig({ ...loadConfig(environment), jobsEnabled: false, logLevel: 'warn' }),
    );
    try {
      const password = given ?? generatePassword();
      const { id, email, role } = await app
        .get(Identity, { strict: false })
        .createUser(SYSTEM_ACTOR, { ...user, password });
      console.log(`Created ${role} ${email} (${id})`);
      if (given === null) console.log(`Password, shown only now: ${password}`);
      return 0;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      console.error([error.title, ...(error.details.errors ?? []).map(explain)].join('\n'));
      return 1;
    } finally {
      await app.close();
    }
  },
};

function readUser(args: readonly string[]): Options {
  const values = parse(args);
  const line = (name: 'email' | 'role' | 'first-name' | 'last-name'): string => {
    const value = oneLine(values[name] ?? '');
    const hidden = hiddenCharacter(value) ?? breakIn(value);
    if (hidden !== null) throw new UsageError(`--${name} must not hold an invisible character (${hidden})`);
    if (!isWorded(value)) throw new UsageError(`--${name} must hold a letter or digit`);
    return value;
  };
  const required = (name: 'email' | 'role'): string => {
    const value = line(name);
    if (!value) throw new UsageError(`--${name} is required`);
    return value;
  };
  const [email, role] = [required('email'), required('role')];
  const agencyId = values.agency ?? null;
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw new UsageError('--email must be an e-mail address');
  if (!isSignInRole(role)) throw new UsageError(`--role must be one of ${SIGN_IN_ROLES.join(', ')}`);
  if (agencyId !== null && !isId(agencyId)) throw new UsageError('--agency must be an id (a UUID)');
  return {
    email,
    role,
    firstName: line('first-name'),
    lastName: line('last-name'),
    agencyId,
    passwordStdin: values['password-stdin'] ?? false,
  };
}

function parse(args: readonly string[]) {
  const option = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        email: option,
        role: option,
        'first-name': option,
        'last-name': option,
        agency: option,
        'password-stdin': { type: 'boolean' },
      },
      strict: true,
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function isSignInRole(role: string): role is Role {
  return (SIGN_IN_ROLES as readonly string[]).includes(role);
}

/** Without the line break that `echo` and most password managers add. */
async function readPassword(): Promise<string> {
  const password = (await text(process.stdin)).replace(/\r?\n$/, '');
  if (password === '')
    throw new UsageError('--password-stdin was given, but there is no password on standard input');
  return password;
}

function explain({ pointer, detail }: { readonly pointer: string; readonly detail: string }): string {
  return `  ${pointer.replace('/', '')} ${detail}`;
}
