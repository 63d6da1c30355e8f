import { identityError } from '../identity.errors.js';

/** Half of libuv's four threads, so that name look-ups and file reads go on while passwords are checked. */
export const HASHING_SLOTS = 2;
/** At some 50 ms a hash the last in the queue waits under two seconds. */
export const HASHING_QUEUE = 64;

/**
 * Bounds how many passwords are hashed at once. Each takes 46 MiB, so a flood of sign-ins would otherwise take the whole
 * machine's memory; what neither runs nor fits in the queue is told to come back.
 */
export class HashingCapacity {
  private free: number;
  private readonly queue: (() => void)[] = [];

  constructor(
    slots: number = HASHING_SLOTS,
    private readonly queueLength: number = HASHING_QUEUE,
  ) {
    this.free = slots;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.take();
    try {
      return await work();
    } finally {
      this.give();
    }
  }

  private async take(): Promise<void> {
    if (this.free > 0) {
      this.free--;
      return;
    }
    if (this.queue.length >= this.queueLength)
      throw identityError('identity.sign-in-busy', { retryAfter: 2 });
    await new Promise<void>((resolve) => this.queue.push(resolve));
  }

  /** Hands the slot to the next in line, who therefore does not take one from `free`. */
  private give(): void {
    const next = this.queue.shift();
    if (next) next();
    else this.free++;
  }
}
