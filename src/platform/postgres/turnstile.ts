import { DatabaseUnavailable } from './unavailable.js';

/** Lets so many in at a time, in order; who waits longer than the patience there is goes away. */
export class Turnstile {
  private inside = 0;
  private readonly queue: (() => void)[] = [];

  constructor(
    private readonly places: number,
    private readonly patienceMs: number,
  ) {}

  get waiting(): number {
    return this.queue.length;
  }

  async enter(): Promise<void> {
    if (this.inside < this.places) {
      this.inside += 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const next = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.queue.splice(this.queue.indexOf(next), 1);
        reject(new DatabaseUnavailable('No place for another transaction became free in time'));
      }, this.patienceMs);
      this.queue.push(next);
    });
  }

  /** The place passes to the next one who waits. */
  leave(): void {
    const next = this.queue.shift();
    if (next) next();
    else this.inside -= 1;
  }
}
