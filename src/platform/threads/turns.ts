import { setImmediate } from 'node:timers/promises';

/** For long work on the event loop that cannot leave it: whoever does it gives others their turn every few milliseconds. */
export class Turns {
  private since = performance.now();

  constructor(private readonly milliseconds = 10) {}

  get isOver(): boolean {
    return performance.now() - this.since >= this.milliseconds;
  }

  async next(): Promise<void> {
    await setImmediate();
    this.since = performance.now();
  }
}
