import { Turnstile } from '../../../platform/turnstile.js';
import { identityError } from '../identity.errors.js';

/** Half of libuv's four threads, so that name look-ups and file reads go on while passwords are checked. */
export const HASHING_SLOTS = 2;
/** At some 50 ms a hash the last in the queue waits under two seconds. */
export const HASHING_QUEUE = 64;
/** Unless those in front wait for a row of the database, which ends after seconds for each of them. */
const HASHING_PATIENCE_MS = 5_000;

/**
 * Bounds how many passwords are hashed at once. Each takes 46 MiB, so a flood of sign-ins would otherwise take the whole
 * machine's memory; what neither runs nor fits in the queue, or waits too long in it, is told to come back.
 */
export class HashingCapacity {
  private readonly turnstile: Turnstile;

  constructor(places = HASHING_SLOTS, longestQueue = HASHING_QUEUE, patienceMs = HASHING_PATIENCE_MS) {
    this.turnstile = new Turnstile({ places, longestQueue, patienceMs }, () =>
      identityError('identity.sign-in-busy', { retryAfter: 2 }),
    );
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.turnstile.enter();
    try {
      return await work();
    } finally {
      this.turnstile.leave();
    }
  }
}
