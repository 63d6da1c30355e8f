import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { HASH_PARAMETERS, PasswordHasher } from '../../src/modules/identity/passwords/password-hasher.js';

export const QUICK = { ...HASH_PARAMETERS, memoryCost: 512 };

/**
 * Lets an application that is put together, and not yet initialized, hash passwords with little memory: each start makes a hash,
 * and so does each sign-in. Whoever looks at the cost itself asks for the real one.
 */
export function hashQuickly(app: NestFastifyApplication): void {
  Object.assign(app.get(PasswordHasher, { strict: false }), { parameters: QUICK });
}
