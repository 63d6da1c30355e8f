import type { INestApplicationContext } from '@nestjs/common';
import { demoUsers } from '../../src/database/seed/demo-data.js';
import { Identity } from '../../src/modules/identity/index.js';
import type { Role } from '../../src/shared/actor.js';

/** Somebody of the demo: the first of a role, or a second adjuster, who approves what the first one does. */
export type DemoPerson = Role | 'examiner';

/** A token of a user as the command line makes one: quick, because no password is hashed for it. */
export async function tokenOf(app: INestApplicationContext, email: string): Promise<string> {
  return (await app.get(Identity, { strict: false }).issueToken({ holder: { email } })).accessToken;
}

export function demoToken(app: INestApplicationContext, person: DemoPerson): Promise<string> {
  return tokenOf(app, demoUser(person).email);
}

export function demoUser(person: DemoPerson): (typeof demoUsers)[number] {
  const user = demoUsers.find(({ email }) => email.startsWith(`${person}@`));
  if (!user) throw new Error(`There is no demo user ${person}`);
  return user;
}
