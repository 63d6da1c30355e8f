import type { JWK } from 'jose';

export interface PublicKey {
  readonly kid: string;
  readonly jwk: JWK;
  readonly pem: string;
}

/** Least time between two looks into the database: all requests with unknown keys in between share the next look. */
const PAUSE_MS = 100;
/** A key that was retired is forgotten by then, also where no unknown key gave reason to look. */
const MAX_AGE_MS = 5 * 60_000;

/**
 * The public keys by their id, in memory. A key never changes under its id, so only an unknown id needs the database, and
 * it is asked at once, because another instance may have rotated a moment ago. Invented ids cannot make a flood of it:
 * however many arrive, they wait for the same look, at most ten a second.
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

  /** The keys as they are in the database now. */
  async all(): Promise<readonly PublicKey[]> {
    await this.look();
    return [...this.keys.values()];
  }

  /** Never joins a look that has begun: it may have begun before the key in question was written. */
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
