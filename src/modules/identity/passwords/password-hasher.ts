import { Injectable } from '@nestjs/common';
import type { Algorithm } from '@node-rs/argon2';
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';

/** The package's enum exists for the compiler only. */
const ARGON2ID: Algorithm = 2;

/**
 * OWASP Password Storage Cheat Sheet's first choice for argon2id: 46 MiB, one pass, one lane. It costs an attacker's
 * graphics card more than the equally slow 19 MiB with two passes, and takes us some 50 ms.
 */
export const HASH_PARAMETERS = {
  algorithm: ARGON2ID,
  memoryCost: 47_104,
  timeCost: 1,
  parallelism: 1,
} as const;

/** Argon2id over normalised passwords, on libuv's threads. Callers hold a place of HashingCapacity. */
@Injectable()
export class PasswordHasher {
  private decoy: Promise<string> | null = null;

  hash(password: string): Promise<string> {
    return hash(password, HASH_PARAMETERS);
  }

  /**
   * Whether the password belongs to the hash. Without a hash (no such user, or one who signs in elsewhere) the same work is
   * done against a hash that nothing matches, so that the time of the answer does not tell who has an account.
   */
  async verify(passwordHash: string | null, password: string): Promise<boolean> {
    const matches = await verify(passwordHash ?? (await this.decoyHash()), password);
    return matches && passwordHash !== null;
  }

  /** True for hashes of weaker parameters than today's; they are renewed at the next sign-in, when the password is at hand. */
  isOutdated(passwordHash: string): boolean {
    const { algorithm, memoryCost, timeCost, parallelism } = parseOptions(passwordHash);
    return (
      algorithm !== HASH_PARAMETERS.algorithm ||
      memoryCost !== HASH_PARAMETERS.memoryCost ||
      timeCost !== HASH_PARAMETERS.timeCost ||
      parallelism !== HASH_PARAMETERS.parallelism
    );
  }

  /** Made before the first sign-in, which would otherwise take twice as long for an unknown user. */
  async prepare(): Promise<void> {
    await this.decoyHash();
  }

  private decoyHash(): Promise<string> {
    return (this.decoy ??= this.hash(randomBytes(32).toString('base64')));
  }
}
