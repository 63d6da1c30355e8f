import type { INestApplicationContext } from '@nestjs/common';
import { demoUsers } from '../../src/database/seed/demo-data.js';
import { Identity } from '../../src/modules/identity/index.js';
import type { Role } from '../../src/shared/actor.js';

/** A token of a user as the command line makes one: quick, because no password is hashed for it. */
export async function tokenOf(app: INestApplicationContext, email: string): Promise<string> {
  return (await app.get(Identity, { strict: false }).issueToken({ holder: { email } })).accessToken;
}

export function demoToken(app: INestApplicationContext, role: Role): Promise<string> {
  return tokenOf(app, demoUser(role).email);
}

export function demoUser(role: Role): (typeof demoUsers)[number] {
  const user = demoUsers.find((each) => each.role === role);
  if (!user) throw new Error(`There is no demo user of role ${role}`);
  return user;
}
