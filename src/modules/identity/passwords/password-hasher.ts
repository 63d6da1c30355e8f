import type { Algorithm } from '@node-rs/argon2';
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';
import type { Peppers } from '../../../platform/config/env-values.js';

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

export type HashParameters = Readonly<Record<keyof typeof HASH_PARAMETERS, number>>;

/** The id of the pepper stands before the hash: PHC strings have a field for it that the package does not read. */
const PEPPERED = /^pepper=([^$]+)(\$.*)$/s;

interface KeptHash {
  readonly pepperId: string | null;
  readonly hash: string;
}

/** Argon2id over normalized passwords, on libuv's threads. Callers hold a place of HashingCapacity. */
export class PasswordHasher {
  private decoy: Promise<string> | null = null;

  constructor(
    private readonly peppers: Peppers = { current: null, former: [] },
    private readonly parameters: HashParameters = HASH_PARAMETERS,
  ) {}

  async hash(password: string): Promise<string> {
    const { current } = this.peppers;
    if (current === null) return hash(password, this.parameters);
    return `pepper=${current.id}${await hash(password, { ...this.parameters, secret: current.key })}`;
  }

  /**
   * Whether the password belongs to the hash. Without a hash (no such user, or one who signs in elsewhere) the same work is
   * done against a hash that nothing matches, so that the time of the answer does not tell who has an account.
   */
  async verify(passwordHash: string | null, password: string): Promise<boolean> {
    const isKnown = passwordHash !== null && this.isPepperKnown(kept(passwordHash).pepperId);
    const { pepperId, hash: bare } = kept(isKnown ? passwordHash : await this.decoyHash());
    const secret = this.keyOf(pepperId);
    const matches = await verify(bare, password, secret && { secret });
    return matches && isKnown;
  }

  /**
   * True for hashes of weaker parameters than today's, or of another pepper; they are renewed at the next sign-in, when the password is
   * at hand.
   */
  isOutdated(passwordHash: string): boolean {
    const { pepperId, hash: bare } = kept(passwordHash);
    const { algorithm, memoryCost, timeCost, parallelism } = parseOptions(bare);
    return (
      pepperId !== (this.peppers.current?.id ?? null) ||
      algorithm !== this.parameters.algorithm ||
      memoryCost !== this.parameters.memoryCost ||
      timeCost !== this.parameters.timeCost ||
      parallelism !== this.parameters.parallelism
    );
  }

  /** Made before the first sign-in, which would otherwise take twice as long for an unknown user. */
  async prepare(): Promise<void> {
    await this.decoyHash();
  }

  /** Nobody whose hash has an unknown one can sign in. */
  isPepperKnown(id: string | null): boolean {
    return id === null || this.keyOf(id) !== undefined;
  }

  private keyOf(id: string | null): Buffer | undefined {
    const { current, former } = this.peppers;
    return [...(current ? [current] : []), ...former].find((each) => each.id === id)?.key;
  }

  private decoyHash(): Promise<string> {
    return (this.decoy ??= this.hash(randomBytes(32).toString('base64')));
  }
}

function kept(passwordHash: string): KeptHash {
  const [, pepperId = null, hash = passwordHash] = PEPPERED.exec(passwordHash) ?? [];
  return { pepperId, hash };
}
