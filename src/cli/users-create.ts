import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import type { Role } from '../shared/actor.js';
import { ROLES, SYSTEM_ACTOR } from '../shared/actor.js';
import { isId } from '../shared/ids.js';
import { breakIn, hiddenCharacter, isWorded, oneLine } from '../shared/text.js';
import { agencyOf } from './agencies.js';
import type { Command } from './command.js';
import { UsageError } from './command.js';
import { withApp } from './with-app.js';

/** The system's own account acts in jobs and never signs in. */
const SIGN_IN_ROLES = ROLES.filter((role) => role !== 'system');

interface Options {
  readonly email: string;
  readonly role: Role;
  readonly firstName: string;
  readonly lastName: string;
  /** The id or the code of the agency. */
  readonly agency: string | null;
  readonly passwordStdin: boolean;
}

export const usersCreate: Command = {
  summary: 'add a user, such as the first administrator; prints a password unless one is given',
  usage:
    '--email <e-mail> --role <role> [--first-name <name>] [--last-name <name>] [--agency <id or code>] [--password-stdin]',
  async run(args, environment) {
    const { passwordStdin, agency, ...user } = readUser(args);
    const given = passwordStdin ? await readPassword() : null;
    const { Identity, generatePassword } = await import('../modules/identity/index.js');
    return withApp(environment, async (app) => {
      const password = given ?? generatePassword();
      const agencyId = agency === null || isId(agency) ? agency : (await agencyOf(app, agency)).id;
      const { id, email, role } = await app
        .get(Identity, { strict: false })
        .createUser(SYSTEM_ACTOR, { ...user, agencyId, password });
      console.log(`Created ${role} ${email} (${id})`);
      if (given === null) console.log(`Password, shown only now: ${password}`);
    });
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
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw new UsageError('--email must be an e-mail address');
  if (!isSignInRole(role)) throw new UsageError(`--role must be one of ${SIGN_IN_ROLES.join(', ')}`);
  return {
    email,
    role,
    firstName: line('first-name'),
    lastName: line('last-name'),
    agency: values.agency ?? null,
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
