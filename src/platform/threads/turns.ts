import { setImmediate } from 'node:timers/promises';
import type { Slices } from '../../shared/slices.js';

/** Lets other work run every few milliseconds during long work on the event loop. */
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

/** Runs work in slices, and lets other work run between them. */
export async function inTurns<T>(work: Slices<T>): Promise<T> {
  const turns = new Turns();
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    if (turns.isOver) await turns.next();
  }
}
