import { Turnstile } from '../../../platform/turnstile.js';
import { identityError } from '../identity.errors.js';

/** Half of libuv's four threads, so that DNS look-ups and file reads go on while passwords are hashed. */
export const HASHING_SLOTS = 2;
/** At some 50 ms for each hash, the last in the queue waits less than two seconds. */
export const HASHING_QUEUE = 64;
const PATIENCE_MS = 5_000;
const PATIENCE_OF_ACCOUNT_MS = 10_000;

/**
 * Limits how many passwords are hashed at once. Each takes 46 MiB, so a flood of sign-ins could use up the memory. Work that does not fit
 * into the queue, or waits too long in it, is refused as busy.
 */
export class HashingCapacity {
  private readonly slots: Turnstile;
  private readonly accounts = new Map<string, Turnstile>();

  constructor(
    places = HASHING_SLOTS,
    private readonly longestQueue = HASHING_QUEUE,
    patienceMs = PATIENCE_MS,
  ) {
    this.slots = new Turnstile({ places, longestQueue, patienceMs }, busy);
  }

  run<T>(work: () => Promise<T>): Promise<T> {
    return within(this.slots, work);
  }

  /**
   * Runs work that waits for an account's row while it has a slot: one at a time for each account, so that a locked
   * row does not keep others from signing in.
   */
  async runFor<T>(account: string, work: () => Promise<T>): Promise<T> {
    const { longestQueue } = this;
    const waits = { places: 1, longestQueue, patienceMs: PATIENCE_OF_ACCOUNT_MS };
    const own = this.accounts.get(account) ?? new Turnstile(waits, busy);
    this.accounts.set(account, own);
    try {
      return await within(own, () => this.run(work));
    } finally {
      if (own.isEmpty) this.accounts.delete(account);
    }
  }
}

async function within<T>(turnstile: Turnstile, work: () => Promise<T>): Promise<T> {
  await turnstile.enter();
  try {
    return await work();
  } finally {
    turnstile.leave();
  }
}

function busy(): Error {
  return identityError('identity.sign-in-busy', { retryAfter: 2 });
}
