import type { Algorithm } from '@node-rs/argon2';
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';
import type { Peppers } from '../../../platform/config/env-values.js';

/** The package's enum has no value at run time. */
const ARGON2ID: Algorithm = 2;

/**
 * The first choice of OWASP's Password Storage Cheat Sheet for argon2id: 46 MiB, one pass, one lane. It costs an attacker's graphics card
 * more than 19 MiB with two passes, which is equally slow, and takes us some 50 ms.
 */
export const HASH_PARAMETERS = {
  algorithm: ARGON2ID,
  memoryCost: 47_104,
  timeCost: 1,
  parallelism: 1,
} as const;

export type HashParameters = Readonly<Record<keyof typeof HASH_PARAMETERS, number>>;

/** The id of the pepper precedes the hash, because the package does not read the field of PHC strings for it. */
const PEPPERED = /^pepper=([^$]+)(\$.*)$/s;

interface KeptHash {
  readonly pepperId: string | null;
  readonly hash: string;
}

/** Hashes normalized passwords with argon2id on libuv's threads. Callers must hold a slot of HashingCapacity. */
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
   * Whether the password matches the hash. Without a hash (unknown user, or one who signs in elsewhere) the same work is done on a decoy
   * hash, so that the time does not tell who has an account.
   */
  async verify(passwordHash: string | null, password: string): Promise<boolean> {
    const isKnown = passwordHash !== null && this.isPepperKnown(kept(passwordHash).pepperId);
    const { pepperId, hash: bare } = kept(isKnown ? passwordHash : await this.decoyHash());
    const secret = this.keyOf(pepperId);
    const matches = await verify(bare, password, secret && { secret });
    return matches && isKnown;
  }

  /** True for hashes with weaker parameters or another pepper; they are renewed at the next sign-in, when the password is known. */
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

  /** Makes the decoy hash before the first sign-in, which would otherwise take twice as long for an unknown user. */
  async prepare(): Promise<void> {
    await this.decoyHash();
  }

  /** Whether a pepper is configured; users with any other pepper cannot sign in. */
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
