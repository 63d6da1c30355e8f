import { setImmediate } from 'node:timers/promises';
import type { Slices } from '../../shared/slices.js';

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

/** Does work in slices and gives others their turn between them. */
export async function inTurns<T>(work: Slices<T>): Promise<T> {
  const turns = new Turns();
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    if (turns.isOver) await turns.next();
  }
}
