import type { JWK } from 'jose';

export interface PublicKey {
  readonly kid: string;
  readonly jwk: JWK;
  readonly pem: string;
}

/** The shortest time between two reads of the database; all requests with unknown keys in between share the next read. */
const PAUSE_MS = 100;
/** A retired key is forgotten after this time, even if no unknown key has caused a read. */
const MAX_AGE_MS = 5 * 60_000;

/**
 * The public keys by id, in memory. The key of an id never changes, so only an unknown id needs the database. It is read at once, because
 * another instance may have rotated just now; invented ids cannot flood it, because all wait for the same read, at most ten a second.
 */
export class KeyRing {
  private keys: ReadonlyMap<string, PublicKey> = new Map();
  private lookedAt = -Infinity;
  private running: Promise<unknown> = Promise.resolve();
  private queued: Promise<void> | null = null;

  constructor(
    private readonly load: () => Promise<readonly PublicKey[]>,
    private readonly pauseMs: number = PAUSE_MS,
  ) {}

  async find(kid: string): Promise<PublicKey | null> {
    const known = this.keys.get(kid);
    if (known && performance.now() - this.lookedAt < MAX_AGE_MS) return known;
    await this.look();
    return this.keys.get(kid) ?? null;
  }

  /** All keys, read from the database. */
  async all(): Promise<readonly PublicKey[]> {
    await this.look();
    return [...this.keys.values()];
  }

  /** Waits for a read that begins now: one that has begun may miss the key. */
  private look(): Promise<void> {
    return (this.queued ??= this.lookAfter(this.running));
  }

  private async lookAfter(running: Promise<unknown>): Promise<void> {
    await running;
    const wait = this.lookedAt + this.pauseMs - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    this.lookedAt = performance.now();
    const loading = this.load();
    this.queued = null;
    this.running = loading.catch(() => undefined);
    this.keys = new Map((await loading).map((key) => [key.kid, key]));
  }
}
