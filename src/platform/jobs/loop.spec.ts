import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Loop } from './loop.js';

const LONG_MS = 3_600_000;

describe('a loop', () => {
  let loop: Loop;
  let rounds = 0;
  afterEach(async () => {
    await loop.stop();
    rounds = 0;
  });

  it('does nothing before its start, and goes round again after each pause', async () => {
    loop = new Loop(1, () => Promise.resolve(++rounds > 0));
    await delay(10);
    expect([rounds, loop.secondsSinceSuccess]).toEqual([0, 0]);
    loop.start();
    while (rounds < 3) await delay(1);
  });

  it('goes round at once when it is woken, also while it is at work, and never twice at a time', async () => {
    let atOnce = 0;
    loop = new Loop(LONG_MS, async () => {
      expect(++atOnce).toBe(1);
      await delay(5);
      atOnce -= 1;
      return ++rounds > 0;
    });
    loop.start();
    loop.wake();
    while (atOnce === 0) await delay(1);
    loop.wake();
    loop.wake();
    while (rounds < 2) await delay(1);
    await delay(20);
    expect(rounds).toBe(2);
  });

  it('that is stopped tells its work, waits for it, and begins nothing more', async () => {
    let ended = false;
    loop = new Loop(1, async (signal) => {
      rounds += 1;
      while (!signal.aborted) await delay(1);
      await delay(5);
      ended = true;
      return true;
    });
    loop.start();
    while (rounds === 0) await delay(1);
    await loop.stop();
    expect(ended).toBe(true);
    loop.wake();
    await delay(10);
    expect(rounds).toBe(1);
  });
});
