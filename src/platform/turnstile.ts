export interface Places {
  readonly places: number;
  /** The longest wait for a place in milliseconds. */
  readonly patienceMs: number;
  /** How many may wait; unlimited by default. */
  readonly longestQueue?: number;
}

/**
 * Limits how many callers are inside at a time, in order of arrival. A caller that would wait too long, or
 * behind too many others, gets the refusal.
 */
export class Turnstile {
  private inside = 0;
  private readonly queue: (() => void)[] = [];

  constructor(
    private readonly bounds: Places,
    private readonly refusal: () => Error,
  ) {}

  get waiting(): number {
    return this.queue.length;
  }

  /** Whether nobody is inside or waiting. */
  get isEmpty(): boolean {
    return this.inside === 0;
  }

  async enter(): Promise<void> {
    const { places, patienceMs, longestQueue = Infinity } = this.bounds;
    if (this.inside < places) {
      this.inside += 1;
      return;
    }
    if (this.queue.length >= longestQueue) throw this.refusal();
    await new Promise<void>((resolve, reject) => {
      const next = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.queue.splice(this.queue.indexOf(next), 1);
        reject(this.refusal());
      }, patienceMs);
      this.queue.push(next);
    });
  }

  /** Leaves; the next waiting caller gets the place. */
  leave(): void {
    const next = this.queue.shift();
    if (next) next();
    else this.inside -= 1;
  }
}
